/* picolibc's crt0 leaves the trap handler to the program. */

#include "checks.h"

__attribute__((naked, aligned(4), used)) static void trap(void)
{
  __asm__("la sp, __stack\n"
          "j on_fault\n");
}

__attribute__((constructor)) static void set_trap(void)
{
  __asm__(".option push\n"
          ".option arch, +zicsr\n"
          "csrw mtvec, %0\n"
          ".option pop\n"
          :
          : "r"(trap));
}

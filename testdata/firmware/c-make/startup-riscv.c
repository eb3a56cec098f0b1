/* Start-up code for RISC-V, machine mode, one hart: the others wait. */

#include "startup.h"

_Noreturn void on_fault(void);

_Noreturn void start(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

/* Takes a fresh stack first, and needs no register: after an overflow the stack pointer is below
   RAM, and an ordinary handler would fault for ever. */
__attribute__((naked, aligned(4))) static void trap(void)
{
  __asm__("la sp, _stack_start\n"
          "j on_fault\n");
}

__attribute__((naked, used, section(".init"))) void _start(void)
{
  __asm__(".option push\n"
          ".option arch, +zicsr\n"
          "csrr t0, mhartid\n"
          ".option pop\n"
          "0:\n"
          "beqz t0, 1f\n"
          "wfi\n"
          "j 0b\n"
          "1:\n"
          ".option push\n"
          ".option norelax\n"
          "la gp, __global_pointer$\n"
          ".option pop\n"
          "la sp, _stack_start\n"
          "la tp, __tls_base\n"
          "la t0, %0\n"
          ".option push\n"
          ".option arch, +zicsr\n"
          "csrw mtvec, t0\n"
          ".option pop\n"
          "j start\n"
          :
          : "i"(trap));
}

/* Start-up code for RISC-V, machine mode, one hart. */

#include "start.h"

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

/* Where a trap finds its stack, if it has one of its own. */
#ifndef TRAP_STACK
#define TRAP_STACK STACK_START
#endif

_Noreturn __attribute__((used)) static void start(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

/* Takes a fresh stack first: after an overflow the stack pointer is below RAM, and an ordinary
   handler would fault for ever. */
__attribute__((naked, aligned(4), used)) static void trap(void)
{
  __asm__("la sp, " TEXT(TRAP_STACK) "\n"
          "j on_fault\n");
}

__attribute__((naked, used, section(".init"))) void _start(void)
{
  __asm__(".option push\n"
          ".option norelax\n"
          "la gp, __global_pointer$\n"
          ".option pop\n"
          "la sp, " TEXT(STACK_START) "\n"
          "la t0, trap\n"
          ".option push\n"
          ".option arch, +zicsr\n"
          "csrw mtvec, t0\n"
          ".option pop\n"
          "j start\n");
}

/* Sets the stack's limit first: the processor faults when the stack grows over it. */

#include "start.h"

extern char _vStackTop[], _vStackBase[];

__attribute__((naked)) void ResetISR(void)
{
  __asm__("cpsid i\n"
          "ldr r0, =_vStackTop\n"
          "msr msp, r0\n"
          "ldr r0, =_vStackBase\n"
          "msr msplim, r0\n"
          "cpsie i\n"
          "b start\n");
}

_Noreturn __attribute__((used)) static void start(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

__attribute__((naked)) static void fault(void)
{
  __asm__("movs r0, #0\n"
          "msr msplim, r0\n"
          "ldr r0, =_vStackTop\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

__attribute__((section(".isr_vector"), used)) static const void *const g_pfnVectors[16] = {
    _vStackTop, (void *)ResetISR, (void *)fault, (void *)fault,
    (void *)fault, (void *)fault, (void *)fault, (void *)fault,
};

/* The program runs on the process stack; faults and interrupts take the main one. */

#include "start.h"

extern char __main_stack_end__[];

_Noreturn __attribute__((used)) static void start(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

__attribute__((naked)) void Reset_Handler(void)
{
  __asm__("ldr r0, =__process_stack_end__\n"
          "msr psp, r0\n"
          "movs r0, #2\n"
          "msr control, r0\n"
          "isb\n"
          "b start\n");
}

__attribute__((naked)) static void fault(void)
{
  __asm__("ldr r0, =__main_stack_end__\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

__attribute__((section(".isr_vector"), used)) static const void *const vectors[16] = {
    __main_stack_end__, (void *)Reset_Handler, (void *)fault, (void *)fault,
    (void *)fault,      (void *)fault,         (void *)fault, (void *)fault,
};

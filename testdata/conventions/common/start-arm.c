/* Start-up code for Arm Cortex-M. */

#include "start.h"

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

#ifndef VECTORS
#define VECTORS ".isr_vector"
#endif

extern char STACK_START[];

_Noreturn void Reset_Handler(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

/* Takes a fresh stack first: after an overflow the stack pointer is below RAM, and the first push of
   an ordinary handler would lock up the processor. */
__attribute__((naked)) void Fault_Handler(void)
{
  __asm__("ldr r0, =" TEXT(STACK_START) "\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

__attribute__((section(VECTORS), used)) const void *const vectors[16] = {
    STACK_START,
    (void *)Reset_Handler,
    (void *)Fault_Handler, /* NMI */
    (void *)Fault_Handler, /* HardFault */
    (void *)Fault_Handler, /* MemManage */
    (void *)Fault_Handler, /* BusFault */
    (void *)Fault_Handler, /* UsageFault */
    (void *)Fault_Handler, /* SecureFault */
};

/* Start-up code for Arm Cortex-M. */

#include "startup.h"

/* The script's name of the initial stack pointer. */
#ifndef STACK_START
#define STACK_START _estack
#endif
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

extern char STACK_START[];

_Noreturn void on_fault(void);

_Noreturn void Reset_Handler(void)
{
  init_statics();
  main();
  for (;;) {
  }
}

/* Takes a fresh stack first. After an overflow the stack pointer is below RAM: the first push of an
   ordinary handler would fault again and lock up the processor. */
__attribute__((naked)) void Fault_Handler(void)
{
  __asm__("ldr r0, =" TEXT(STACK_START) "\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

__attribute__((section(".isr_vector"), used)) static const void *const vectors[16] = {
    STACK_START,
    (void *)Reset_Handler,
    (void *)Fault_Handler, /* NMI */
    (void *)Fault_Handler, /* HardFault, which is all that Cortex-M0 has */
    (void *)Fault_Handler, /* MemManage */
    (void *)Fault_Handler, /* BusFault */
    (void *)Fault_Handler, /* UsageFault */
    (void *)Fault_Handler, /* SecureFault */
};

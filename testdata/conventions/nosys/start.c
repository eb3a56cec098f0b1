/* Copies .data, and leaves the rest to newlib's crt0, as start-up code after CMSIS does. */

#include "start.h"

extern char __StackTop[];
_Noreturn void _start(void);

_Noreturn void Reset_Handler(void)
{
  const volatile uint32_t *from = DATA_LOAD;
  for (volatile uint32_t *to = DATA_START; to < DATA_END; to++) {
    *to = *from++;
  }
  _start();
}

__attribute__((naked)) static void fault(void)
{
  __asm__("ldr r0, =__StackTop\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

__attribute__((section(".isr_vector"), used)) static const void *const vectors[16] = {
    __StackTop, (void *)Reset_Handler, (void *)fault, (void *)fault,
    (void *)fault, (void *)fault, (void *)fault, (void *)fault,
};

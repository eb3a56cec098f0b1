/* picolibc's table of vectors calls this one. */

#include "checks.h"

__attribute__((naked)) void arm_hardfault_isr(void)
{
  __asm__("ldr r0, =__stack\n"
          "msr msp, r0\n"
          "bl on_fault\n");
}

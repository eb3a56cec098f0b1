/* Talking to the host (here QEMU): prints, and ends the program with a status. */

#pragma once

#include <stdint.h>

/* Asks the host to do something; the operations used here change no memory. */
static inline void semihosting(uintptr_t operation, const volatile void *argument)
{
#ifdef __arm__
  register uintptr_t r0 __asm__("r0") = operation;
  register const volatile void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
#else
  register uintptr_t a0 __asm__("a0") = operation;
  register const volatile void *a1 __asm__("a1") = argument;
  /* The host knows the request by the two instructions around ebreak; none of the three may be
     compressed. */
  __asm__ volatile(".balign 16\n"
                   ".option push\n"
                   ".option norvc\n"
                   "slli x0, x0, 0x1f\n"
                   "ebreak\n"
                   "srai x0, x0, 7\n"
                   ".option pop"
                   : "+r"(a0)
                   : "r"(a1)
                   : "memory");
#endif
}

static inline void print(const char *text)
{
  semihosting(0x04 /* SYS_WRITE0 */, text);
}

static inline void print_hex(uint8_t value)
{
  static const char digits[] = "0123456789abcdef";
  char text[] = {digits[value >> 4], digits[value & 15], 0};
  print(text);
}

static inline _Noreturn void exit_with(uintptr_t status)
{
  const uintptr_t argument[] = {0x20026 /* ADP_Stopped_ApplicationExit */, status};
  for (;;) {
    semihosting(0x20 /* SYS_EXIT_EXTENDED */, argument);
  }
}

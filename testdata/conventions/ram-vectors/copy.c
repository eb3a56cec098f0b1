/* Takes an interrupt through the copy of the vector table. */

#include <stdint.h>
#include <string.h>

#include "checks.h"

enum { SYSTEM_HANDLERS = 16, INTERRUPTS = 32, PEND_SV = 14 };

extern const void *const vectors[SYSTEM_HANDLERS];
extern const void *__ram_vectors[];

__attribute__((section(".ram_vectors"), used)) static const void
    *volatile ram_vectors[SYSTEM_HANDLERS + INTERRUPTS];

/* Changed by the interrupt only. */
static volatile uint32_t taken;

static void take(void)
{
  taken++;
}

void special_start(void)
{
  volatile uint32_t *const icsr = (volatile uint32_t *)0xE000ED04;
  volatile uint32_t *const vtor = (volatile uint32_t *)0xE000ED08;
  memcpy(__ram_vectors, vectors, sizeof vectors);
  ram_vectors[PEND_SV] = (const void *)take;
  *vtor = (uint32_t)__ram_vectors;
  *icsr = 1u << 28; /* PendSV */
  __asm__ volatile("dsb\n isb" ::: "memory");
}

bool special_intact(void)
{
  return taken == 1 && ram_vectors[PEND_SV] == (const void *)take;
}

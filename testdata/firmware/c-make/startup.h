/* What every start-up code does once it has a stack: the statics, then main. The names are those of
   the linker scripts. */

#pragma once

#include <stdint.h>

extern uint32_t _sidata[], _sdata[], _edata[], _sbss[], _ebss[];

int main(void);

static inline void init_statics(void)
{
  const volatile uint32_t *from = _sidata;
  for (volatile uint32_t *to = _sdata; to < _edata; to++) {
    *to = *from++;
  }
  for (volatile uint32_t *to = _sbss; to < _ebss; to++) {
    *to = 0;
  }
}

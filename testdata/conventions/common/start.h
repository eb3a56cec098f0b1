/* What every start-up code does once it has a stack. */

#pragma once

#include <names.h>
#include <stdint.h>

#include "checks.h"

extern uint32_t DATA_LOAD[], DATA_START[], DATA_END[], BSS_START[], BSS_END[];

int main(void);

static inline void init_statics(void)
{
  const volatile uint32_t *from = DATA_LOAD;
  for (volatile uint32_t *to = DATA_START; to < DATA_END; to++) {
    *to = *from++;
  }
  for (volatile uint32_t *to = BSS_START; to < BSS_END; to++) {
    *to = 0;
  }
}

/* A buffer below the heap. */

#include <stdint.h>

#include "checks.h"

__attribute__((section(".dmabuffers"), used)) static volatile uint8_t buffer[256];

void special_start(void)
{
  for (unsigned i = 0; i < sizeof buffer; i++) {
    buffer[i] = 0x33;
  }
}

bool special_intact(void)
{
  for (unsigned i = 0; i < sizeof buffer; i++) {
    if (buffer[i] != 0x33) {
      return false;
    }
  }
  return true;
}

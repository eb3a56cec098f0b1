/* Draws by the array, and reads by the symbol, as a display would. */

#include <stdint.h>

#include "checks.h"

enum { SIZE = 1024, WHITE = 0x77 };

extern const volatile uint8_t __framebuffer[];

__attribute__((section(".framebuffer"), used)) static volatile uint8_t pixels[SIZE];

void special_start(void)
{
  for (unsigned i = 0; i < SIZE; i++) {
    pixels[i] = WHITE;
  }
}

bool special_intact(void)
{
  for (unsigned i = 0; i < SIZE; i++) {
    if (__framebuffer[i] != WHITE || pixels[i] != WHITE) {
      return false;
    }
  }
  return true;
}

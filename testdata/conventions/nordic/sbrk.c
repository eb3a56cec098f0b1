/* The heap is from __HeapBase to __HeapLimit. */

#include <stddef.h>
#include <stdint.h>

extern uint8_t __HeapBase, __HeapLimit;

void *_sbrk(ptrdiff_t increment)
{
  static uint8_t *top = &__HeapBase;
  if (top + increment > &__HeapLimit) {
    return (void *)-1;
  }
  uint8_t *block = top;
  top += increment;
  return block;
}

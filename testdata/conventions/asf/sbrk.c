/* The heap is from the end of everything to the end of RAM. */

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

extern uint32_t _end, __ram_end__;

void *_sbrk(ptrdiff_t increment)
{
  static uint8_t *heap = NULL;
  if (heap == NULL) {
    heap = (uint8_t *)&_end;
  }
  uint8_t *before = heap;
  if (heap + increment > (uint8_t *)&__ram_end__) {
    errno = ENOMEM;
    return (void *)-1;
  }
  heap += increment;
  return before;
}

/* The heap may grow over its least size, up to the stack. */

#include <stddef.h>

extern char end, __StackLimit;

void *_sbrk(ptrdiff_t increment)
{
  static char *heap_end = NULL;
  if (heap_end == NULL) {
    heap_end = &end;
  }
  char *before = heap_end;
  char *after = before + increment;
  if (after > &__StackLimit) {
    return (void *)-1;
  }
  heap_end = after;
  return before;
}

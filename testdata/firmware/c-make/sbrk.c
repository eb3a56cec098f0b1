/* The heap of malloc.

   Many vendors' _sbrk ends the heap at the start of the stack (_estack less some bytes), since the
   stack lies above it. Flipped, the stack lies below, so that such an _sbrk never gives anything.
   This one ends at a limit of its own: the linker script reserves the heap in a section, which
   moves together with the other statics. It is right in both layouts. */

#include <errno.h>
#include <stddef.h>

extern char _heap_start[], _heap_end[];

void *_sbrk(ptrdiff_t increment)
{
  static char *next = _heap_start;
  if (increment > _heap_end - next || increment < _heap_start - next) {
    errno = ENOMEM;
    return (void *)-1;
  }
  char *block = next;
  next += increment;
  return block;
}

/* picolibc calls it so. */
void *sbrk(ptrdiff_t increment)
{
  return _sbrk(increment);
}

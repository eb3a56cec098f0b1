/* The heap is what the script gives. */

#include <errno.h>
#include <stddef.h>

extern char _pvHeapStart, _pvHeapLimit;

void *_sbrk(ptrdiff_t increment)
{
  static char *heap = &_pvHeapStart;
  if (heap + increment > &_pvHeapLimit) {
    errno = ENOMEM;
    return (void *)-1;
  }
  char *block = heap;
  heap += increment;
  return block;
}

/* The heap ends at __HeapLimit. */

#include <errno.h>
#include <stddef.h>

extern char end, __HeapLimit;

void *_sbrk(ptrdiff_t increment)
{
  static char *next = &end;
  if (next + increment > &__HeapLimit) {
    errno = ENOMEM;
    return (void *)-1;
  }
  char *block = next;
  next += increment;
  return block;
}

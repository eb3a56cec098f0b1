/* The heap may not reach the stack, which is where this function's own variable lies. */

#include <errno.h>
#include <stddef.h>

extern char end;

void *_sbrk(ptrdiff_t increment)
{
  static char *heap = &end;
  char here;
  char *volatile stack = &here;
  if (heap + increment > stack) {
    errno = ENOMEM;
    return (void *)-1;
  }
  char *block = heap;
  heap += increment;
  return block;
}

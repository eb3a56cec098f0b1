/* A heap that is right in every layout: a static, which moves as the other statics do. It replaces an
   _sbrk that goes by the stack pointer. */

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

static uint8_t heap[4096] __attribute__((aligned(8)));

void *_sbrk(ptrdiff_t increment)
{
  static ptrdiff_t used;
  if (increment > (ptrdiff_t)sizeof heap - used || increment < -used) {
    errno = ENOMEM;
    return (void *)-1;
  }
  void *block = heap + used;
  used += increment;
  return block;
}

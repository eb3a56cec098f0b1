/* Gets the whole heap at once, as a garbage collector does. */

#include <stddef.h>
#include <stdint.h>

#include "checks.h"

static uint8_t *next, *limit;

static void gc_init(void *start, void *end)
{
  next = start;
  limit = end;
}

void *gc_alloc(size_t size)
{
  if ((ptrdiff_t)size > limit - next) {
    return NULL;
  }
  uint8_t *block = next;
  next += size;
  return block;
}

void special_start(void)
{
  extern uint32_t _heap_start, _heap_end, _sstack, _estack, _ram_start, _ram_end;
  gc_init(&_heap_start, &_heap_end);
  /* The stack's limit and the memory's bounds, as `micropython.stack_use` and a memory check
     read them. */
  if (&_sstack >= &_estack || &_ram_start >= &_ram_end) {
    limit = next;
  }
}

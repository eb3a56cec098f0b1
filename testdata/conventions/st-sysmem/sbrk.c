/* The heap ends where the least stack begins. */

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

void *_sbrk(ptrdiff_t increment)
{
  extern uint8_t _end, _estack;
  extern uint32_t _Min_Stack_Size;
  const uint32_t limit = (uint32_t)&_estack - (uint32_t)&_Min_Stack_Size;
  static uint8_t *break_now = NULL;
  if (break_now == NULL) {
    break_now = &_end;
  }
  if (break_now + increment > (uint8_t *)limit) {
    errno = ENOMEM;
    return (void *)-1;
  }
  uint8_t *block = break_now;
  break_now += increment;
  return block;
}

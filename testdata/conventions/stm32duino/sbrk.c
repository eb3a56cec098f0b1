/* The heap ends where the least stack begins, or where the stack is now. */

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

static char *get_msp(void)
{
  char *msp;
  __asm__ volatile("mrs %0, msp" : "=r"(msp));
  return msp;
}

void *_sbrk(ptrdiff_t increment)
{
  extern char _end, _estack;
  extern uint32_t _Min_Stack_Size;
  static char *heap_end = &_end;
  char *block = heap_end;
  if (heap_end + increment > &_estack - (uint32_t)&_Min_Stack_Size ||
      heap_end + increment > get_msp()) {
    errno = ENOMEM;
    return (void *)-1;
  }
  heap_end += increment;
  return block;
}

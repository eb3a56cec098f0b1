/* An _sbrk from one symbol of the linker script to another. */

#pragma once

#include <errno.h>
#include <stddef.h>

#define SBRK(start, limit)                                                                         \
  void *_sbrk(ptrdiff_t increment)                                                                 \
  {                                                                                                \
    extern char start[], limit[];                                                                  \
    static char *next = start;                                                                     \
    if (increment > limit - next || increment < start - next) {                                    \
      errno = ENOMEM;                                                                              \
      return (void *)-1;                                                                           \
    }                                                                                              \
    char *block = next;                                                                            \
    next += increment;                                                                             \
    return block;                                                                                  \
  }

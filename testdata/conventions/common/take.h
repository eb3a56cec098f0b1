/* The simplest heap, from one symbol of the linker script to another, for programs without a C
   library. */

#pragma once

#include <stddef.h>

#define TAKE(start, limit)                                                                         \
  void *take(size_t size)                                                                          \
  {                                                                                                \
    extern char start[], limit[];                                                                  \
    static char *next = start;                                                                     \
    if ((ptrdiff_t)size > limit - next) {                                                          \
      return NULL;                                                                                 \
    }                                                                                              \
    char *block = next;                                                                            \
    next += size;                                                                                  \
    return block;                                                                                  \
  }

#include "sbrk-limits.h"

SBRK(__HeapStart, __HeapEnd)

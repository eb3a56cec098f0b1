#include "sbrk-limits.h"

SBRK(_heap_start, _heap_end)

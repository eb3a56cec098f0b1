#include "sbrk-limits.h"

SBRK(__end__, __HeapLimit)

#include "sbrk-limits.h"

SBRK(__heap_base__, __heap_end__)

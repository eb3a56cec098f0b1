#include "take.h"

TAKE(_heap_start, _heap_end)

#include "take.h"

TAKE(_end, _heap_end)

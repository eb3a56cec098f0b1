#include "take.h"

TAKE(metal_segment_heap_target_start, metal_segment_heap_target_end)

#include "take.h"

TAKE(HeapBase, HeapLimit)

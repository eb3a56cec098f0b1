#pragma once

#include_next <names.h>

#define ALLOCATE gc_alloc

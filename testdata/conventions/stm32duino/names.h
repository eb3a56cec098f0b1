#pragma once

#include_next <names.h>

#define HEAP_CAP 3072

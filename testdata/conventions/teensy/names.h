#pragma once

#include_next <names.h>

#undef DATA_LOAD
#define DATA_LOAD _sdataload

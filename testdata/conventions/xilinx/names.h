#pragma once

#include_next <names.h>

#undef STACK_START
#define STACK_START __stack
#define TRAP_STACK  __abort_stack
#define ALLOCATE    take

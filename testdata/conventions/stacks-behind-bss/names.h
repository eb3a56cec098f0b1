#pragma once

#include_next <names.h>

#undef STACK_START
#define STACK_START _stack_top
#define TRAP_STACK  _trap_stack_top
#define ALLOCATE    take

#pragma once

#define STACK_START _stack_end
#define DATA_LOAD   _data_init_start
#define DATA_START  _data_start
#define DATA_END    _data_end
#define BSS_START   _bss_start
#define BSS_END     _bss_end
#define ALLOCATE    take

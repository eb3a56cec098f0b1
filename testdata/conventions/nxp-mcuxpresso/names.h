#pragma once

#define STACK_START _vStackTop
#define DATA_LOAD   __data_load
#define DATA_START  _data
#define DATA_END    _edata
#define BSS_START   _bss
#define BSS_END     _ebss

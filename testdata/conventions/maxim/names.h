#pragma once

#define STACK_START __StackTop
#define DATA_LOAD   _etext
#define DATA_START  _data
#define DATA_END    _edata
#define BSS_START   _bss
#define BSS_END     _ebss

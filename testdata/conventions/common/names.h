/* What a linker script calls the things that start-up code needs. A convention with other names has
   its own names.h, which is found first. */

#pragma once

#define STACK_START _estack
#define DATA_LOAD   _sidata
#define DATA_START  _sdata
#define DATA_END    _edata
#define BSS_START   _sbss
#define BSS_END     _ebss

#pragma once

#define STACK_START _eusrstack
#define DATA_LOAD   _data_lma
#define DATA_START  _data_vma
#define DATA_END    _edata
#define BSS_START   _sbss
#define BSS_END     _ebss
#define ALLOCATE    take

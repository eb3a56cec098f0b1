#pragma once

#define STACK_START __StackTop
#define DATA_LOAD   __etext
#define DATA_START  __data_start__
#define DATA_END    __data_end__
#define BSS_START   __bss_start__
#define BSS_END     __bss_end__
#define HEAP_CAP    3072

#pragma once

#define STACK_START __main_stack_end__
#define DATA_LOAD   __textdata_base__
#define DATA_START  __data_base__
#define DATA_END    __data_end__
#define BSS_START   __bss_base__
#define BSS_END     __bss_end__

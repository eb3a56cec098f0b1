#pragma once

#define STACK_START _sp
#define TRAP_STACK  metal_segment_stack_end
#define DATA_LOAD   metal_segment_data_source_start
#define DATA_START  metal_segment_data_target_start
#define DATA_END    metal_segment_data_target_end
#define BSS_START   metal_segment_bss_target_start
#define BSS_END     metal_segment_bss_target_end
#define ALLOCATE    take

#pragma once

#define STACK_START _estack
#define VECTORS     ".vectors"
#define DATA_LOAD   _etext
#define DATA_START  _srelocate
#define DATA_END    _erelocate
#define BSS_START   _szero
#define BSS_END     _ezero

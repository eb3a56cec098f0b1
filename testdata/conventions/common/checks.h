/* What the parts of a program share. */

#pragma once

#include <stdbool.h>

/* Comes here on a fresh stack. */
_Noreturn void on_fault(void);

/* Whether what is special about a program is as it should be. It may have one. */
bool special_intact(void);

/* Done once, before the heap is used. */
void special_start(void);

/* How much stack and heap there shall be. */

.section .stack
.align 3
.space 0x800

.section .heap
.align 3
.space 0x1000

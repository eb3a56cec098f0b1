/* The sizes of heap and stack. */

.section .stack, "a", %nobits
.p2align 5
.space 0x800

.section .heap, "a", %nobits
.p2align 2
.space 0x400

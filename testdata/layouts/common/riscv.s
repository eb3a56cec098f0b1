# The same for RISC-V, where the start-up code loads the stack pointer.
        .ifndef RELAX
        .option norelax
        .endif
        .section .init, "ax"
        .global _start
_start: la      sp, _stack_start
        la      t0, counter
        la      t1, buffer
1:      j       1b

        .section .data.counter, "aw"
        .balign 4
        .global counter
counter:
        .word   1, 2, 3, 4

        .section .bss.buffer, "aw", %nobits
        .balign 16
        .global buffer
buffer: .space  100

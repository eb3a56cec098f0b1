@ A program in sections: what it does never matters, only where things go. Parts of it come
@ with --defsym NAME=size in bytes.
        .syntax unified
        .cpu cortex-m3
        .thumb

        .section .vector_table.reset, "a"
        .global reset_vector
reset_vector:
        .word   Reset

        .section .text.Reset, "ax"
        .global Reset
        .type   Reset, %function
        .thumb_func
Reset:  ldr     r0, =counter
        ldr     r1, =buffer
        b       Reset

        .section .rodata.text, "a"
        .asciz  "constant"

        .section .data.counter, "aw"
        .balign 4
        .global counter
counter:
        .word   1, 2, 3, 4

        .section .bss.buffer, "aw", %nobits
        .balign 8
        .global buffer
buffer: .space  100

        .section .uninit.scratch, "aw", %nobits
        .balign 4
        .space  60

        .ifdef  PERSIST         @ kept over a reset
        .section .persist, "aw", %nobits
        .balign 4
        .space  PERSIST
        .endif

        .ifdef  DMA             @ aligned to 1 KiB
        .section .dma, "aw", %nobits
        .balign 1024
        .space  DMA
        .endif

        .ifdef  SRAM            @ for a memory of its own
        .section .sram1, "aw", %nobits
        .balign 8
        .space  SRAM
        .endif

        .ifdef  ORPHAN          @ no script names it
        .section .orphan, "aw"
        .balign 4
        .fill   ORPHAN / 4, 4, 0x55AA
        .endif

        .ifdef  FILL            @ more zeroed statics
        .section .bss.fill, "aw", %nobits
        .balign 4
        .space  FILL
        .endif

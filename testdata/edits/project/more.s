.syntax unified
.cpu cortex-m3
.thumb
.section .text.more, "ax", %progbits
.global more_function
.thumb_func
more_function: @more-code@
bx lr
.section .data.more, "aw", %progbits
.word @more-data@
.section .bss.more, "aw", %nobits
.space @more-bss@

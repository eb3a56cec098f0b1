.syntax unified
.cpu cortex-m3
.thumb
.section .text.reset, "ax", %progbits
.global reset
.thumb_func
reset: @code@
b reset
.section .rodata.text, "a", %progbits
.asciz "@text@"
.data
.word @data@
.bss
.space @bss@
@more-program@

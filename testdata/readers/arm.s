@ Every way in which Arm code holds the value of a symbol.
  .syntax unified
  .thumb

  .macro function name
  .section .text.\name,"ax",%progbits
  .global \name
  .type \name,%function
  .thumb_func
  .balign 4
\name:
  .endm

  function pool
  ldr r0, =s_absolute
  ldr r1, =s_relative
  ldr r2, =s_provided
  ldr r3, =s_hidden
again:
  b again
  .size pool, .-pool
  .ltorg                        @ behind the end of the function

  function unsized
  ldr r0, 1f
again_unsized:
  b again_unsized
1:
  .word s_absolute

  function halves
  movw r0, #:lower16:s_absolute
  movt r0, #:upper16:s_absolute
  movw r0, #:lower16:s_relative
  movt r0, #:upper16:s_relative
  movw r0, #:lower16:s_provided
  movt r0, #:upper16:s_provided
  movw r0, #:lower16:s_hidden
  movt r0, #:upper16:s_hidden
  bx lr
  .size halves, .-halves

  function got
  ldr r0, 1f
2:
  add r0, pc
  ldr r0, [r0]
  bx lr
  .align 2
1:
  .word s_absolute(GOT_PREL)+(1b-2b-4)
  .word s_relative(GOT_PREL)
  .word s_provided(GOT_PREL)
  .size got, .-got

  function near                 @ of the same number of bytes on RISC-V only
  movw r0, #:lower16:s_near
  bx lr
  .size near, .-near

  function dead
  .word s_absolute, s_relative
  .size dead, .-dead

  .section .data.pointers,"aw",%progbits
  .global pointers
  .type pointers,%object
pointers:
  .word s_absolute, s_relative, s_provided, s_hidden, s_absolute + 4
  .word s_relative - .
  .size pointers, .-pointers

  .section .debug_other,"",%progbits
  .word s_absolute, s_relative

# Every way in which RISC-V code holds the value of a symbol.
  .macro function name
  .section .text.\name,"ax",@progbits
  .globl \name
  .type \name,@function
\name:
  .endm

  function start
  .option push
  .option norelax
  la gp, __global_pointer$
  .option pop
  la sp, s_absolute
  ret
  .size start, .-start

  function absolute
  lui a0, %hi(s_absolute)
  addi a0, a0, %lo(s_absolute)
  lui a0, %hi(s_relative)
  lw a0, %lo(s_relative)(a0)
  lui a0, %hi(s_provided)
  sw a0, %lo(s_provided)(a0)
  lui a0, %hi(s_hidden)
  addi a0, a0, %lo(s_hidden)
  ret
  .size absolute, .-absolute

  function near
  lui a0, %hi(s_near)
  addi a0, a0, %lo(s_near)
  ret
  .size near, .-near

  function relative
  la a0, s_absolute
  la a0, s_relative
  lw a0, s_provided
  sw a0, s_hidden, t0
  ret
  .size relative, .-relative

  function got
  .option push
  .option pic
  la a0, s_absolute
  la a0, s_relative
  la a0, s_provided
  .option pop
  ret
  .size got, .-got

  function dead
  .word s_absolute, s_relative
  .size dead, .-dead

  .section .sdata.pointers,"aw",@progbits
  .globl pointers
  .type pointers,@object
pointers:
  .word s_absolute, s_relative, s_provided, s_hidden, s_absolute + 4
  .word s_relative - pointers
  .size pointers, .-pointers

  .section .debug_other,"",@progbits
  .word s_absolute, s_relative

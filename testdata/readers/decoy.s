  .data
  .type s_hidden,%object
s_hidden:
  .word s_hidden
  .size s_hidden, 4
  .word s_provided
s_provided:
  .word 0

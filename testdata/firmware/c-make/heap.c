/* A program that behaves well: it uses its heap up, and its stack, and none harms the other. */

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "semihosting.h"

enum { BLOCK = 128, MOST = 64, DEPTH = 6 };

/* Keeps its start value. */
static volatile uint32_t canary = 0x600DCAFE;

static _Noreturn void fail(const char *why)
{
  print("well-behaved: ");
  print(why);
  print("\n");
  exit_with(1);
}

/* Takes DEPTH times 256 bytes of stack. */
__attribute__((noinline)) static unsigned use_stack(unsigned depth)
{
  volatile uint8_t frame[256];
  for (unsigned i = 0; i < sizeof frame; i++) {
    frame[i] = (uint8_t)depth;
  }
  return (depth == 0 ? 0 : use_stack(depth - 1)) + frame[depth];
}

_Noreturn void on_fault(void)
{
  fail("FAULT");
}

int main(void)
{
  static uint8_t *blocks[MOST];
  unsigned count = 0;
  while (count < MOST && (blocks[count] = malloc(BLOCK)) != NULL) {
    for (unsigned i = 0; i < BLOCK; i++) {
      blocks[count][i] = (uint8_t)(count + i);
    }
    count++;
  }
  if (count < 4) {
    fail("no heap");
  }
  if (count == MOST) {
    fail("a heap without an end");
  }
  if (use_stack(DEPTH) != DEPTH * (DEPTH + 1) / 2) {
    fail("no stack");
  }
  for (unsigned b = 0; b < count; b++) {
    for (unsigned i = 0; i < BLOCK; i++) {
      if (blocks[b][i] != (uint8_t)(b + i)) {
        fail("a block was overwritten");
      }
    }
    free(blocks[b]);
  }
  if (canary != 0x600DCAFE) {
    fail("a variable was overwritten");
  }
  print("well-behaved: done\n");
  exit_with(0);
}

/* Overflows the stack, by recursion or by a frame that grows (WAY=alloca). In the usual layout it runs
   over two flags, which lie below it; flipped, it faults and the flags keep their values. */

#include <stdint.h>

#include "semihosting.h"

enum { INTACT = 0, CORRUPTED = 2 };

/* A flag in .bss. */
static volatile uint8_t zeroed;

/* A flag in .data, behind a table that is larger than a stack frame. Without it, the frame that
   reaches the flags could fault below RAM before it overwrites them. */
static volatile struct {
  uint32_t table[512];
  uint8_t set;
} data = {.set = 1};

static _Noreturn void report(const char *verdict, int status)
{
  print("overflow: ");
  print(verdict);
  print(" zeroed=0x");
  print_hex(zeroed);
  print(" set=0x");
  print_hex(data.set);
  print("\n");
  exit_with(status);
}

static void check(void)
{
  if (zeroed != 0 || data.set != 1) {
    report("CORRUPTED", CORRUPTED);
  }
}

/* More calls than any memory here has room for. */
static volatile unsigned deepest = 1000000;

/* Every call takes 1 KiB of stack, fills it, and looks at the flags. */
__attribute__((noinline)) static int recurse(unsigned depth)
{
  volatile uint8_t frame[1024];
  for (unsigned i = 0; i < sizeof frame; i++) {
    frame[i] = 0xAA;
  }
  check();
  /* The frame is read after the call, so this is no tail call, and every frame stays. */
  return (depth == deepest ? 0 : recurse(depth + 1)) + frame[depth % sizeof frame];
}

/* One frame that grows by 1 KiB at a time, and is all written to. */
__attribute__((noinline)) static int grow(void)
{
  unsigned sum = 0;
  for (unsigned i = 0; i <= deepest; i++) {
    volatile uint8_t *more = __builtin_alloca(1024);
    for (unsigned j = 0; j < 1024; j++) {
      more[j] = 0xAA;
    }
    check();
    sum += more[i % 1024];
  }
  return (int)sum;
}

/* Comes here on a fresh stack, see startup. A fault after the damage protects nothing. */
_Noreturn void on_fault(void)
{
  check();
  report("FAULT", INTACT);
}

int main(void)
{
#ifdef WAY_alloca
  return grow() + (deepest == 0 ? recurse(0) : 0);
#else
  return recurse(0) + (deepest == 0 ? grow() : 0);
#endif
}

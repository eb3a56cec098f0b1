/* The program: uses the heap up, and then the stack. It says how many bytes the heap gave, whether
   the statics are intact after that, and what became of them when the stack overflows. */

#include "checks.h"

#include <names.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "semihosting.h"

/* What gives memory. A heap that has no end is asked for HEAP_CAP bytes. */
#ifndef ALLOCATE
#define ALLOCATE malloc
#else
void *ALLOCATE(size_t size);
#endif
#ifndef HEAP_CAP
#define HEAP_CAP 0x100000
#endif

enum { BLOCK = 64, FRAME = 256, PATTERN = 0x5A, STACK = 0xAA };
enum { FAULT = 0, OVERWRITTEN = 2, OVERWRITTEN_AT_FAULT = 3, WRONG = 4 };

/* In .data and in .bss, both larger than a frame, so that none can leap over them. */
static volatile uint8_t set[1020] = {[0 ... 1019] = PATTERN};
static volatile uint8_t zeroed[1020];

/* The heap: blocks in the order of addresses, each with a pointer to the one before. */
typedef struct block {
  struct block *previous;
  uint8_t fill[BLOCK - sizeof(void *)];
} block;
static block *first, *last;

__attribute__((weak)) bool special_intact(void)
{
  return true;
}

__attribute__((weak)) void special_start(void) {}

static bool statics_intact(void)
{
  for (unsigned i = 0; i < sizeof set; i++) {
    if (set[i] != PATTERN || zeroed[i] != 0) {
      return false;
    }
  }
  return special_intact();
}

static uint8_t fill_of(const block *b)
{
  return (uint8_t)((uintptr_t)b >> 3);
}

static bool heap_intact(void)
{
  for (const block *b = last; b != NULL; b = b->previous) {
    for (unsigned i = 0; i < sizeof b->fill; i++) {
      if (b->fill[i] != fill_of(b)) {
        return false;
      }
    }
    /* A pointer that was overwritten leads anywhere. */
    if (b == first ? b->previous != NULL : b->previous < first || b->previous >= b) {
      return false;
    }
  }
  return true;
}

static _Noreturn void end(const char *line, unsigned status)
{
  print(line);
  exit_with(status);
}

static void print_number(unsigned number)
{
  char digits[11];
  char *at = digits + sizeof digits;
  *--at = 0;
  do {
    *--at = (char)('0' + number % 10);
    number /= 10;
  } while (number != 0);
  print(at);
}

static unsigned use_heap(void)
{
  unsigned total = 0;
  block *b;
  while (total < HEAP_CAP && (b = ALLOCATE(sizeof *b)) != NULL) {
    b->previous = last;
    memset(b->fill, fill_of(b), sizeof b->fill);
    last = b;
    if (first == NULL) {
      first = b;
    }
    total += BLOCK;
  }
  return total;
}

/* How deep a call goes; at last, deeper than any memory here has room for. */
static volatile unsigned deepest = 1;

/* Every call fills a frame, and looks at the statics. */
__attribute__((noinline)) static int recurse(unsigned depth)
{
  volatile uint8_t frame[FRAME];
  for (unsigned i = 0; i < FRAME; i++) {
    frame[i] = STACK;
  }
  if (!statics_intact()) {
    end("statics corrupted\n", OVERWRITTEN);
  }
  /* The frame is read after the call, so this is no tail call, and every frame stays. */
  return (depth == deepest ? 0 : recurse(depth + 1)) + frame[depth % FRAME];
}

/* A fault that comes after the damage protects nothing. */
_Noreturn void on_fault(void)
{
  if (!statics_intact()) {
    end("fault, statics corrupted\n", OVERWRITTEN_AT_FAULT);
  }
  if (!heap_intact()) {
    end("fault, heap corrupted\n", OVERWRITTEN_AT_FAULT);
  }
  end("fault, statics intact\n", FAULT);
}

int main(void)
{
  special_start();
  if (!statics_intact()) {
    end("statics wrong from the start\n", WRONG);
  }
  unsigned given = use_heap();
  print("heap ");
  print_number(given);
  print("\n");
  recurse(0);
  if (!heap_intact()) {
    end("heap corrupted\n", WRONG);
  }
  print("statics intact\n");
  deepest = 1000000;
  recurse(0);
  end("no overflow\n", WRONG);
}

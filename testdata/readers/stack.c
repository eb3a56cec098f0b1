/* Functions whose names start with reads_ look where the stack is; the others only use it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

extern char end[], limit[];
extern int sink(void *);

static char *heap_end;
register char *stack_pointer asm("sp");

/* As librdimon's. */
void *reads_register(int by)
{
    char *before = heap_end ? heap_end : end;
    if (before + by > stack_pointer) {
        return (void *)-1;
    }
    heap_end = before + by;
    return before;
}

void *reads_register_with_reserve(int by)
{
    char *before = heap_end ? heap_end : end;
    if (before + by > stack_pointer - 256) {
        return (void *)-1;
    }
    heap_end = before + by;
    return before;
}

int reads_free_bytes(void)
{
    return stack_pointer - heap_end;
}

void *reads_after_call(int by)
{
    sink(0);
    if (heap_end + by >= stack_pointer) {
        return 0;
    }
    return heap_end;
}

#if defined(__arm__)
/* As STM32duino's: by the special register, where there is one. */
void *reads_main_stack(int by)
{
    char *top;
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
    asm volatile("mrs %0, msp" : "=r"(top));
#else
    asm volatile("mov %0, sp" : "=r"(top));
#endif
    return heap_end + by > top ? 0 : heap_end;
}

__attribute__((naked)) void reads_naked(void)
{
    asm volatile("mov r1, sp\n cmp r0, r1\n bx lr");
}

__attribute__((naked)) void naked(void)
{
    asm volatile("mov sp, r0\n bx lr");
}
#else
void *reads_by_assembly(int by)
{
    char *top;
    asm volatile("mv %0, sp" : "=r"(top));
    return heap_end + by > top ? 0 : heap_end;
}

__attribute__((naked)) void reads_naked(void)
{
    asm volatile("bltu a0, sp, 1f\n1: ret");
}

__attribute__((naked)) void naked(void)
{
    asm volatile("mv sp, a0\n ret");
}
#endif

void *ends_at_symbol(int by)
{
    char *before = heap_end ? heap_end : end;
    if (before + by > limit) {
        return (void *)-1;
    }
    heap_end = before + by;
    return before;
}

int small_frame(int a)
{
    int many[4] = {a, a + 1, a + 2, a + 3};
    return sink(many) + many[a & 3];
}

int large_frame(int a)
{
    char many[5000];
    many[a] = 1;
    return sink(many) + many[a + 1];
}

int loop(int a)
{
    char many[64];
    for (char *at = many; at != many + sizeof many; at++) {
        *at = (char)a;
    }
    return sink(many);
}

int allocates(size_t size)
{
    return sink(__builtin_alloca(size)) + sink(__builtin_alloca(size + 1));
}

int variable_array(int size)
{
    int many[size];
    for (int i = 0; i < size; i++) {
        many[i] = i;
    }
    return sink(many);
}

int aligned(int a)
{
    __attribute__((aligned(64))) int one = a;
    return sink(&one);
}

int variable_arguments(int count, ...)
{
    va_list arguments;
    int sum = 0;
    va_start(arguments, count);
    while (count-- > 0) {
        sum += va_arg(arguments, int);
    }
    va_end(arguments);
    return sum;
}

int many_arguments(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j)
{
    return a + b + c + d + e + f + g + h + i + j + sink(&j);
}

int nothing(void)
{
    return 0;
}

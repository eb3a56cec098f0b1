extern char end[], _estack[], _Min_Stack_Size[];

static char *heap_end;

/* A function of its own, which only its local symbol names. */
__attribute__((noinline, used)) static int fits(char *top)
{
    return (unsigned long)top <= (unsigned long)_estack - (unsigned long)_Min_Stack_Size;
}

void *_sbrk(int by) __attribute__((noinline, used));

void *_sbrk(int by)
{
    char *before = heap_end ? heap_end : end;
    if (!fits(before + by)) {
        return (void *)-1;
    }
    heap_end = before + by;
    return before;
}

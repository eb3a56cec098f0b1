extern char _estack[];
void *_sbrk(int by);

void start(void)
{
    *(volatile char *)_sbrk(16) = 1;
    for (;;) {
    }
}

__attribute__((section(".vectors"), used)) void *const vectors[] = {_estack, start};

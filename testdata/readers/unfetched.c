extern char _sunfetched[];

char *unfetched(void)
{
    return _sunfetched;
}

extern char _sdead[];

char *dead(void)
{
    return _sdead;
}

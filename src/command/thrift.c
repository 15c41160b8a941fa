#include "command/thrift.h"

#include <malloc.h>

enum { LARGE_FROM = 128 << 10 /* bytes */ };

void thrift_begin(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE_FROM);
    mallopt(M_ARENA_MAX, 1);
}

#include "command/address.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char *address_of(const char *argument, struct error *error)
{
    if (strstr(argument, "://"))
        return memory_copy_text(argument);
    char *path = realpath(argument, NULL);
    if (!path)
        error_set(error, "%s: %s", argument[0] ? argument : "\"\"", strerror(errno));
    return path;
}

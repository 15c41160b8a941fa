/* A copy of the environment. Knows nothing of what is sought there. Copied on the main thread, read on any.
 */
#include "config/environment.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

extern char **environ;

char **environment_copy(void)
{
    size_t count = 0;
    while (environ && environ[count])
        count++;
    char **copy = memory_zeroed(count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = memory_copy_text(environ[i]);
    return copy;
}

void environment_destroy(char **environment)
{
    for (char **one = environment; one && *one; one++)
        free(*one);
    free(environment);
}

const char *environment_find(char *const *environment, const char *name, size_t length)
{
    for (; environment && *environment; environment++)
        if (strncmp(*environment, name, length) == 0 && (*environment)[length] == '=')
            return *environment + length + 1;
    return NULL;
}

/* The environment as it was at one moment. A configuration keeps the one it was first read with, so that
 * reading it anew looks at nothing that another thread may be changing. */
#ifndef FOYER_CONFIG_ENVIRONMENT_H
#define FOYER_CONFIG_ENVIRONMENT_H

#include <stddef.h>

/* Copies it; before other threads are started. */
char **environment_copy(void);

/* NULL is accepted. */
void environment_destroy(char **environment);

/* The value of a variable whose name has `length` bytes, borrowed; NULL: it is not set. */
const char *environment_find(char *const *environment, const char *name, size_t length);

#endif

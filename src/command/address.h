/* What a person types as a feed: a URL or the name of a file. */
#ifndef FOYER_COMMAND_ADDRESS_H
#define FOYER_COMMAND_ADDRESS_H

#include "base/error.h"

/* A URL as it is, a file's absolute path; malloc'd. NULL with `error` when there is no such file. */
char *address_of(const char *argument, struct error *error);

#endif

/* The table of every key of a language file; all of them must be there. */
#ifndef FOYER_CONFIG_LANGUAGE_KEYS_H
#define FOYER_CONFIG_LANGUAGE_KEYS_H

#include "config/schema.h"

/* Fields lie in struct language; one section, the file itself. */
extern const struct config_schema language_schema;

#endif

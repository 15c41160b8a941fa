/* From a value as it is written to a field of a struct, by the type of its key. */
#ifndef FOYER_CONFIG_VALUE_H
#define FOYER_CONFIG_VALUE_H

#include "base/buffer.h"
#include "base/error.h"
#include "config/schema.h"

/* Checks the text and puts it into the key's field of the struct at `base`; a text that was there is freed.
 * `folder` is where relative paths begin. False with `error` ("what is wrong; what is allowed") and the field
 * untouched. Main thread (time zones). */
bool value_read(const struct config_key *key, const char *text, const char *folder, void *base,
                struct error *error);

/* Gives every field of the section's keys in `base` its default; the fields hold nothing before. */
void value_defaults(const struct config_schema *schema, int section, void *base);

/* Frees what the section's keys own in `base`. */
void value_finish(const struct config_schema *schema, int section, void *base);

/* Appends what may be written: "60 to 400 words per minute". */
void value_allowed(const struct config_key *key, struct buffer *into);

/* A path made absolute from `folder`, in a new string. */
char *value_absolute(const char *folder, const char *path);

#endif

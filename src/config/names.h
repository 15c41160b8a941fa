/* What somebody who wrote an unknown word may have meant. */
#ifndef FOYER_CONFIG_NAMES_H
#define FOYER_CONFIG_NAMES_H

#include "base/buffer.h"
#include "config/schema.h"

/* Appends "did you mean refresh?", "refresh belongs into a feed section", or the list of what is allowed in
 * `section`: its sections, and its keys when `keys`. */
void names_suggest(const struct config_schema *schema, int section, const char *word, bool keys,
                   struct buffer *into);

/* Appends "did you mean night?" or "allowed: night, paper or contrast" for words separated by "|". */
void names_suggest_word(const char *words, const char *word, struct buffer *into);

/* True when `length` bytes at `word` are one of the words. */
bool names_has(const char *words, const char *word, size_t length);

/* Appends "night, paper or contrast" for "night|paper|contrast" when `last` is " or ". */
void names_list(const char *words, const char *last, struct buffer *into);

/* "parent.name" or `parent.name "title"` in a new string; parent may be "", title "" or NULL. */
char *names_path(const char *parent, const char *name, const char *title);

#endif

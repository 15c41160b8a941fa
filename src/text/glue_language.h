/* For text/ alone: which words a language keeps together. Each list is words in lower case, each with a space
 * before and behind it. */
#ifndef FOYER_TEXT_GLUE_LANGUAGE_H
#define FOYER_TEXT_GLUE_LANGUAGE_H

#include <stdbool.h>

struct glue_language {
    const char *code;   /* ISO 639 */
    const char *before; /* keep the next word */
    const char
        *titles; /* abbreviations that keep a name or number behind them, unless a number is before them */
    const char *after; /* keep the word before them */
    const char *units; /* keep a number before them */
};

/* By the tag's language; unknown: Russian rules for Cyrillic text, else those for every language. Never NULL.
 */
const struct glue_language *glue_language_find(const char *tag, bool cyrillic);

/* Units that are the same everywhere. */
extern const char glue_common_units[];

/* Signs that keep the number or name behind them. */
extern const char glue_common_before[];

bool glue_list_has(const char *list, const char *word);

#endif

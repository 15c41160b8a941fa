/* The languages the screen speaks: each is read once, when the first story in it comes. Main thread. */
#ifndef FOYER_STAGE_LEXICON_H
#define FOYER_STAGE_LEXICON_H

#include "config/language.h"

struct lexicon;

/* `folder` holds the language files; borrowed. English must be there. */
struct lexicon *lexicon_create(const char *folder, struct error *error);
void lexicon_destroy(struct lexicon *lexicon);

/* The language for a tag, else for `otherwise` (may be NULL), else English. Borrowed, lives as long as the
 * lexicon. */
const struct language *lexicon_find(struct lexicon *lexicon, const char *tag, const char *otherwise);

#endif

/* Languages by tag, also those that there are not, so that each file is looked for once. Main thread. */
#include "stage/lexicon.h"

#include "base/log.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LEXICON_MAX = 64 };

/* A tag that was looked for; `found` is false when there is no file for it. */
struct entry {
    char *tag;
    bool found;
    struct language language;
};

struct lexicon {
    const char *folder;
    struct entry *entries[LEXICON_MAX]; /* the first is English */
    size_t count;
};

static struct entry *lexicon_read(struct lexicon *lexicon, const char *tag, struct error *error)
{
    struct entry *entry = memory_zeroed(1, sizeof *entry);
    entry->tag = memory_copy_text(tag);
    entry->found = language_read(lexicon->folder, tag, &entry->language, error);
    lexicon->entries[lexicon->count++] = entry;
    return entry;
}

struct lexicon *lexicon_create(const char *folder, struct error *error)
{
    struct lexicon *lexicon = memory_zeroed(1, sizeof *lexicon);
    lexicon->folder = folder;
    if (lexicon_read(lexicon, "en", error)->found)
        return lexicon;
    lexicon_destroy(lexicon);
    return NULL;
}

void lexicon_destroy(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    for (size_t i = 0; i < lexicon->count; i++) {
        language_finish(&lexicon->entries[i]->language);
        free(lexicon->entries[i]->tag);
        free(lexicon->entries[i]);
    }
    free(lexicon);
}

static struct entry *lexicon_look(struct lexicon *lexicon, const char *tag)
{
    for (size_t i = 0; i < lexicon->count; i++)
        if (strcmp(lexicon->entries[i]->tag, tag) == 0)
            return lexicon->entries[i];
    if (lexicon->count == LEXICON_MAX)
        return NULL;
    struct error error = {0};
    struct entry *entry = lexicon_read(lexicon, tag, &error);
    if (!entry->found)
        log_debug("stage", "dates of stories in \"%s\" are told in another language: %s", tag, error.text);
    return entry;
}

const struct language *lexicon_find(struct lexicon *lexicon, const char *tag, const char *otherwise)
{
    const char *tags[] = {tag, otherwise};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct entry *entry = tags[i] ? lexicon_look(lexicon, tags[i]) : NULL;
        if (entry && entry->found)
            return &entry->language;
    }
    return &lexicon->entries[0]->language;
}

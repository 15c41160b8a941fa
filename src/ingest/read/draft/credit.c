/* A credit taken out of a caption. Any thread. */
#include "ingest/read/draft/credit.h"

#include "base/memory.h"
#include "ingest/read/draft/credit_find.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

static char *trimmed(const char *text, size_t length)
{
    while (length > 0 && strchr(" .|/,;([", text[length - 1]))
        length--;
    return length > 0 ? text_clean(text, length, length + 4) : NULL;
}

/* What is left of the caption keeps its full stop. */
static char *caption_before(const char *text, size_t length)
{
    while (length > 0 && strchr(" |/,;([-", text[length - 1]))
        length--;
    while (length >= 3 && (memcmp(text + length - 3, "–", 3) == 0 || memcmp(text + length - 3, "—", 3) == 0))
        for (length -= 3; length > 0 && text[length - 1] == ' ';)
            length--;
    return length > 0 ? text_clean(text, length, length + 4) : NULL;
}

static void take_known(char **caption, const char *credit)
{
    size_t length = strlen(*caption), size = strlen(credit);
    char *last = length >= size ? *caption + length - size : NULL;
    if (!last || strcmp(last, credit) != 0)
        return;
    char *rest = caption_before(*caption, length - size);
    free(*caption);
    *caption = rest;
}

void credit_split(char **caption, char **credit)
{
    struct credit_place place;
    if (!*caption)
        return;
    if (*credit) {
        take_known(caption, *credit);
        return;
    }
    if (!credit_find(*caption, &place))
        return;
    while (place.name < place.end && strchr(" :", (*caption)[place.name]))
        place.name++;
    char *found = trimmed(*caption + place.name, place.end - place.name);
    if (!found)
        return;
    const char *inner = credit_of_label(found); /* "(Photo: Jane Doe)" */
    *credit = memory_copy_text(inner ? inner : found);
    free(found);
    char *rest = caption_before(*caption, place.start);
    free(*caption);
    *caption = rest;
}

/* Searched from its beginning: a few hundred are enough for a feed and its photos. Any thread. */
#include "ingest/text_list.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

bool text_list_contains(const struct text_list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->texts[i], text) == 0)
            return true;
    return false;
}

void text_list_add(struct text_list *list, const char *text)
{
    if (text_list_contains(list, text))
        return;
    list->texts = memory_resize(list->texts, list->count + 1, sizeof *list->texts);
    list->texts[list->count++] = memory_copy_text(text);
}

void text_list_finish(struct text_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->texts[i]);
    free(list->texts);
    *list = (struct text_list){0};
}

/* A few hundred texts, each once. Private to the loop. */
#ifndef FOYER_INGEST_TEXT_LIST_H
#define FOYER_INGEST_TEXT_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* A zeroed list is an empty one. */
struct text_list {
    char **texts; /* owned */
    size_t count;
};

bool text_list_contains(const struct text_list *list, const char *text);
/* A copy, unless it is there. */
void text_list_add(struct text_list *list, const char *text);
void text_list_finish(struct text_list *list);

#endif

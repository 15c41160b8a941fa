/* Alerts and their order. Knows no clock. Any thread, one at a time. */
#include "story/alert.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[ALERT_LEVELS] = {"info", "warning", "emergency"};

const char *alert_level_name(enum alert_level level)
{
    return names[level];
}

bool alert_level_parse(const char *name, enum alert_level *level)
{
    for (int i = 0; i < ALERT_LEVELS; i++) {
        if (strcmp(names[i], name) != 0)
            continue;
        *level = (enum alert_level)i;
        return true;
    }
    return false;
}

void alert_copy(const struct alert *from, struct alert *to)
{
    *to = *from;
    to->text = memory_copy_text(from->text);
}

void alert_finish(struct alert *alert)
{
    if (!alert)
        return;
    free(alert->text);
    *alert = (struct alert){0};
}

static bool is_before(const struct alert *a, const struct alert *b)
{
    return a->level != b->level ? a->level > b->level : a->number > b->number;
}

void alert_list_add(struct alert_list *list, struct alert *alert)
{
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    size_t place = list->count++;
    for (; place > 0 && is_before(alert, &list->items[place - 1]); place--)
        list->items[place] = list->items[place - 1];
    list->items[place] = *alert;
    *alert = (struct alert){0};
}

void alert_list_finish(struct alert_list *list)
{
    if (!list)
        return;
    for (size_t i = 0; i < list->count; i++)
        alert_finish(&list->items[i]);
    free(list->items);
    *list = (struct alert_list){0};
}

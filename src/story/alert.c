#include "story/alert.h"

#include "base/memory.h"

#include <stddef.h>
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

int alert_order(const void *left, const void *right)
{
    const struct alert *a = left, *b = right;
    if (a->level != b->level)
        return a->level < b->level ? 1 : -1;
    return a->number < b->number ? 1 : a->number > b->number ? -1 : 0;
}

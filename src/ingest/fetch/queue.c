/* A list in order of urgency. Knows of transfers only their urgency and their site. The fetcher's thread. */
#include "ingest/fetch/queue.h"

#include <string.h>

void queue_add(struct queue *queue, struct transfer *transfer)
{
    struct transfer **place = &queue->first;
    while (*place && (*place)->urgency >= transfer->urgency)
        place = &(*place)->next;
    transfer->next = *place;
    *place = transfer;
    queue->count++;
}

void queue_remove(struct queue *queue, const struct transfer *transfer)
{
    struct transfer **place = &queue->first;
    while (*place && *place != transfer)
        place = &(*place)->next;
    if (!*place)
        return;
    *place = transfer->next;
    queue->count--;
}

size_t queue_site_count(const struct queue *queue, const char *site)
{
    size_t count = 0;
    for (const struct transfer *transfer = queue->first; transfer; transfer = transfer->next)
        if (strcmp(transfer->address.site, site) == 0)
            count++;
    return count;
}

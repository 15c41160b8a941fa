/* Transfers in a row. Owns nothing. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_QUEUE_H
#define FOYER_INGEST_FETCH_QUEUE_H

#include "ingest/fetch/transfer.h"

/* A zeroed queue is an empty one. */
struct queue {
    struct transfer *first;
    size_t count;
};

/* Behind the last one that is as urgent or more. */
void queue_add(struct queue *queue, struct transfer *transfer);
void queue_remove(struct queue *queue, const struct transfer *transfer);

/* How many of them go to that site. */
size_t queue_site_count(const struct queue *queue, const char *site);

#endif

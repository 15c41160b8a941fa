/* A small table of servers and times. Knows neither feeds nor statuses. Main thread. */
#include "ingest/site_waits.h"

#include "ingest/fetch/address.h"

#include <stdlib.h>
#include <string.h>

static void site_waits_drop(struct site_waits *waits, size_t index)
{
    free(waits->list[index].site);
    waits->list[index] = waits->list[--waits->count];
}

static void site_waits_make_room(struct site_waits *waits, tick now)
{
    for (size_t i = waits->count; i-- > 0;)
        if (waits->list[i].until <= now)
            site_waits_drop(waits, i);
    size_t nearest = 0;
    for (size_t i = 0; i < waits->count; i++)
        if (waits->list[i].until < waits->list[nearest].until)
            nearest = i;
    if (waits->count == SITE_WAITS_MAX)
        site_waits_drop(waits, nearest);
}

static const struct site_wait *site_waits_find(const struct site_waits *waits, const char *site)
{
    for (size_t i = 0; i < waits->count; i++)
        if (strcmp(waits->list[i].site, site) == 0)
            return &waits->list[i];
    return NULL;
}

void site_waits_add(struct site_waits *waits, const char *url, tick until, tick now)
{
    struct address address;
    site_waits_make_room(waits, now);
    if (until <= now || !address_parse(url, &address, NULL))
        return;
    const struct site_wait *known = site_waits_find(waits, address.site);
    if (known) {
        struct site_wait *wait = &waits->list[known - waits->list];
        wait->until = wait->until > until ? wait->until : until;
    } else {
        waits->list[waits->count++] = (struct site_wait){address.site, until};
        address.site = NULL;
    }
    address_finish(&address);
}

tick site_waits_left(const struct site_waits *waits, const char *url, tick now)
{
    struct address address;
    if (waits->count == 0 || !address_parse(url, &address, NULL))
        return 0;
    const struct site_wait *wait = site_waits_find(waits, address.site);
    address_finish(&address);
    return wait && wait->until > now ? wait->until - now : 0;
}

void site_waits_finish(struct site_waits *waits)
{
    while (waits->count > 0)
        site_waits_drop(waits, waits->count - 1);
}

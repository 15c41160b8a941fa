#include "house.h"

#include "ingest/ingest.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"
#include "support/folder.h"

#include <stdlib.h>

static bool is_synchronised(void *data)
{
    return ((const struct house *)data)->synchronised;
}

static double half(void *data)
{
    (void)data;
    return 0.5;
}

void house_start(struct house *house, const char *url)
{
    *house = (struct house){.folder = folder_create()};
    config_init_defaults(&house->config);
    free(house->config.store);
    house->config.store = folder_path(house->folder, "store");
    config_add_feed(&house->config, "it", url)->refresh = TICK_SECONDS(600);
    clock_fixed_init(&house->clock, HOUSE_NOW);
    fetch_settings_init(&house->fetch);
}

void house_stop(struct house *house)
{
    config_finish(&house->config);
    folder_remove(house->folder);
}

void house_run(struct house *house, int later, struct feed_state *feed)
{
    struct error error = {0};
    clock_fixed_advance(&house->clock, TICK_SECONDS(later));
    ingest_run(&(struct ingest_settings){.config = &house->config,
                                         .clock = &house->clock.clock,
                                         .once = true,
                                         .fetch = &house->fetch,
                                         .random = half,
                                         .synchronised = is_synchronised,
                                         .synchronised_data = house},
               &error);
    struct store *store = store_open_reader(house->config.store, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    store_close(store);
    if (!edition)
        fail_msg("%s", error.text);
    feed_state_finish(feed);
    feed_state_copy(edition_feed(edition, "it"), feed);
    edition_destroy(edition);
}

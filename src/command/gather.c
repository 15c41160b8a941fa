#include "command/gather.h"

#include "base/clock.h"
#include "ingest/ingest.h"

static bool take_edition(const struct config *config, struct gathered *gathered, struct error *error)
{
    gathered->store = store_open_reader(config->store, error);
    gathered->edition = gathered->store ? store_read_edition(gathered->store, error) : NULL;
    return gathered->edition != NULL;
}

bool gather(struct config *config, struct gathered *gathered, struct error *error)
{
    struct ingest_settings settings = {.config = config, .clock = clock_system(), .once = true};
    ingest_run(&settings, error);
    if (error->set || !take_edition(config, gathered, error))
        return false;
    if (gathered->edition->story_count > 0)
        return true;
    const struct feed_state *state = gathered->edition->feed_count > 0 ? &gathered->edition->feeds[0] : NULL;
    return error_set(error, "no story could be read: %s",
                     state && state->message ? state->message : "the feed has none");
}

bool gather_stored(const struct config *config, struct gathered *gathered, struct error *error)
{
    return take_edition(config, gathered, error);
}

void gathered_finish(struct gathered *gathered)
{
    edition_destroy(gathered->edition);
    store_close(gathered->store);
    *gathered = (struct gathered){0};
}

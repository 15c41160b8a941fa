#include "command/gather.h"

#include "base/clock.h"
#include "command/quiet.h"
#include "ingest/ingest.h"
#include "rundown/duplicates.h"

static bool take_edition(const struct config *config, struct gathered *gathered, struct error *error)
{
    gathered->store = store_open_reader(config->store, error);
    gathered->edition = gathered->store ? store_read_edition(gathered->store, error) : NULL;
    if (!gathered->edition)
        return false;
    duplicates_drop(gathered->edition, config);
    return true;
}

bool gather(struct config *config, struct gathered *gathered, struct error *error)
{
    struct ingest_settings settings = {.config = config, .clock = clock_system(), .once = true};
    struct quiet quiet;
    quiet_begin(&quiet);
    ingest_run(&settings, error);
    bool fine = !error->set && take_edition(config, gathered, error),
         any = fine && gathered->edition->story_count > 0;
    quiet_end(&quiet, any); /* without any story, the log says no more than the error */
    if (any || !fine)
        return any;
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

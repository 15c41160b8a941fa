#include "command/gather.h"

#include "base/clock.h"
#include "ingest/ingest.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* The log of ingest is for those who run it ("trying again in 60 s"); here everything that matters comes back
 * as one error, or is told by who draws. FOYER_DEBUG lets it through. */
static int log_silence(void)
{
    const char *debug = getenv("FOYER_DEBUG");
    int nothing = debug && debug[0] ? -1 : open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = nothing >= 0 ? fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
    if (kept >= 0)
        dup2(nothing, STDERR_FILENO);
    if (nothing >= 0)
        close(nothing);
    return kept;
}

static void log_restore(int kept)
{
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    close(kept);
}

static bool take_edition(const struct config *config, struct gathered *gathered, struct error *error)
{
    gathered->store = store_open_reader(config->store, error);
    gathered->edition = gathered->store ? store_read_edition(gathered->store, error) : NULL;
    return gathered->edition != NULL;
}

bool gather(struct config *config, struct gathered *gathered, struct error *error)
{
    struct ingest_settings settings = {.config = config, .clock = clock_system(), .once = true};
    int log = log_silence();
    ingest_run(&settings, error);
    log_restore(log);
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

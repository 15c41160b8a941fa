/* Reading feeds once, with a quiet log; see gather.h. */
#include "command/gather.h"

#include "base/clock.h"
#include "ingest/ingest.h"
#include "rundown/duplicates.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The log of this piece of work is kept back: it is made for a process that runs for years. No other thread
 * may write to standard error meanwhile. */
struct quiet {
    FILE *log;    /* what was written to standard error; NULL: nothing is kept back */
    int standard; /* the true standard error */
};

/* With FOYER_DEBUG in the environment nothing is kept back. */
static void quiet_begin(struct quiet *quiet)
{
    *quiet = (struct quiet){.standard = -1};
    if (getenv("FOYER_DEBUG"))
        return;
    quiet->log = tmpfile();
    quiet->standard = quiet->log ? fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
    if (quiet->standard >= 0)
        dup2(fileno(quiet->log), STDERR_FILENO);
}

/* As base/log.h writes them, for people and for the journal. */
static bool is_chatter(const char *line)
{
    static const char *const levels[] = {"info ", "debug ", "<6>", "<7>"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strncmp(line, levels[i], strlen(levels[i])) == 0)
            return true;
    return false;
}

static void tell_lines(FILE *log)
{
    char *line = NULL;
    size_t room = 0;
    rewind(log);
    while (getline(&line, &room, log) > 0)
        if (!is_chatter(line))
            fputs(line, stderr);
    free(line);
}

/* Lets standard error through again, and first, with `tell`, the warnings and errors that were kept back. */
static void quiet_end(struct quiet *quiet, bool tell)
{
    if (quiet->standard >= 0) {
        dup2(quiet->standard, STDERR_FILENO);
        close(quiet->standard);
        if (tell)
            tell_lines(quiet->log);
    }
    if (quiet->log)
        fclose(quiet->log);
    *quiet = (struct quiet){.standard = -1};
}

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

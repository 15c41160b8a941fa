/* One errand at a time on one thread. Shows nothing. scout_run and what it calls: the store's thread; else
 * main. */
#include "stage/scout.h"

#include "base/log.h"
#include "base/memory.h"
#include "rundown/duplicates.h"
#include "store/alerts.h"

#include <SDL.h>
#include <stdlib.h>

enum errand { ERRAND_NONE, ERRAND_WANTED, ERRAND_DONE };

/* Everything below `mutex` is read and written only while it is held; `find` and `config` are the thread's
 * while an errand is wanted. */
struct scout {
    SDL_Thread *thread;
    SDL_cond *wake, *done;
    Uint32 event;
    bool out; /* the owner's */
    SDL_mutex *mutex;
    enum errand errand;
    bool ended;
    struct alerts_reader *alerts; /* the thread's alone */
    struct scout_find find;
    const struct config *config;
    struct edition *discarded; /* to be freed; NULL: none */
};

static void look(struct scout_find *find, struct alerts_reader *alerts, const struct config *config)
{
    find->alerts_read = alerts_reader_look(alerts, config->store, &find->alerts);
    if (find->store && !store_changed(find->store))
        return;
    if (!find->store)
        find->store = store_open_reader(config->store, &find->error);
    find->edition = find->store ? store_read_edition(find->store, &find->error) : NULL;
    if (!find->edition)
        return;
    size_t duplicates = duplicates_drop(find->edition, config);
    log_debug("stage", "edition of %zu stories, %zu more stand in several feeds", find->edition->story_count,
              duplicates);
}

/* Called and returns with the mutex held, like scout_clear. */
static void scout_look(struct scout *scout)
{
    SDL_UnlockMutex(scout->mutex);
    look(&scout->find, scout->alerts, scout->config);
    SDL_LockMutex(scout->mutex);
    scout->errand = ERRAND_DONE;
    SDL_CondSignal(scout->done);
    if (scout->find.edition || scout->find.alerts_read)
        SDL_PushEvent(&(SDL_Event){.type = scout->event});
}

static void scout_clear(struct scout *scout)
{
    struct edition *edition = scout->discarded;
    scout->discarded = NULL;
    SDL_UnlockMutex(scout->mutex);
    edition_destroy(edition);
    SDL_LockMutex(scout->mutex);
}

static int scout_run(void *data)
{
    struct scout *scout = data;
    SDL_LockMutex(scout->mutex);
    while (!scout->ended) {
        if (scout->errand == ERRAND_WANTED)
            scout_look(scout);
        else if (scout->discarded)
            scout_clear(scout);
        else
            SDL_CondWait(scout->wake, scout->mutex);
    }
    SDL_UnlockMutex(scout->mutex);
    return 0;
}

struct scout *scout_create(struct error *error)
{
    struct scout *scout = memory_zeroed(1, sizeof *scout);
    scout->alerts = alerts_reader_create();
    scout->event = SDL_RegisterEvents(1);
    scout->mutex = SDL_CreateMutex();
    scout->wake = SDL_CreateCond();
    scout->done = SDL_CreateCond();
    if (scout->mutex && scout->wake && scout->done)
        scout->thread = SDL_CreateThread(scout_run, "store", scout);
    if (scout->thread)
        return scout;
    error_set(error, "cannot start the thread that reads the store: %s", SDL_GetError());
    scout_destroy(scout);
    return NULL;
}

void scout_destroy(struct scout *scout)
{
    struct scout_find find;
    if (!scout)
        return;
    if (scout->thread) {
        if (scout_take(scout, true, &find)) {
            edition_destroy(find.edition);
            alert_list_finish(&find.alerts);
            store_close(find.store);
        }
        SDL_LockMutex(scout->mutex);
        scout->ended = true;
        SDL_CondSignal(scout->wake);
        SDL_UnlockMutex(scout->mutex);
        SDL_WaitThread(scout->thread, NULL);
    }
    edition_destroy(scout->discarded);
    alerts_reader_destroy(scout->alerts);
    if (scout->wake)
        SDL_DestroyCond(scout->wake);
    if (scout->done)
        SDL_DestroyCond(scout->done);
    if (scout->mutex)
        SDL_DestroyMutex(scout->mutex);
    free(scout);
}

void scout_send(struct scout *scout, struct store *store, const struct config *config)
{
    SDL_LockMutex(scout->mutex);
    scout->find = (struct scout_find){.store = store};
    scout->config = config;
    scout->errand = ERRAND_WANTED;
    scout->out = true;
    SDL_CondSignal(scout->wake);
    SDL_UnlockMutex(scout->mutex);
}

void scout_discard(struct scout *scout, struct edition *edition)
{
    SDL_LockMutex(scout->mutex);
    struct edition *waiting = scout->discarded; /* the thread has not come to it: rare */
    scout->discarded = edition;
    SDL_CondSignal(scout->wake);
    SDL_UnlockMutex(scout->mutex);
    edition_destroy(waiting);
}

bool scout_is_out(const struct scout *scout)
{
    return scout->out;
}

bool scout_take(struct scout *scout, bool wait, struct scout_find *find)
{
    if (!scout->out)
        return false;
    SDL_LockMutex(scout->mutex);
    while (wait && scout->errand == ERRAND_WANTED)
        SDL_CondWait(scout->done, scout->mutex);
    bool done = scout->errand == ERRAND_DONE;
    if (done) {
        *find = scout->find;
        scout->find = (struct scout_find){0};
        scout->errand = ERRAND_NONE;
        scout->out = false;
    }
    SDL_UnlockMutex(scout->mutex);
    return done;
}

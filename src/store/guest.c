#include "store/guest.h"

#include "base/file.h"
#include "store/handle.h"
#include "store/lock.h"
#include "store/owner.h"
#include "store/schema.h"

#include <time.h>
#include <unistd.h>

#define GUEST_PATIENCE TICK_SECONDS(10)
enum { GUEST_TRIES = 200, GUEST_PAUSE_NS = 50000000 };

enum guest_way {
    GUEST_IN,
    GUEST_ALONE, /* there is nothing to join: as the writer does it, with the lock */
    GUEST_WAIT,  /* somebody else has the lock */
    GUEST_FAILED
};

/* The files of a database stay when the last connection closes, whatever comes of this one. */
static bool guest_connect(struct store *guest, struct error *error)
{
    int keep = 1;
    if (!connection_open_writer(&guest->connection, guest->database, error))
        return false;
    return sqlite3_file_control(guest->connection.sqlite, "main", SQLITE_FCNTL_PERSIST_WAL, &keep) ==
               SQLITE_OK ||
           connection_fail(&guest->connection, error);
}

static enum guest_way guest_join(struct store *guest, bool *made, struct error *error)
{
    struct error found = {0};
    *made = !file_exists(guest->database);
    if (*made)
        return GUEST_ALONE;
    guest->gate = lock_gate(guest->folder, error);
    if (guest->gate < 0 || !guest_connect(guest, error))
        return GUEST_FAILED;
    enum schema_state state = schema_inspect(&guest->connection, &found);
    if (state == SCHEMA_CURRENT) {
        if (!writer_configure(guest, error))
            return GUEST_FAILED;
        writer_ready(guest);
        return GUEST_IN;
    }
    *made = state == SCHEMA_EMPTY;
    writer_end(guest);
    if (state == SCHEMA_EMPTY || state == SCHEMA_OLDER)
        return GUEST_ALONE;
    error_set(error, "%s", found.text);
    return GUEST_FAILED;
}

static enum guest_way guest_begin(struct store *guest, struct error *error)
{
    struct error cause = {0};
    bool held;
    if (writer_lock(guest, &held, &cause))
        return writer_open_any(guest, error) ? GUEST_IN : GUEST_FAILED;
    if (held)
        return GUEST_WAIT;
    error_set(error, "%s%s", cause.text,
              geteuid() != 0 ? ": run it as the user that foyer ingest runs as" : "");
    return GUEST_FAILED;
}

/* Until `end`, but a clock that stands ends it too. */
static bool guest_wait(const struct clock *clock, tick end, int tries)
{
    static const struct timespec pause = {.tv_nsec = GUEST_PAUSE_NS};
    if (tries >= GUEST_TRIES || clock_monotonic(clock) >= end)
        return false;
    (void)nanosleep(&pause, NULL);
    return true;
}

struct store *guest_open(const char *folder, const struct clock *clock, bool *made, struct error *error)
{
    struct store *guest = store_create(folder);
    guest->clock = clock;
    guest->guest = true;
    tick end = clock_monotonic(clock) + GUEST_PATIENCE;
    enum guest_way way = owner_may_write(guest, error) ? GUEST_WAIT : GUEST_FAILED;
    for (int tries = 0; way == GUEST_WAIT && (tries == 0 || guest_wait(clock, end, tries)); tries++) {
        way = guest_join(guest, made, error);
        if (way == GUEST_ALONE)
            way = guest_begin(guest, error);
    }
    if (way == GUEST_IN)
        return guest;
    if (way == GUEST_WAIT)
        error_set(error,
                  "%s: the foyer ingest that writes it is of another version, or still starting: restart it, "
                  "then try again",
                  folder);
    store_close(guest);
    return NULL;
}

bool guest_close(struct store *guest, bool fine, const struct error *cause, struct error *error)
{
    if (!fine && guest->connection.failure == SQLITE_BUSY)
        error_set(error, "%s: another process has been writing for seconds: try again", guest->database);
    else if (!fine)
        error_set(error, "%s", cause->text);
    store_close(guest);
    return fine;
}

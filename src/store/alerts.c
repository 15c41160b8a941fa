/* Gives alerts and takes them down. Knows the clock and who is over; how one is written is alert_file.c's.
 * The same for foyer alert and foyer ingest. One thread of a process at a time. */
#include "store/alerts.h"

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "store/alert_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* After so many seconds nobody is still writing a file. */
enum { LEFT_BEHIND = 3600 };

/* One walk over the files of a folder. */
struct round {
    struct alert_folder folder;
    struct alert_entries entries;
    int64_t now;
    bool clear;     /* not only what is over leaves, */
    int64_t number; /* but this one, too; 0: all */
    int in_force;   /* that stay */
    int cleared;    /* that were in force */
};

/* The highest number stays in sight. False with errno. */
static bool drop(const struct round *round, const struct alert_entry *entry)
{
    char name[ALERT_NAME_SIZE];
    char gone[ALERT_NAME_SIZE];
    int file = round->folder.file;
    alert_file_name(name, entry->number, entry->stand);
    alert_file_name(gone, entry->number, ALERT_GONE);
    if (entry->number < round->entries.highest)
        return unlinkat(file, name, 0) == 0;
    return entry->stand == ALERT_GONE || renameat(file, name, file, gone) == 0;
}

static bool is_left_behind(const struct round *round, const struct alert_entry *entry)
{
    struct stat found;
    char name[ALERT_NAME_SIZE];
    alert_file_name(name, entry->number, entry->stand);
    return fstatat(round->folder.file, name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
           found.st_mtim.tv_sec <= clock_of_files().tv_sec - LEFT_BEHIND;
}

/* One that cannot be read stays, for whoever put it there. */
static bool visit_given(struct round *round, const struct alert_entry *entry, struct error *error)
{
    struct alert alert;
    bool missing;
    if (!alert_file_read(&round->folder, entry->number, &alert, &missing, NULL))
        return true;
    bool over = alert.until <= round->now;
    bool meant = round->clear && (round->number == 0 || round->number == alert.number);
    alert_finish(&alert);
    if (!over && !meant) {
        round->in_force++;
        return true;
    }
    bool dropped = drop(round, entry);
    round->cleared += dropped && !over;
    return dropped || over || errno == ENOENT || alert_folder_refuse(round->folder.path, error);
}

static bool visit(struct round *round, struct error *error)
{
    if (!alert_folder_list(&round->folder, &round->entries))
        return alert_folder_refuse(round->folder.path, error);
    bool fine = true;
    for (size_t i = 0; fine && i < round->entries.count; i++) {
        const struct alert_entry *entry = &round->entries.items[i];
        if (entry->stand == ALERT_GIVEN)
            fine = visit_given(round, entry, error);
        else if (entry->stand == ALERT_GONE || is_left_behind(round, entry))
            (void)drop(round, entry);
    }
    return fine;
}

/* --- giving one --- */

static bool give(struct round *round, struct alert *alert, struct error *error)
{
    if (!visit(round, error))
        return false;
    if (round->in_force >= LIMIT_ALERTS)
        return error_set(error,
                         "%d alerts are in force already, which is the most: take one of them down first",
                         round->in_force);
    alert->number = 0;
    int file = alert_folder_begin(&round->folder, &alert->number, error);
    return file >= 0 && alert_file_commit(&round->folder, file, alert, error);
}

bool alerts_put(const char *folder, const struct clock *clock, int64_t seconds, struct alert *alert,
                bool *made, struct error *error)
{
    struct round round = {.now = clock_wall(clock)};
    char *text = alerts_clean(alert->text, error);
    if (!text)
        return false;
    free(alert->text);
    alert->text = text;
    alert->since = round.now;
    alert->until = round.now + seconds;
    *made = !alert_folder_has_store(folder);
    bool fine = alert_folder_make(&round.folder, folder, error) && give(&round, alert, error);
    alert_folder_close(&round.folder);
    return fine;
}

/* --- taking them down --- */

/* True when there is no folder, too. */
static bool walk(struct round *round, const char *folder, struct error *error)
{
    bool fine = alert_folder_open(&round->folder, folder);
    if (fine)
        fine = visit(round, error) && (fsync(round->folder.file) == 0 ||
                                       error_set(error, "%s: %s", round->folder.path, strerror(errno)));
    else
        fine = errno == ENOENT || alert_folder_refuse(round->folder.path, error);
    alert_folder_close(&round->folder);
    return fine;
}

bool alerts_clear(const char *folder, const struct clock *clock, int64_t number, int *cleared,
                  struct error *error)
{
    struct round round = {.now = clock_wall(clock), .clear = true, .number = number};
    bool fine = walk(&round, folder, error);
    *cleared = round.cleared;
    return fine;
}

void alerts_tidy(const char *folder, const struct clock *clock)
{
    struct error error = {0};
    struct round round = {.now = clock_wall(clock)};
    if (!walk(&round, folder, &error))
        log_warning("store", "alerts cannot be tidied up now: %s", error.text);
}

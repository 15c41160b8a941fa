/* The only seam between the two processes: a folder with an SQLite database in WAL mode ("foyer.db"), the
 * prepared photos in "photos/" beside it, named by the hash of their content, and "foyer.lock". Alerts are
 * files beside them: store/alerts.h. One handle belongs to one thread.
 *
 * The power may go at any instant: what a call returned true for is on the disk then, and what it had not
 * returned for is there as a whole or not at all. A photo's file is on the disk before a story names it. */
#ifndef FOYER_STORE_STORE_H
#define FOYER_STORE_STORE_H

#include "base/clock.h"
#include "base/error.h"
#include "story/edition.h"
#include "story/feed.h"

struct store;

/* --- the writer (foyer ingest); one process at a time --- */

/* Opens for writing, makes the folder and the schema, migrates an older schema. A database that is damaged
 * or was made by a newer version is set aside with a log line ("foyer.db.damaged-N", "foyer.db.newer-N"; the
 * newest three are kept) and a new one is begun. Another live writer is an error that names its process.
 * `clock` is borrowed.
 *
 * Each of the calls below leaves the handle fit for the next one, after a full disk too. Should the database
 * prove damaged later, the call that finds it fails with an error that says so and a new database stands
 * ready: nothing is known of any feed then, so read the states again before asking a server for what is
 * "new". */
struct store *store_open_writer(const char *folder, const struct clock *clock, struct error *error);

/* What ingest remembers of a feed; all fields unknown but the name for one never seen. The caller finishes
 * `state`, also after false. */
bool store_read_feed_state(struct store *store, const char *feed, struct feed_state *state,
                           struct error *error);

/* One successful read of a feed, in one transaction: the feed's stories become exactly these (those that
 * are gone leave, first-seen times of those that stay survive), and the state is kept under `feed`. Photos
 * named by `file` must have been put before. Of stories with the same id the first counts; a story without
 * one, or more than LIMIT_STORIES_PER_FEED, is an error. The document is only read. On failure nothing
 * changed.
 *
 * A story that is stored as it is costs no write; stories that are all the same cost one row, the state. */
bool store_put_feed(struct store *store, const char *feed, const struct feed_document *document,
                    const struct feed_state *state, struct error *error);

/* Only the state: after "not modified" or a failure. */
bool store_put_feed_state(struct store *store, const struct feed_state *state, struct error *error);

/* Drops feeds (stories and state) that are not among the configured names. */
bool store_keep_feeds(struct store *store, const char *const *names, size_t count, struct error *error);

/* Drops stories published before that time (seconds since 1970 UTC), but never the newest `keep` of a feed.
 * Undated ones stay as long as their feed has them, for their first-seen times would be lost. Writes nothing
 * when there are none. Returns how many left; what goes wrong is logged. */
int store_drop_old_stories(struct store *store, int64_t before, int keep);

/* --- photos (the writer, but for store_photo_path) --- */

struct store_photo_terms {
    int covers;     /* width in pixels that photos put from now on were prepared to cover; 0: any */
    int64_t budget; /* bytes of all photo files; 0: no limit */
};

/* Holds until the next call; all 0 before the first. */
void store_set_photo_terms(struct store *store, const struct store_photo_terms *terms);

/* Whether a photo should be fetched: it is not kept yet, or was prepared to cover less than is wanted now.
 * Not when it was removed for the budget's sake and four fifths of that are still used: it would only have to
 * go again. */
bool store_wants_photo(struct store *store, const char *url);

/* Removes photos until they are within the budget: those that no story names first, then those of the oldest
 * stories, which become text-only at once. Returns how many files went; what goes wrong is logged. Costs a
 * look at every file of the folder. */
int store_trim_photos(struct store *store);

/* What is known of a photo's URL: the name of its prepared file and its size in pixels. False when the URL
 * was never fetched or its file is gone. `file` is malloc'd, NULL after false. What is found is safe from the
 * sweep for another `grace`. */
bool store_find_photo(struct store *store, const char *url, char **file, int *width, int *height);

/* Keeps a prepared JPEG (or PNG) under the hash given by the caller plus extension, atomically, and remembers
 * it for the URL. `file` is 16 to 128 of the digits 0-9a-f and ".jpg" or ".png"; 1 to LIMIT_PHOTO_KEPT bytes.
 * The same name again writes nothing. */
bool store_put_photo(struct store *store, const char *url, const char *file, const void *bytes, size_t length,
                     int width, int height, struct error *error);

/* Removes photos that no story has named for `grace` (a display may still hold an edition that names them)
 * since a sweep first saw them so, and temporary files of that age that a killed ingest left. Returns how
 * many files went. Costs a look at every file of the folder: for every hour or so. */
int store_sweep_photos(struct store *store, tick grace);

/* --- the reader (foyer display); any number, never writes --- */

/* Opens read-only; works when the folder itself is not writable and while no writer is alive or after it was
 * killed. A store that does not exist yet is an error that says so; try again later. Between two calls a
 * reader holds no file and no lock. */
struct store *store_open_reader(const char *folder, struct error *error);

/* True when something may have been committed since the last edition read, also when the database was
 * replaced: stat(2) only, allocates nothing. After a failed read it stays true only if another try may help.
 */
bool store_changed(struct store *store);

/* Everything that can be shown now, sorted, from one snapshot. NULL with `error` on failure; a reader
 * keeps the edition it has. The caller destroys it. Takes milliseconds, seconds if another process holds the
 * database: not for a thread that draws.
 *
 * `number` grows when stories come, go or change, and when a feed appears, goes or has another message. It
 * does not when only times of a feed move: of two editions with the same number the later has the same
 * stories, so that pages and rundown stay, and knows better how old the news is. A writer that is used as a
 * reader gives what is committed. */
struct edition *store_read_edition(struct store *store, struct error *error);

/* Full path of a photo's file in the store, malloc'd; it may be gone by the time it is opened. NULL for NULL
 * and for what is no name of a photo. */
char *store_photo_path(const struct store *store, const char *file);

/* NULL is accepted. */
void store_close(struct store *store);

#endif

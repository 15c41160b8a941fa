/* The only seam between the two processes: a folder with an SQLite database in WAL mode ("foyer.db"), and the
 * prepared photos in "photos/" beside it, named by the hash of their content. One handle belongs to one
 * thread. */
#ifndef FOYER_STORE_STORE_H
#define FOYER_STORE_STORE_H

#include "base/clock.h"
#include "base/error.h"
#include "story/edition.h"
#include "story/feed.h"

struct store;

/* --- the writer (foyer ingest); one process at a time --- */

/* Opens for writing, makes the folder and the schema, migrates an older schema. A database that is damaged
 * or was made by a newer version is set aside ("foyer.db.damaged-…", "foyer.db.newer-…") with a log line
 * and a new one is begun. Another live writer is an error that says so. `clock` is borrowed. */
struct store *store_open_writer(const char *folder, const struct clock *clock, struct error *error);

/* What ingest remembers of a feed; all fields unknown but the name for one never seen. The caller finishes
 * `state`. */
bool store_read_feed_state(struct store *store, const char *feed, struct feed_state *state,
                           struct error *error);

/* One successful read of a feed, in one transaction: the feed's stories become exactly these (those that
 * are gone leave, first-seen times of those that stay survive), and the state is kept. Photos named by `file`
 * must have been put before. The document is only read. On failure nothing changed. */
bool store_put_feed(struct store *store, const char *feed, const struct feed_document *document,
                    const struct feed_state *state, struct error *error);

/* Only the state: after "not modified" or a failure. */
bool store_put_feed_state(struct store *store, const struct feed_state *state, struct error *error);

/* Drops feeds (stories and state) that are not among the configured names. */
bool store_keep_feeds(struct store *store, const char *const *names, size_t count, struct error *error);

/* --- photos --- */

/* What is known of a photo's URL: the name of its prepared file and its size in pixels. False when the URL
 * was never fetched or its file is gone. `file` is malloc'd. */
bool store_find_photo(struct store *store, const char *url, char **file, int *width, int *height);

/* Keeps a prepared JPEG (or PNG) under the hash given by the caller plus extension, e.g. "ab12….jpg",
 * atomically, and remembers it for the URL. The same name again writes nothing. */
bool store_put_photo(struct store *store, const char *url, const char *file, const void *bytes, size_t length,
                     int width, int height, struct error *error);

/* Removes photo files and rows that no story has named for `grace` (a display may still hold an edition that
 * names them) and temporary files that a killed ingest left. Returns how many files went. */
int store_sweep_photos(struct store *store, tick grace);

/* --- the reader (foyer display); any number, never writes --- */

/* Opens read-only; works when the folder itself is not writable and while no writer is alive. A store
 * that does not exist yet is an error that says so; try again later. */
struct store *store_open_reader(const char *folder, struct error *error);

/* True when something may have been committed since the last edition read: stat(2) only, allocates nothing.
 */
bool store_changed(struct store *store);

/* Everything that can be shown now, sorted, from one snapshot. NULL with `error` on failure; a reader
 * keeps the edition it has. The caller destroys it. */
struct edition *store_read_edition(struct store *store, struct error *error);

/* Full path of a photo's file in the store, malloc'd. */
char *store_photo_path(const struct store *store, const char *file);

void store_close(struct store *store);

#endif

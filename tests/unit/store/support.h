/* What the tests of the store share: folders, stories with a generation mark, children. */
#ifndef FOYER_TESTS_STORE_SUPPORT_H
#define FOYER_TESTS_STORE_SUPPORT_H

#include "base/buffer.h"
#include "store/store.h"

#include <sys/types.h>

/* A new folder that everybody may read; removed with all that is in it, and freed. */
char *folder_make(void);
/* Another in memory, where there is such a place: a commit takes microseconds there. */
char *folder_make_fast(void);
void folder_remove(char *folder);
/* How many files the folder has whose names begin so. */
int folder_count(const char *folder, const char *prefix);
/* "FOLDER/NAME", freed by the caller; the size of that file, -1 when there is none. */
char *path_of(const char *folder, const char *name);
long size_of(const char *folder, const char *name);

/* One SQL statement on FOLDER/foyer.db behind the store's back, and the number it gives. */
int64_t sql_number(const char *folder, const char *sql);
void sql_run(const char *folder, const char *sql);

/* Opens or fails the test with the reason. */
struct store *writer(const char *folder, const struct clock *clock);
struct store *reader(const char *folder);
struct edition *read_edition(struct store *store);

enum { STORIES = 12, BLOCKS = 3 };

/* A document of STORIES stories, each marked with the generation in its headline and blocks, with a photo
 * each when `photos`. The caller finishes it. */
void generation_document(struct feed_document *document, int generation, bool photos);
/* Puts its photos and the document. */
bool generation_put(struct store *store, const char *feed, int generation, bool photos, struct error *error);
/* The one generation of all stories of the feed: 0 when it has none. Fails the test when they are mixed, a
 * story is incomplete, or a photo that it names is missing. */
int generation_of(const struct store *store, const struct edition *edition, const char *feed);
void generation_photo_name(int generation, int story, char name[64]);

struct feed_state feed_state_of(const char *name);
const struct story *find_story(const struct edition *edition, const char *feed, const char *id);

/* Runs in a forked child as nobody (uid 65534) and returns what it returned, as _exit(2) has it. Skips the
 * test when this process is not root. */
int run_as_nobody(int (*run)(void *data), void *data);
int run_in_child(int (*run)(void *data), void *data);

/* A seeded sequence, so that a failing round can be repeated. */
uint32_t random_next(uint32_t *seed);
/* A number from the environment. */
int number_from(const char *variable, int otherwise);

#endif

/* A story as rows of the tables story and block, for this room only. */
#ifndef FOYER_STORE_STORY_ROWS_H
#define FOYER_STORE_STORY_ROWS_H

#include "store/statement.h"
#include "story/story.h"

/* The columns behind the key, in the order in which story_row_read and story_row_bind take them. */
#define STORY_COLUMNS                                                                                        \
    "feed, id, url, headline, section, byline, source, language, summary, photo_url, photo_caption, "        \
    "photo_credit, photo_alt, photo_file, photo_width, photo_height, direction, published, updated, "        \
    "first_seen"
#define STORY_SELECT "SELECT key, " STORY_COLUMNS " FROM story"
#define BLOCK_SELECT "SELECT story, kind, text FROM block"

/* The key that blocks name. */
int64_t story_row_key(struct statement *row);
/* Without blocks. A photo file whose name is none of ours (a damaged row) becomes NULL. The caller owns it.
 */
struct story *story_row_read(struct statement *row) __attribute__((warn_unused_result));
/* Binds the parameters in the order of STORY_COLUMNS; feed and first_seen as given. */
void story_row_bind(struct statement *statement, const struct story *story, const char *feed,
                    int64_t first_seen);

/* The key of the story that a row of BLOCK_SELECT belongs to, and its block, added to the story. */
int64_t block_row_story(struct statement *row);
void block_row_read(struct statement *row, struct story *story);

/* Everything but feed and first_seen. */
bool story_same(const struct story *a, const struct story *b);

#endif

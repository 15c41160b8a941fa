/* Stories and blocks from and to their rows, and whether two are the same. Knows columns, no transaction. The
 * thread of its handle. */
#include "store/story_rows.h"

#include "base/limits.h"
#include "store/photo_name.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* In the order of STORY_COLUMNS, behind feed. */
static const size_t story_texts[] = {offsetof(struct story, id),       offsetof(struct story, url),
                                     offsetof(struct story, headline), offsetof(struct story, section),
                                     offsetof(struct story, byline),   offsetof(struct story, source),
                                     offsetof(struct story, language), offsetof(struct story, summary)};
static const size_t photo_texts[] = {offsetof(struct photo, url), offsetof(struct photo, caption),
                                     offsetof(struct photo, credit), offsetof(struct photo, alt),
                                     offsetof(struct photo, file)};

enum { STORY_TEXTS = sizeof story_texts / sizeof *story_texts };
enum { PHOTO_TEXTS = sizeof photo_texts / sizeof *photo_texts };

/* Columns of STORY_SELECT. */
enum {
    COLUMN_KEY,
    COLUMN_FEED,
    COLUMN_TEXTS,
    COLUMN_PHOTO_TEXTS = COLUMN_TEXTS + STORY_TEXTS,
    COLUMN_WIDTH = COLUMN_PHOTO_TEXTS + PHOTO_TEXTS,
    COLUMN_HEIGHT,
    COLUMN_DIRECTION,
    COLUMN_PUBLISHED,
    COLUMN_UPDATED,
    COLUMN_FIRST_SEEN
};

static const char *const direction_names[] = {[DIRECTION_LTR] = "ltr", [DIRECTION_RTL] = "rtl"};

static const char *text_at(const void *record, size_t offset)
{
    return *(char *const *)(const void *)((const char *)record + offset);
}

static char **field_at(void *record, size_t offset)
{
    return (char **)(void *)((char *)record + offset);
}

/* A damaged row may hold any number. */
static int side(int64_t pixels)
{
    return pixels > 0 && pixels <= LIMIT_PHOTO_SIDE ? (int)pixels : 0;
}

static void photo_read(struct statement *row, struct photo *photo)
{
    for (int i = 0; i < PHOTO_TEXTS; i++)
        *field_at(photo, photo_texts[i]) = statement_text(row, COLUMN_PHOTO_TEXTS + i);
    if (photo->file && !photo_name_valid(photo->file)) {
        free(photo->file);
        photo->file = NULL;
    }
    photo->width = side(statement_number(row, COLUMN_WIDTH));
    photo->height = side(statement_number(row, COLUMN_HEIGHT));
}

int64_t story_row_key(struct statement *row)
{
    return statement_number(row, COLUMN_KEY);
}

struct story *story_row_read(struct statement *row)
{
    struct story *story = story_create();
    story->feed = statement_text(row, COLUMN_FEED);
    for (int i = 0; i < STORY_TEXTS; i++)
        *field_at(story, story_texts[i]) = statement_text(row, COLUMN_TEXTS + i);
    if (!statement_null(row, COLUMN_WIDTH))
        photo_read(row, story_add_photo(story));
    char *direction = statement_text(row, COLUMN_DIRECTION);
    story->direction =
        direction && strcmp(direction, direction_names[DIRECTION_RTL]) == 0 ? DIRECTION_RTL : DIRECTION_LTR;
    free(direction);
    story->published = statement_number(row, COLUMN_PUBLISHED);
    story->updated = statement_number(row, COLUMN_UPDATED);
    story->first_seen = statement_number(row, COLUMN_FIRST_SEEN);
    return story;
}

void story_row_bind(struct statement *statement, const struct story *story, const char *feed,
                    int64_t first_seen)
{
    const struct photo *photo = story->photo;
    statement_bind_text(statement, feed);
    for (int i = 0; i < STORY_TEXTS; i++)
        statement_bind_text(statement, text_at(story, story_texts[i]));
    for (int i = 0; i < PHOTO_TEXTS; i++)
        statement_bind_text(statement, photo ? text_at(photo, photo_texts[i]) : NULL);
    if (photo) {
        statement_bind_number(statement, photo->width);
        statement_bind_number(statement, photo->height);
    } else {
        statement_bind_null(statement);
        statement_bind_null(statement);
    }
    statement_bind_text(statement, direction_names[story->direction]);
    statement_bind_number(statement, story->published);
    statement_bind_number(statement, story->updated);
    statement_bind_number(statement, first_seen);
}

int64_t block_row_story(struct statement *row)
{
    return statement_number(row, 0);
}

void block_row_read(struct statement *row, struct story *story)
{
    char *name = statement_text(row, 1);
    char *text = statement_text(row, 2);
    enum block_kind kind = BLOCK_PARAGRAPH;
    if (name && text) {
        (void)block_kind_parse(name, &kind);
        story_add_block(story, kind, text);
    } else {
        free(text);
    }
    free(name);
}

static bool text_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool photo_same(const struct photo *a, const struct photo *b)
{
    if (!a || !b)
        return a == b;
    for (int i = 0; i < PHOTO_TEXTS; i++)
        if (!text_same(text_at(a, photo_texts[i]), text_at(b, photo_texts[i])))
            return false;
    return a->width == b->width && a->height == b->height;
}

bool story_same(const struct story *a, const struct story *b)
{
    for (int i = 0; i < STORY_TEXTS; i++)
        if (!text_same(text_at(a, story_texts[i]), text_at(b, story_texts[i])))
            return false;
    if (a->direction != b->direction || a->published != b->published || a->updated != b->updated ||
        a->block_count != b->block_count || !photo_same(a->photo, b->photo))
        return false;
    for (size_t i = 0; i < a->block_count; i++)
        if (a->blocks[i].kind != b->blocks[i].kind || !text_same(a->blocks[i].text, b->blocks[i].text))
            return false;
    return true;
}

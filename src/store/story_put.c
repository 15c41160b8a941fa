/* The stories of one feed become those of a document; what is stored as it is costs no write. Knows where a
 * story comes from no better than its feed's name. The writer's thread. */
#include "base/limits.h"
#include "base/log.h"
#include "store/edition.h"
#include "store/feed_rows.h"
#include "store/handle.h"
#include "store/photo_name.h"
#include "store/statement.h"
#include "store/story_rows.h"

enum { PUT_FIND, PUT_FIND_BLOCKS, PUT_STORY, PUT_CLEAR_BLOCKS, PUT_BLOCK, PUT_USE_PHOTO, PUT_STATEMENTS };

static const char *const put_sql[PUT_STATEMENTS] = {
    [PUT_FIND] = STORY_SELECT " WHERE feed = ? AND id = ?",
    [PUT_FIND_BLOCKS] = BLOCK_SELECT " WHERE story = ? ORDER BY position",
    [PUT_STORY] = "INSERT INTO story(" STORY_COLUMNS
                  ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                  " ON CONFLICT(feed, id) DO UPDATE SET url = excluded.url, headline = excluded.headline,"
                  " section = excluded.section, byline = excluded.byline, source = excluded.source,"
                  " language = excluded.language, summary = excluded.summary, photo_url = excluded.photo_url,"
                  " photo_caption = excluded.photo_caption, photo_credit = excluded.photo_credit,"
                  " photo_alt = excluded.photo_alt, photo_file = excluded.photo_file, photo_width = "
                  "excluded.photo_width,"
                  " photo_height = excluded.photo_height, direction = excluded.direction,"
                  " published = excluded.published, updated = excluded.updated RETURNING key",
    [PUT_CLEAR_BLOCKS] = "DELETE FROM block WHERE story = ?",
    [PUT_BLOCK] = "INSERT INTO block(story, position, kind, text) VALUES(?, ?, ?, ?)",
    [PUT_USE_PHOTO] = "UPDATE photo SET unused_since = NULL WHERE file = ? AND unused_since IS NOT NULL",
};

struct put {
    struct store *store;
    const char *feed;
    int64_t now;
    struct statement names; /* ids of the document */
    struct statement statements[PUT_STATEMENTS];
    bool changed;
};

static bool put_open(struct put *put, struct error *error)
{
    bool fine = names_begin(&put->names, &put->store->connection, error);
    for (int i = 0; fine && i < PUT_STATEMENTS; i++)
        fine = statement_open(&put->statements[i], &put->store->connection, put_sql[i], error);
    return fine;
}

static void put_close(struct put *put)
{
    statement_close(&put->names);
    for (int i = 0; i < PUT_STATEMENTS; i++)
        statement_close(&put->statements[i]);
}

/* The story as it is stored, NULL when it is new. False on failure. */
static bool put_find(struct put *put, const char *id, struct story **stored, struct error *error)
{
    struct statement *find = &put->statements[PUT_FIND];
    struct statement *blocks = &put->statements[PUT_FIND_BLOCKS];
    statement_bind_text(find, put->feed);
    statement_bind_text(find, id);
    enum statement_row row = statement_step(find, error);
    if (row != STATEMENT_ROW)
        return row == STATEMENT_END;
    *stored = story_row_read(find);
    statement_bind_number(blocks, story_row_key(find));
    statement_rewind(find);
    while ((row = statement_step(blocks, error)) == STATEMENT_ROW)
        block_row_read(blocks, *stored);
    return row == STATEMENT_END;
}

static bool put_photo_in_use(struct put *put, const struct story *story, struct error *error)
{
    const char *file = story->photo ? story->photo->file : NULL;
    if (!file)
        return true;
    if (!photo_name_valid(file) || !photo_exists(put->store, file))
        return error_set(error,
                         "feed \"%s\", story \"%s\": its photo %s is not in the store: it must be put before",
                         put->feed, story->id, file);
    statement_bind_text(&put->statements[PUT_USE_PHOTO], file);
    return statement_run(&put->statements[PUT_USE_PHOTO], error);
}

static bool put_blocks(struct put *put, const struct story *story, int64_t key, struct error *error)
{
    struct statement *add = &put->statements[PUT_BLOCK];
    statement_bind_number(&put->statements[PUT_CLEAR_BLOCKS], key);
    bool fine = statement_run(&put->statements[PUT_CLEAR_BLOCKS], error);
    for (size_t i = 0; fine && i < story->block_count; i++) {
        statement_bind_number(add, key);
        statement_bind_number(add, (int64_t)i);
        statement_bind_text(add, block_kind_name(story->blocks[i].kind));
        statement_bind_text(add, story->blocks[i].text);
        fine = statement_run(add, error);
    }
    return fine;
}

static bool put_write(struct put *put, const struct story *story, struct error *error)
{
    struct statement *write = &put->statements[PUT_STORY];
    put->changed = true;
    if (!put_photo_in_use(put, story, error))
        return false;
    story_row_bind(write, story, put->feed, put->now);
    if (statement_step(write, error) != STATEMENT_ROW)
        return false;
    int64_t key = statement_number(write, 0);
    return statement_run(write, error) && put_blocks(put, story, key, error);
}

static bool put_story(struct put *put, const struct story *story, struct error *error)
{
    bool known = false;
    struct story *stored = NULL;
    if (!story->id)
        return error_set(error, "feed \"%s\": the story \"%s\" has no id", put->feed,
                         story->headline ? story->headline : "");
    if (!names_add(&put->names, story->id, &known, error))
        return false;
    if (known) {
        log_warning("store", "feed \"%s\": two stories have the id \"%s\": the first is kept", put->feed,
                    story->id);
        return true;
    }
    bool fine = put_find(put, story->id, &stored, error);
    if (fine && (!stored || !story_same(stored, story)))
        fine = put_write(put, story, error);
    story_destroy(stored);
    return fine;
}

static bool put_drop_others(struct put *put, struct error *error)
{
    struct connection *connection = &put->store->connection;
    if (!statement_run_once(connection,
                            "DELETE FROM story WHERE feed = ? AND id NOT IN (SELECT name FROM temp.names)",
                            put->feed, error))
        return false;
    put->changed = put->changed || sqlite3_changes(connection->sqlite) > 0;
    return true;
}

/* Inside a write transaction in which the feed has its row. Sets `*shown` when anything changed. */
static bool stories_put(struct store *store, const char *feed, const struct feed_document *document,
                        bool *shown, struct error *error)
{
    struct put put = {.store = store, .feed = feed, .now = clock_wall(store->clock)};
    bool fine = put_open(&put, error);
    for (size_t i = 0; fine && i < document->story_count; i++)
        fine = put_story(&put, document->stories[i], error);
    fine = fine && put_drop_others(&put, error);
    put_close(&put);
    *shown = *shown || put.changed;
    return fine;
}

bool store_put_feed(struct store *store, const char *feed, const struct feed_document *document,
                    const struct feed_state *state, struct error *error)
{
    bool shown = false;
    if (document->story_count > LIMIT_STORIES_PER_FEED)
        return error_set(error, "feed \"%s\": %zu stories are more than the %d that the store keeps", feed,
                         document->story_count, LIMIT_STORIES_PER_FEED);
    bool fine = transaction_begin(store, error) &&
                feed_row_write(&store->connection, feed, state, &shown, error) &&
                stories_put(store, feed, document, &shown, error) &&
                (!shown || edition_grow(&store->connection, error));
    return transaction_end(store, fine, error);
}

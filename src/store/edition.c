/* Reads the whole edition in one transaction. Knows who owns which row, and not where the database stands:
 * the reader's and the writer's connection serve alike. */
#include "store/edition.h"

#include "base/limits.h"
#include "store/feed_rows.h"
#include "store/statement.h"
#include "store/story_rows.h"

static bool read_feeds(struct connection *connection, struct edition *edition, struct error *error)
{
    struct statement feeds;
    enum statement_row row = STATEMENT_FAILED;
    if (statement_open(&feeds, connection, "SELECT " FEED_COLUMNS " FROM feed ORDER BY name LIMIT ?",
                       error)) {
        statement_bind_number(&feeds, LIMIT_FEEDS);
        while ((row = statement_step(&feeds, error)) == STATEMENT_ROW) {
            struct feed_state state;
            feed_row_read(&feeds, &state);
            edition_add_feed(edition, &state);
        }
    }
    statement_close(&feeds);
    return row == STATEMENT_END;
}

/* Stories and blocks are both read in the order of the story's key and walked side by side. */
static bool read_stories(struct connection *connection, struct edition *edition, struct error *error)
{
    struct statement stories = {0};
    struct statement blocks = {0};
    enum statement_row row = STATEMENT_FAILED;
    enum statement_row block = STATEMENT_FAILED;
    if (statement_open(&stories, connection, STORY_SELECT " ORDER BY key LIMIT ?", error) &&
        statement_open(&blocks, connection, BLOCK_SELECT " ORDER BY story, position", error)) {
        statement_bind_number(&stories, LIMIT_STORE_STORIES);
        block = statement_step(&blocks, error);
        while (block != STATEMENT_FAILED && (row = statement_step(&stories, error)) == STATEMENT_ROW) {
            int64_t key = story_row_key(&stories);
            struct story *story = story_row_read(&stories);
            edition_add_story(edition, story);
            while (block == STATEMENT_ROW && block_row_story(&blocks) <= key) {
                if (block_row_story(&blocks) == key)
                    block_row_read(&blocks, story);
                block = statement_step(&blocks, error);
            }
        }
    }
    statement_close(&stories);
    statement_close(&blocks);
    return row == STATEMENT_END && block != STATEMENT_FAILED;
}

struct edition *edition_read(struct connection *connection, struct error *error)
{
    struct edition *edition = edition_create();
    bool fine = connection_run(connection, "BEGIN", error) &&
                statement_read_number(connection, "SELECT number FROM edition", 0, &edition->number, error) &&
                read_feeds(connection, edition, error) && read_stories(connection, edition, error);
    int failure = connection->failure;
    if (!sqlite3_get_autocommit(connection->sqlite))
        (void)connection_run(connection, "ROLLBACK", NULL);
    connection->failure = failure;
    if (fine) {
        edition_sort(edition);
        return edition;
    }
    edition_destroy(edition);
    return NULL;
}

bool edition_grow(struct connection *connection, struct error *error)
{
    return connection_run(connection, "UPDATE edition SET number = number + 1", error);
}

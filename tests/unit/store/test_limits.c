/* What the store takes and gives at its limits, and what it makes of rows that nobody of ours wrote. */
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/connection.h"
#include "store/statement.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int folder_setup(void **state)
{
    *state = folder_make();
    return 0;
}

static int folder_teardown(void **state)
{
    folder_remove(*state);
    return 0;
}

static bool put_document(struct store *store, const struct feed_document *document, struct error *error)
{
    struct feed_state state = feed_state_of("A");
    bool fine = store_put_feed(store, "A", document, &state, error);
    feed_state_finish(&state);
    return fine;
}

static void as_many_stories_as_the_limit_are_taken(void **state)
{
    struct error error = {0};
    struct feed_document document = {0};
    struct store *store = writer(*state, clock_system());
    for (int i = 0; i < LIMIT_STORIES_PER_FEED; i++) {
        char id[16];
        struct story *story = story_create();
        (void)snprintf(id, sizeof id, "%d", i);
        story->id = memory_copy_text(id);
        feed_document_add_story(&document, story);
    }
    assert_true(put_document(store, &document, &error));
    struct edition *edition = read_edition(store);
    assert_int_equal(edition->story_count, LIMIT_STORIES_PER_FEED);
    edition_destroy(edition);
    feed_document_finish(&document);
    store_close(store);
}

static void an_edition_has_no_more_feeds_than_the_limit(void **state)
{
    struct store *store = writer(*state, clock_system());
    sql_run(*state, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70)"
                    " INSERT INTO feed(name, last_success, last_attempt, next_due, failures)"
                    " SELECT printf('%03d', i), 0, 0, 0, 0 FROM n");
    struct edition *edition = read_edition(store);
    assert_int_equal(edition->feed_count, LIMIT_FEEDS);
    assert_string_equal(edition->feeds[0].name, "001");
    edition_destroy(edition);
    store_close(store);
}

static void an_edition_has_no_more_stories_than_the_limit(void **state)
{
    struct store *store = writer(*state, clock_system());
    sql_run(*state, "INSERT INTO feed(name, last_success, last_attempt, next_due, failures)"
                    " VALUES('A', 0, 0, 0, 0)");
    sql_run(*state, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 32010)"
                    " INSERT INTO story(feed, id, direction, published, updated, first_seen)"
                    " SELECT 'A', i, 'ltr', 0, 0, 0 FROM n");
    struct edition *edition = read_edition(store);
    assert_int_equal(edition->story_count, LIMIT_STORE_STORIES);
    edition_destroy(edition);
    store_close(store);
}

static void a_text_may_be_as_large_as_the_limit_and_its_row_no_larger(void **state)
{
    struct error error = {0};
    struct feed_document document = {0};
    struct store *store = writer(*state, clock_system());
    struct story *story = story_create();
    story->id = memory_copy_text("a");
    story->summary = memory_zeroed(LIMIT_STORE_VALUE + 1, 1);
    memset(story->summary, 'x', LIMIT_STORE_VALUE - 1000);
    feed_document_add_story(&document, story);
    assert_true(put_document(store, &document, &error));
    memset(story->summary, 'x', LIMIT_STORE_VALUE);
    assert_false(put_document(store, &document, &error));
    feed_document_finish(&document);
    store_close(store);
}

static void a_photo_may_be_as_large_and_its_name_as_long_as_the_limit(void **state)
{
    struct error error = {0};
    struct store *store = writer(*state, clock_system());
    char *bytes = memory_zeroed(LIMIT_PHOTO_KEPT + 1, 1);
    char name[140] = "";
    memset(name, 'a', 128);
    memcpy(name + 128, ".png", 5);
    assert_true(store_put_photo(store, "u", name, bytes, LIMIT_PHOTO_KEPT, 1, 1, &error));
    assert_false(store_put_photo(store, "v", name, bytes, LIMIT_PHOTO_KEPT + 1, 1, 1, &error));
    memcpy(name + 128, "a.png", 6);
    error_clear(&error);
    assert_false(store_put_photo(store, "w", name, bytes, 1, 1, 1, &error));
    assert_non_null(strstr(error.text, "is no name for it"));
    free(bytes);
    store_close(store);
}

/* --- rows that nobody of ours wrote --- */

static void a_row_is_read_as_far_as_it_makes_sense(void **state)
{
    struct error error = {0};
    struct store *store = writer(*state, clock_system());
    assert_true(generation_put(store, "A", 1, true, &error));
    sql_run(*state, "UPDATE block SET kind = 'sonnet' WHERE position = 0");
    sql_run(
        *state,
        "UPDATE story SET direction = 'up', photo_width = 16385, photo_height = 16384 WHERE id = 'story-3'");
    sql_run(*state,
            "UPDATE story SET direction = 'rtl', photo_width = 0, photo_height = -1 WHERE id = 'story-4'");
    sql_run(*state, "UPDATE feed SET failures = -3, message = 'm'");
    struct edition *edition = read_edition(store);
    const struct story *third = find_story(edition, "A", "story-3");
    const struct story *fourth = find_story(edition, "A", "story-4");
    assert_int_equal(third->blocks[0].kind, BLOCK_PARAGRAPH);
    assert_int_equal(third->direction, DIRECTION_LTR);
    assert_int_equal(fourth->direction, DIRECTION_RTL);
    assert_int_equal(third->photo->width, 0);
    assert_int_equal(third->photo->height, 16384);
    assert_int_equal(fourth->photo->width, 0);
    assert_int_equal(fourth->photo->height, 0);
    assert_int_equal(edition->feeds[0].failures, 0);
    edition_destroy(edition);
    sql_run(*state, "UPDATE feed SET failures = 2147483647");
    edition = read_edition(store);
    assert_int_equal(edition->feeds[0].failures, 0);
    edition_destroy(edition);
    sql_run(*state, "UPDATE feed SET failures = 7");
    edition = read_edition(store);
    assert_int_equal(edition->feeds[0].failures, 7);
    edition_destroy(edition);
    store_close(store);
}

/* --- which change of a story is one --- */

static const size_t texts[] = {offsetof(struct story, url),     offsetof(struct story, headline),
                               offsetof(struct story, section), offsetof(struct story, byline),
                               offsetof(struct story, source),  offsetof(struct story, language),
                               offsetof(struct story, summary)};
static const size_t photo_texts[] = {offsetof(struct photo, url), offsetof(struct photo, caption),
                                     offsetof(struct photo, credit), offsetof(struct photo, alt)};

static int64_t number_after(struct store *store, const struct feed_document *document)
{
    struct error error = {0};
    if (!put_document(store, document, &error))
        fail_msg("%s", error.text);
    struct edition *edition = read_edition(store);
    int64_t number = edition->number;
    edition_destroy(edition);
    return number;
}

static void change(void *record, size_t offset, const char *text)
{
    char **field = (char **)(void *)((char *)record + offset);
    free(*field);
    *field = memory_copy_text(text);
}

static void every_field_of_a_story_counts_as_a_change_when_it_is_set_and_when_it_goes(void **state)
{
    struct feed_document document;
    struct store *store = writer(*state, clock_system());
    generation_document(&document, 1, false);
    struct story *story = document.stories[2];
    struct photo *photo = story_add_photo(story);
    int64_t number = number_after(store, &document);
    for (size_t i = 0; i < 2 * (sizeof texts / sizeof *texts); i++, number++) {
        change(story, texts[i / 2], i % 2 ? NULL : "changed");
        assert_int_equal(number_after(store, &document), number + 1);
    }
    for (size_t i = 0; i < 2 * (sizeof photo_texts / sizeof *photo_texts); i++, number++) {
        change(photo, photo_texts[i / 2], i % 2 ? NULL : "changed");
        assert_int_equal(number_after(store, &document), number + 1);
    }
    int64_t *const times[] = {&story->published, &story->updated};
    int *const numbers[] = {&photo->width, &photo->height};
    for (size_t i = 0; i < 2; i++, number += 2) {
        *times[i] += 1;
        assert_int_equal(number_after(store, &document), number + 1);
        *numbers[i] += 1;
        assert_int_equal(number_after(store, &document), number + 2);
    }
    story->direction = DIRECTION_RTL;
    assert_int_equal(number_after(store, &document), ++number);
    story_add_block(story, BLOCK_QUOTE, memory_copy_text("more"));
    assert_int_equal(number_after(store, &document), ++number);
    story_drop_photo(story);
    assert_int_equal(number_after(store, &document), ++number);
    story->first_seen = 5; /* the store's own */
    assert_int_equal(number_after(store, &document), number);
    feed_document_finish(&document);
    store_close(store);
}

/* --- how long one waits for another process --- */

static int64_t patience_of(struct connection *connection)
{
    int64_t patience;
    assert_true(statement_read_number(connection, "PRAGMA busy_timeout", 0, &patience, NULL));
    connection_close(connection);
    return patience;
}

static void a_writer_waits_some_seconds_and_a_reader_less_than_one(void **state)
{
    struct connection connection;
    struct error error = {0};
    store_close(writer(*state, clock_system()));
    char *path = path_of(*state, "foyer.db");
    assert_true(connection_open_writer(&connection, path, &error));
    assert_in_range(patience_of(&connection), 2000, 10000);
    assert_true(connection_open_reader(&connection, path, CONNECTION_ALONE, &error));
    assert_in_range(patience_of(&connection), 250, 900);
    free(path);
}

int main(void)
{
#define FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        FOLDER(as_many_stories_as_the_limit_are_taken),
        FOLDER(an_edition_has_no_more_feeds_than_the_limit),
        FOLDER(an_edition_has_no_more_stories_than_the_limit),
        FOLDER(a_text_may_be_as_large_as_the_limit_and_its_row_no_larger),
        FOLDER(a_photo_may_be_as_large_and_its_name_as_long_as_the_limit),
        FOLDER(a_row_is_read_as_far_as_it_makes_sense),
        FOLDER(every_field_of_a_story_counts_as_a_change_when_it_is_set_and_when_it_goes),
        FOLDER(a_writer_waits_some_seconds_and_a_reader_less_than_one),
    };
    return cmocka_run_group_tests_name("limits", tests, NULL, NULL);
}

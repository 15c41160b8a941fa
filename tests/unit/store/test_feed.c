/* What is put is what is read: stories, states, numbers. */
#include "support.h"

#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOW = 1600000000 };

struct scene {
    char *folder;
    struct clock_fixed clock;
    struct store *writer;
    struct store *reader;
    struct error error;
};

static int scene_begin(void **state)
{
    struct scene *scene = memory_zeroed(1, sizeof *scene);
    scene->folder = folder_make();
    clock_fixed_init(&scene->clock, NOW);
    scene->writer = writer(scene->folder, &scene->clock.clock);
    scene->reader = reader(scene->folder);
    *state = scene;
    return 0;
}

static int scene_end(void **state)
{
    struct scene *scene = *state;
    store_close(scene->writer);
    store_close(scene->reader);
    folder_remove(scene->folder);
    free(scene);
    return 0;
}

static struct story *add_story(struct feed_document *document, const char *id, const char *headline)
{
    struct story *story = story_create();
    story->id = memory_copy_text(id);
    story->headline = memory_copy_text(headline);
    feed_document_add_story(document, story);
    return story;
}

static struct story *add_full_story(struct feed_document *document)
{
    struct story *story = add_story(document, "урок-1", "Заголовок \xF0\x9F\x8C\x8D");
    story->url = memory_copy_text("https://example.org/a?b='c\"; DROP TABLE story; --");
    story->section = memory_copy_text("Мир");
    story->byline = memory_copy_text("By O'Neill");
    story->source = memory_copy_text("Example");
    story->language = memory_copy_text("ar");
    story->direction = DIRECTION_RTL;
    story->published = 1568281200;
    story->updated = -5;
    story->first_seen = 7; /* the store sets its own */
    story->summary = memory_copy_text("In short");
    for (int kind = 0; kind < BLOCK_KINDS; kind++)
        story_add_block(story, (enum block_kind)kind,
                        memory_copy_text(block_kind_name((enum block_kind)kind)));
    struct photo *photo = story_add_photo(story);
    photo->url = memory_copy_text("https://example.org/p.jpg");
    photo->caption = memory_copy_text("A caption");
    photo->credit = memory_copy_text("A credit");
    photo->alt = memory_copy_text("An alt");
    photo->width = 2400;
    photo->height = 1600;
    photo->file = memory_copy_text("0123456789abcdef.png");
    return story;
}

static struct feed_state full_state(const char *name)
{
    return (struct feed_state){.name = memory_copy_text(name),
                               .url = memory_copy_text("https://example.org/feed"),
                               .etag = memory_copy_text("W/\"\xFF\x01\""),
                               .last_modified = memory_copy_text("Thu, 12 Sep 2019 09:40:00 GMT"),
                               .last_success = 11,
                               .last_attempt = 12,
                               .next_due = 13,
                               .failures = 14,
                               .message = memory_copy_text("no answer"),
                               .moved_to = memory_copy_text("https://example.net/new"),
                               .moved_since = 15};
}

static void put(struct scene *scene, const char *feed, const struct feed_document *document)
{
    struct feed_state state = feed_state_of(feed);
    if (!store_put_feed(scene->writer, feed, document, &state, &scene->error))
        fail_msg("%s", scene->error.text);
    feed_state_finish(&state);
}

static int64_t number_now(struct scene *scene)
{
    struct edition *edition = read_edition(scene->reader);
    int64_t number = edition->number;
    edition_destroy(edition);
    return number;
}

static void assert_story_equal(const struct story *a, const struct story *b)
{
    assert_string_equal(a->id, b->id);
    assert_string_equal(a->url, b->url);
    assert_string_equal(a->headline, b->headline);
    assert_string_equal(a->section, b->section);
    assert_string_equal(a->byline, b->byline);
    assert_string_equal(a->source, b->source);
    assert_string_equal(a->language, b->language);
    assert_string_equal(a->summary, b->summary);
    assert_int_equal(a->direction, b->direction);
    assert_int_equal(a->published, b->published);
    assert_int_equal(a->updated, b->updated);
    assert_int_equal(a->block_count, b->block_count);
    for (size_t i = 0; i < a->block_count; i++) {
        assert_int_equal(a->blocks[i].kind, b->blocks[i].kind);
        assert_string_equal(a->blocks[i].text, b->blocks[i].text);
    }
    assert_string_equal(a->photo->url, b->photo->url);
    assert_string_equal(a->photo->caption, b->photo->caption);
    assert_string_equal(a->photo->credit, b->photo->credit);
    assert_string_equal(a->photo->alt, b->photo->alt);
    assert_string_equal(a->photo->file, b->photo->file);
    assert_int_equal(a->photo->width, b->photo->width);
    assert_int_equal(a->photo->height, b->photo->height);
}

static void every_field_of_a_story_comes_back(void **state)
{
    struct scene *scene = *state;
    struct feed_document document = {0};
    struct story *story = add_full_story(&document);
    assert_true(
        store_put_photo(scene->writer, story->photo->url, story->photo->file, "x", 1, 2, 3, &scene->error));
    put(scene, "Ministry", &document);
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->story_count, 1);
    assert_story_equal(edition->stories[0], story);
    assert_string_equal(edition->stories[0]->feed, "Ministry");
    assert_int_equal(edition->stories[0]->first_seen, NOW);
    edition_destroy(edition);
    feed_document_finish(&document);
}

static void what_is_unknown_stays_null(void **state)
{
    struct scene *scene = *state;
    struct feed_document document = {0};
    add_story(&document, "bare", NULL);
    story_add_photo(add_story(&document, "photo", NULL));
    put(scene, "A", &document);
    struct edition *edition = read_edition(scene->reader);
    const struct story *bare = find_story(edition, "A", "bare");
    assert_null(bare->url);
    assert_null(bare->headline);
    assert_null(bare->section);
    assert_null(bare->byline);
    assert_null(bare->source);
    assert_null(bare->language);
    assert_null(bare->summary);
    assert_null(bare->photo);
    assert_int_equal(bare->block_count, 0);
    assert_int_equal(bare->published, 0);
    assert_int_equal(bare->direction, DIRECTION_LTR);
    const struct story *photo = find_story(edition, "A", "photo");
    assert_non_null(photo->photo);
    assert_null(photo->photo->url);
    assert_null(photo->photo->file);
    assert_null(edition_feed(edition, "A")->message);
    edition_destroy(edition);
    feed_document_finish(&document);
}

static void every_field_of_a_state_comes_back(void **state)
{
    struct scene *scene = *state;
    struct feed_state put_state = full_state("A");
    struct feed_state got;
    assert_true(store_read_feed_state(scene->writer, "A", &got, &scene->error));
    assert_string_equal(got.name, "A");
    assert_null(got.url);
    assert_int_equal(got.next_due, 0);
    feed_state_finish(&got);
    assert_true(store_put_feed_state(scene->writer, &put_state, &scene->error));
    assert_true(store_read_feed_state(scene->writer, "A", &got, &scene->error));
    assert_string_equal(got.name, "A");
    assert_string_equal(got.url, put_state.url);
    assert_string_equal(got.etag, put_state.etag);
    assert_string_equal(got.last_modified, put_state.last_modified);
    assert_string_equal(got.message, put_state.message);
    assert_int_equal(got.last_success, 11);
    assert_int_equal(got.last_attempt, 12);
    assert_int_equal(got.next_due, 13);
    assert_int_equal(got.failures, 14);
    assert_string_equal(got.moved_to, put_state.moved_to);
    assert_int_equal(got.moved_since, 15);
    feed_state_finish(&got);
    feed_state_finish(&put_state);
}

static void
stories_that_leave_the_feed_leave_the_edition_and_the_others_keep_when_they_were_seen(void **state)
{
    struct scene *scene = *state;
    struct feed_document first = {0};
    struct feed_document second = {0};
    add_story(&first, "stays", "Stays");
    add_story(&first, "goes", "Goes");
    add_story(&second, "stays", "Stays, corrected");
    add_story(&second, "comes", "Comes");
    put(scene, "A", &first);
    put(scene, "B", &first);
    clock_fixed_advance(&scene->clock, TICK_SECONDS(60));
    put(scene, "A", &second);
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->story_count, 4);
    assert_null(find_story(edition, "A", "goes"));
    assert_non_null(find_story(edition, "B", "goes"));
    assert_string_equal(find_story(edition, "A", "stays")->headline, "Stays, corrected");
    assert_string_equal(find_story(edition, "B", "stays")->headline, "Stays");
    assert_int_equal(find_story(edition, "A", "stays")->first_seen, NOW);
    assert_int_equal(find_story(edition, "A", "comes")->first_seen, NOW + 60);
    assert_string_equal(edition->stories[0]->id, "comes"); /* newest first */
    assert_int_equal(
        sql_number(scene->folder, "SELECT count(*) FROM block WHERE story NOT IN (SELECT key FROM story)"),
        0);
    edition_destroy(edition);
    feed_document_finish(&first);
    feed_document_finish(&second);
}

static void the_same_stories_again_write_one_row_and_keep_the_number(void **state)
{
    struct scene *scene = *state;
    struct feed_document document;
    struct feed_state feed = feed_state_of("A");
    generation_document(&document, 1, false);
    put(scene, "A", &document);
    int64_t number = number_now(scene);
    int64_t pages = sql_number(scene->folder, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(pages, 0);
    clock_fixed_advance(&scene->clock, TICK_SECONDS(600));
    feed.last_success = feed.last_attempt = NOW + 600;
    feed.next_due = NOW + 1200;
    assert_true(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    assert_int_equal(number_now(scene), number);
    /* one page of 4096 with its frame header, and the header of the WAL */
    assert_int_equal(size_of(scene->folder, "foyer.db-wal"), 32 + 24 + 4096);
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition_last_success(edition), NOW + 600);
    edition_destroy(edition);
    feed_state_finish(&feed);
    feed_document_finish(&document);
}

static void the_number_grows_with_each_change_that_is_shown(void **state)
{
    struct scene *scene = *state;
    struct feed_document document;
    struct feed_state feed = feed_state_of("A");
    int64_t number = number_now(scene);
    generation_document(&document, 1, false);
#define GROWS(call) (assert_true(call), assert_true(number_now(scene) > number), number = number_now(scene))
#define STAYS(call) (assert_true(call), assert_int_equal(number_now(scene), number))
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    document.stories[3]->blocks[1].text[0] = 'G';
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    document.stories[3]->blocks[1].kind = BLOCK_QUOTE;
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    story_add_photo(document.stories[5])->width = 5;
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    STAYS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    story_destroy(document.stories[--document.story_count]);
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    feed.next_due = feed.last_attempt = feed.last_success = 99;
    STAYS(store_put_feed_state(scene->writer, &feed, &scene->error));
    feed.message = memory_copy_text("no answer");
    feed.failures = 1;
    GROWS(store_put_feed_state(scene->writer, &feed, &scene->error));
    feed.failures = 2;
    STAYS(store_put_feed_state(scene->writer, &feed, &scene->error));
    story_take_text(&feed.message, NULL);
    GROWS(store_put_feed(scene->writer, "A", &document, &feed, &scene->error));
    STAYS(store_keep_feeds(scene->writer, (const char *const[]){"A"}, 1, &scene->error));
    GROWS(store_keep_feeds(scene->writer, NULL, 0, &scene->error));
#undef GROWS
#undef STAYS
    feed_state_finish(&feed);
    feed_document_finish(&document);
}

static void feeds_that_are_not_kept_go_with_their_stories(void **state)
{
    struct scene *scene = *state;
    const char *const names[] = {"B", "never seen"};
    for (int i = 0; i < 3; i++)
        assert_true(
            generation_put(scene->writer, (const char *[]){"A", "B", "C"}[i], 1, false, &scene->error));
    assert_true(store_keep_feeds(scene->writer, names, 2, &scene->error));
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->feed_count, 1);
    assert_int_equal(edition->story_count, STORIES);
    assert_int_equal(generation_of(scene->reader, edition, "B"), 1);
    assert_null(edition_feed(edition, "A"));
    edition_destroy(edition);
}

static void of_two_stories_with_one_id_the_first_is_kept(void **state)
{
    struct scene *scene = *state;
    struct feed_document document = {0};
    add_story(&document, "a", "First");
    add_story(&document, "a", "Second");
    put(scene, "A", &document);
    int64_t number = number_now(scene);
    put(scene, "A", &document);
    assert_int_equal(number_now(scene), number);
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->story_count, 1);
    assert_string_equal(edition->stories[0]->headline, "First");
    edition_destroy(edition);
    feed_document_finish(&document);
}

static void assert_refused(struct scene *scene, const struct feed_document *document, const char *why)
{
    struct feed_state feed = feed_state_of("A");
    int64_t number = number_now(scene);
    error_clear(&scene->error);
    assert_false(store_put_feed(scene->writer, "A", document, &feed, &scene->error));
    assert_non_null(strstr(scene->error.text, why));
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->number, number);
    assert_int_equal(generation_of(scene->reader, edition, "A"), 1);
    edition_destroy(edition);
    feed_state_finish(&feed);
}

static void a_document_that_is_refused_changes_nothing(void **state)
{
    struct scene *scene = *state;
    struct feed_document document;
    assert_true(generation_put(scene->writer, "A", 1, false, &scene->error));
    generation_document(&document, 2, false);
    story_take_text(&document.stories[STORIES - 1]->id, NULL);
    assert_refused(scene, &document, "has no id");
    feed_document_finish(&document);
    generation_document(&document, 2, true);
    assert_refused(scene, &document, "must be put before");
    story_take_text(&document.stories[0]->photo->file, memory_copy_text("../../etc/passwd"));
    assert_refused(scene, &document, "must be put before");
    feed_document_finish(&document);
    generation_document(&document, 2, false);
    char *huge = memory_zeroed(LIMIT_STORE_VALUE + 2, 1);
    memset(huge, 'x', LIMIT_STORE_VALUE + 1);
    story_take_text(&document.stories[STORIES - 1]->summary, huge);
    assert_refused(scene, &document, "larger than the store keeps");
    feed_document_finish(&document);
    generation_document(&document, 2, false);
    while (document.story_count <= LIMIT_STORIES_PER_FEED)
        add_story(&document, "x", NULL);
    assert_refused(scene, &document, "more than the 500");
    feed_document_finish(&document);
}

static void a_feed_may_become_empty(void **state)
{
    struct scene *scene = *state;
    struct feed_document nothing = {0};
    assert_true(generation_put(scene->writer, "A", 1, false, &scene->error));
    put(scene, "A", &nothing);
    struct edition *edition = read_edition(scene->reader);
    assert_int_equal(edition->story_count, 0);
    assert_int_equal(edition->feed_count, 1);
    edition_destroy(edition);
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_begin, scene_end)
    const struct CMUnitTest tests[] = {
        SCENE(every_field_of_a_story_comes_back),
        SCENE(what_is_unknown_stays_null),
        SCENE(every_field_of_a_state_comes_back),
        SCENE(stories_that_leave_the_feed_leave_the_edition_and_the_others_keep_when_they_were_seen),
        SCENE(the_same_stories_again_write_one_row_and_keep_the_number),
        SCENE(the_number_grows_with_each_change_that_is_shown),
        SCENE(feeds_that_are_not_kept_go_with_their_stories),
        SCENE(of_two_stories_with_one_id_the_first_is_kept),
        SCENE(a_document_that_is_refused_changes_nothing),
        SCENE(a_feed_may_become_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

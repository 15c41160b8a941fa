/* ingest: what it keeps stays within bounds, and nothing is fetched again and again for it. */
#include "loop_fixture.h"
#include "photo_files.h"

#include "base/file.h"
#include "story/edition.h"
#include "support/cmocka.h"
#include "support/process.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Of that width, and so of a content of its own. */
static void put_photo(struct loop *loop, const char *name, int width, int height)
{
    struct photo_file file =
        photo_file_jpeg(&(struct photo_jpeg){.width = width, .height = height, .noise = true});
    nginx_put(&loop->nginx, name, file.bytes, file.length);
    free(file.bytes);
}

static long size_of_file(const char *folder, const char *name)
{
    struct stat found;
    char *path = file_join(folder, name);
    bool fine = stat(path, &found) == 0 && S_ISREG(found.st_mode);
    free(path);
    return fine ? found.st_size : 0;
}

/* Bytes of all files of the folder, and how many there are. */
static long size_of_folder(const char *folder, int *count)
{
    long size = 0;
    DIR *files = opendir(folder);
    *count = 0;
    for (struct dirent *entry; files && (entry = readdir(files));) {
        size += size_of_file(folder, entry->d_name);
        ++*count;
    }
    if (files)
        closedir(files);
    return size;
}

static long size_of_photos(const struct loop *loop)
{
    int count;
    char *photos = file_join(loop->config.store, "photos");
    long size = size_of_folder(photos, &count);
    free(photos);
    return size;
}

static void stories_leave_by_age_but_never_the_newest_ten(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k /k.jpg", "l", NULL);
    loop_put_photo(loop, "k.jpg");
    loop->config.rotation.max_age = TICK_SECONDS(12 * 3600); /* l is of 11:00, and it is 22:13 */
    loop_run(loop);
    loop_assert_stories(loop, "a b c d e f g h i j k+ l");
    clock_fixed_advance(&loop->clock, TICK_SECONDS(3600)); /* l is older now, and the feed unchanged */
    loop_run(loop);
    loop_assert_stories(loop, "a b c d e f g h i j k+");
    clock_fixed_advance(&loop->clock, TICK_SECONDS(100 * 3600));
    loop_run(loop);
    loop_assert_stories(loop, "a b c d e f g h i j");
    /* Read anew it is the same, and a photo of what is too old is not asked for. */
    loop_put_feed(loop, "a.json", "A", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k /new.jpg", NULL);
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "A b c d e f g h i j");
    assert_int_equal(nginx_count(&loop->nginx, "GET /new.jpg "), 0);
}

/* Seven photos of much the same size. */
static void a_photo_over_the_budget_is_fetched_once_and_its_story_shown_without(void **state)
{
#define SEVEN "1 /1.jpg", "2 /2.jpg", "3 /3.jpg", "4 /4.jpg", "5 /5.jpg", "6 /6.jpg", "7 /7.jpg", NULL
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    for (int i = 1; i <= 7; i++) {
        char name[16];
        (void)snprintf(name, sizeof name, "%d.jpg", i);
        put_photo(loop, name, 200 + i, 200);
    }
    loop_put_feed(loop, "a.json", SEVEN);
    loop_run(loop);
    loop_assert_stories(loop, "1+ 2+ 3+ 4+ 5+ 6+ 7+");
    loop->config.photo_budget = size_of_photos(loop) - 1;
    for (int i = 0; i < 3; i++) {
        loop_put_feed(loop, "a.json", i % 2 ? "zero" : "nought", SEVEN);
        assert_int_equal(loop_run(loop), INGEST_ALL_READ);
        loop_assert_stories(loop, i % 2 ? "zero 1+ 2+ 3+ 4+ 5+ 6+ 7" : "nought 1+ 2+ 3+ 4+ 5+ 6+ 7");
        assert_true(size_of_photos(loop) <= loop->config.photo_budget);
    }
    assert_int_equal(nginx_count(&loop->nginx, "GET /7.jpg "), 1);
    loop->config.photo_budget *= 2;
    loop_put_feed(loop, "a.json", SEVEN);
    loop_run(loop);
    loop_assert_stories(loop, "1+ 2+ 3+ 4+ 5+ 6+ 7+");
    assert_int_equal(nginx_count(&loop->nginx, "GET /1.jpg "), 1);
    assert_int_equal(nginx_count(&loop->nginx, "GET /7.jpg "), 2);
#undef SEVEN
}

/* Bytes that this process has written to files so far, as the kernel counts them; -1 when it does not. */
static long bytes_written(void)
{
    char line[64];
    long count = -1;
    FILE *io = fopen("/proc/self/io", "r");
    while (io && fgets(line, sizeof line, io))
        if (strncmp(line, "wchar: ", 7) == 0)
            count = strtol(line + 7, NULL, 10);
    if (io)
        fclose(io);
    return count;
}

/* Of that many stories, with a photo; returns what its second read, which brings nothing new, writes. */
static long cost_of_unchanged(struct loop *loop, bool many)
{
    struct feed_state feed;
    if (many)
        loop_put_feed(loop, "fresh.json", "a /1.jpg", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l",
                      NULL);
    else
        loop_put_feed(loop, "fresh.json", "a /1.jpg", NULL);
    loop_run(loop);
    loop_state(loop, "/fresh.json", &feed);
    int64_t due = feed.next_due;
    feed_state_finish(&feed);
    clock_fixed_advance(&loop->clock, TICK_SECONDS(9000));
    long before = bytes_written();
    loop_run(loop);
    long cost = bytes_written() - before;
    loop_state(loop, "/fresh.json", &feed);
    assert_int_equal(feed.next_due, due + 9000); /* what is not modified stays fresh as long again */
    feed_state_finish(&feed);
    return cost;
}

/* To the WAL a header of 32 bytes and the page of the feed's row with a header of 24; that page again to the
 * database when it is closed; the rest of a third page is for what is logged. */
static void a_feed_that_did_not_change_costs_two_pages_whatever_is_in_it(void **state)
{
    enum { PAGE = 4096 };
    struct loop *loop = *state;
    loop_add_feed(loop, "/fresh.json");
    loop_put_photo(loop, "1.jpg");
    if (bytes_written() < 0)
        skip();
    long few = cost_of_unchanged(loop, false);
    long many = cost_of_unchanged(loop, true);
    assert_int_equal(nginx_count(&loop->nginx, "GET /fresh.json 304 "), 2);
    assert_in_range(few, PAGE, 3 * PAGE);
    assert_int_equal(many, few);
}

static int width_shown(const struct loop *loop)
{
    struct edition *edition = loop_edition(loop);
    int width = edition->stories[0]->photo ? edition->stories[0]->photo->width : 0;
    edition_destroy(edition);
    return width;
}

static void a_larger_screen_has_photos_made_anew_once_and_keeps_the_old_ones_until_then(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    put_photo(loop, "1.jpg", 1600, 1600);
    loop->config.screen.width = 640;
    loop->config.screen.height = 480;
    loop_put_feed(loop, "a.json", "one /1.jpg", NULL);
    loop_run(loop);
    int small = width_shown(loop);
    assert_true(small >= 480 && small < 600);
    loop->config.screen.width = 1280;
    loop->config.screen.height = 960;
    nginx_remove(&loop->nginx, "1.jpg");
    loop_put_feed(loop, "a.json", "one /1.jpg", NULL);
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    assert_int_equal(width_shown(loop), small);
    put_photo(loop, "1.jpg", 1600, 1600);
    for (int i = 0; i < 2; i++) {
        loop_put_feed(loop, "a.json", "one /1.jpg", NULL);
        loop_run(loop);
        assert_true(width_shown(loop) >= 960);
    }
    assert_int_equal(nginx_count(&loop->nginx, "GET /1.jpg 200 "), 2);
}

/* Three hundred generations of texts and photos, an hour each; now and then the database is spoilt. Nothing
 * piles up: not stories, photos or their addresses, not the WAL, not what is set aside. */
static void the_folder_does_not_grow_with_the_generations(void **state)
{
    enum { GENERATIONS = 300, SETTLED = 100, SPOILT_EVERY = 20 };
    struct loop *loop = *state;
    long largest = 0;
    int most = 0;
    char fast[] = "/dev/shm/foyer-bounds-XXXXXX"; /* in memory, where there is such a place */
    if (mkdtemp(fast)) {
        free(loop->config.store);
        loop->config.store = file_join(fast, "store");
    }
    loop_add_feed(loop, "/a.json");
    loop_add_feed(loop, "/b.json");
    for (int i = 0; i < GENERATIONS; i++) {
        char items[3][64];
        int count;
        for (int k = 0; k < 3; k++) {
            char name[32];
            (void)snprintf(name, sizeof name, "%d.jpg", i + k);
            (void)snprintf(items[k], sizeof items[k], "story-%d /%d.jpg", i + k, i + k);
            put_photo(loop, name, 40 + (i + k) % 30, 30 + (i + k) / 30);
        }
        loop_put_feed(loop, "a.json", items[2], items[1], items[0], NULL);
        loop_put_feed(loop, "b.json", items[1], NULL);
        assert_int_equal(loop_run(loop), INGEST_ALL_READ);
        clock_fixed_advance(&loop->clock, TICK_SECONDS(3600));
        if (i % SPOILT_EVERY == SPOILT_EVERY - 1) {
            char *database = file_join(loop->config.store, "foyer.db");
            assert_true(file_write_atomic(database, "spoilt", 6, NULL));
            free(database);
        }
        long size = size_of_folder(loop->config.store, &count) + size_of_photos(loop);
        if (i >= SETTLED && (size > largest + 20000 || count > most))
            fail_msg("generation %d: %ld bytes in %d files; until %d it was %ld in %d", i, size, count,
                     SETTLED, largest, most);
        if (i < SETTLED) {
            largest = size > largest ? size : largest;
            most = count > most ? count : most;
        }
    }
    assert_true(largest < 1000000);
    const char *const remove[] = {"rm", "-rf", fast, NULL};
    assert_int_equal(process_run(remove, NULL, NULL, NULL), 0);
}

#define LOOP_TEST(name) cmocka_unit_test_setup_teardown(name, loop_start, loop_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOP_TEST(stories_leave_by_age_but_never_the_newest_ten),
        LOOP_TEST(a_photo_over_the_budget_is_fetched_once_and_its_story_shown_without),
        LOOP_TEST(a_feed_that_did_not_change_costs_two_pages_whatever_is_in_it),
        LOOP_TEST(a_larger_screen_has_photos_made_anew_once_and_keeps_the_old_ones_until_then),
        LOOP_TEST(the_folder_does_not_grow_with_the_generations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

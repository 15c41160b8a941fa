/* The power goes while `foyer ingest` is at work: the real program, killed at a random moment while it reads
 * feeds that changed, prepares their photos and keeps both. Afterwards the store is sound and shows, of each
 * feed, one whole reading that is no older than the one before, with every photo that it names. */
#include "base/buffer.h"
#include "base/file.h"
#include "store/store.h"
#include "support/process.h"
#include "unit/ingest/photo_files.h"

#include "support/cmocka.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FEEDS = 2, STORIES = 5, PHOTOS = 2, PATH_SIZE = 200, FIRST_SPAN_US = 100000, STOPPED = 128 };

struct house {
    char folder[PATH_SIZE - 100];
    int generation;   /* that the feeds have */
    int shown[FEEDS]; /* that the store had last; 0: none */
    double span;      /* microseconds from the start within which a run is killed */
    uint32_t seed;
    int killed;
    int between; /* of them: one feed was kept already and the other not yet */
};

static void path_in(const struct house *house, char path[PATH_SIZE], const char *name)
{
    (void)snprintf(path, PATH_SIZE, "%s/%s", house->folder, name);
}

static void put_file(const struct house *house, const char *name, const void *bytes, size_t length)
{
    struct error error = {0};
    char path[PATH_SIZE];
    path_in(house, path, name);
    if (!file_write_atomic(path, bytes, length, &error))
        fail_msg("%s", error.text);
}

/* Its size, and so its content and its hash, are of this generation alone. */
static void put_photo(const struct house *house, int generation, int number)
{
    char name[40];
    (void)snprintf(name, sizeof name, "%d-%d.jpg", generation, number);
    struct photo_file file = photo_file_jpeg(
        &(struct photo_jpeg){.width = 300 + generation % 1000, .height = 200 + number, .noise = true});
    put_file(house, name, file.bytes, file.length);
    free(file.bytes);
}

static void remove_photo(const struct house *house, int generation, int number)
{
    char name[40];
    char path[PATH_SIZE];
    (void)snprintf(name, sizeof name, "%d-%d.jpg", generation, number);
    path_in(house, path, name);
    (void)unlink(path);
}

static void put_feed(const struct house *house, int feed)
{
    struct buffer text;
    char name[32];
    buffer_init(&text, 1 << 16);
    buffer_append_text(&text,
                       "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [");
    for (int i = 0; i < STORIES; i++) {
        buffer_append_format(&text,
                             "%s{\"id\": \"%d\", \"title\": \"Generation %d of story %d\", \"content_text\":"
                             " \"Generation %d: what is known of it so far, and a bit more.\"",
                             i ? "," : "", i, house->generation, i, house->generation);
        if (i < PHOTOS)
            buffer_append_format(&text, ", \"image\": \"%d-%d.jpg\"", house->generation, feed * PHOTOS + i);
        buffer_append_text(&text, "}");
    }
    buffer_append_text(&text, "]}");
    (void)snprintf(name, sizeof name, "%d.json", feed);
    put_file(house, name, text.bytes, text.length);
    buffer_finish(&text);
}

/* Both feeds have new texts and new photos. */
static void renew(struct house *house)
{
    house->generation++;
    for (int i = 0; i < FEEDS * PHOTOS; i++) {
        put_photo(house, house->generation, i);
        remove_photo(house, house->generation - 1, i);
    }
    for (int feed = 0; feed < FEEDS; feed++)
        put_feed(house, feed);
}

/* Lets ingest live for a random part of the span. The span follows how long a run takes, so that nearly all
 * of them are killed and yet every moment of a run has its chance. */
static void live_and_die(struct house *house)
{
    char config[PATH_SIZE];
    path_in(house, config, "foyer.conf");
    const char *const arguments[] = {FOYER_PROGRAM, "ingest", "--once", "-c", config, NULL};
    house->seed = house->seed * 1664525U + 1013904223U;
    long moment = (long)(house->span * (house->seed >> 8) / (1 << 24));
    pid_t ingest = process_start(arguments, NULL, "/dev/null");
    struct timespec life = {.tv_sec = moment / 1000000, .tv_nsec = moment % 1000000 * 1000};
    nanosleep(&life, NULL);
    int status = process_end(ingest, SIGKILL);
    if (status != 0 && status != STOPPED + SIGKILL)
        fail_msg("ingest ended by itself with %d", status);
    house->killed += status != 0;
    house->span *= status != 0 ? 1.02 : 0.9;
}

static void check_photo(const struct store *store, const struct photo *photo)
{
    struct buffer bytes;
    struct error error = {0};
    char *path = store_photo_path(store, photo->file);
    buffer_init(&bytes, 1 << 20);
    if (!path || !file_read(path, &bytes, &error))
        fail_msg("a story names a photo that is not there: %s", error.text);
    assert_true(bytes.length > 100);
    assert_memory_equal(bytes.bytes, "\xFF\xD8", 2);
    assert_memory_equal(bytes.bytes + bytes.length - 2, "\xFF\xD9", 2);
    buffer_finish(&bytes);
    free(path);
}

/* The one generation of the feed's stories; 0 when it has none. */
static int generation_of(const struct store *store, const struct edition *edition, int feed)
{
    int generation = 0;
    int count = 0;
    int photos = 0;
    for (size_t i = 0; i < edition->story_count; i++) {
        const struct story *story = edition->stories[i];
        int mark = 0;
        if (story->feed[0] != '0' + feed)
            continue;
        assert_int_equal(sscanf(story->headline, "Generation %d", &mark), 1);
        generation = count++ ? generation : mark;
        assert_int_equal(mark, generation);
        assert_int_equal(story->block_count, 1);
        assert_int_equal(sscanf(story->blocks[0].text, "Generation %d", &mark), 1);
        assert_int_equal(mark, generation);
        if (story->photo)
            check_photo(store, story->photo);
        photos += story->photo != NULL;
    }
    assert_int_equal(count, generation ? STORIES : 0);
    assert_int_equal(photos, generation ? PHOTOS : 0);
    return generation;
}

static void check_edition(struct house *house, struct store *store)
{
    struct error error = {0};
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    if (!edition && house->shown[0] + house->shown[1] > 0)
        fail_msg("nothing to show: %s", error.text);
    for (int feed = 0; edition && feed < FEEDS; feed++) {
        int generation = generation_of(store, edition, feed);
        if (generation < house->shown[feed] || generation > house->generation)
            fail_msg("generation %d of feed %d, it had %d", generation, feed, house->shown[feed]);
        house->shown[feed] = generation;
    }
    edition_destroy(edition);
}

static int count_set_aside(const struct house *house)
{
    char path[PATH_SIZE];
    int count = 0;
    path_in(house, path, "store");
    DIR *files = opendir(path);
    for (struct dirent *entry; files && (entry = readdir(files));)
        count += strncmp(entry->d_name, "foyer.db.", strlen("foyer.db.")) == 0;
    if (files)
        closedir(files);
    return count;
}

/* As a display finds it, and then as the next ingest does, which looks the whole database over. */
static void check_store(struct house *house)
{
    char path[PATH_SIZE];
    struct error error = {0};
    path_in(house, path, "store");
    struct store *store = store_open_reader(path, &error);
    check_edition(house, store);
    store_close(store);
    store = store_open_writer(path, clock_system(), &error);
    if (!store)
        fail_msg("%s", error.text);
    check_edition(house, store);
    store_close(store);
    assert_int_equal(count_set_aside(house), 0);
    house->between += house->shown[0] != house->shown[1] &&
                      (house->shown[0] == house->generation || house->shown[1] == house->generation);
}

static void house_build(struct house *house)
{
    struct buffer config;
    bool fast = access("/dev/shm", W_OK) == 0;
    (void)snprintf(house->folder, sizeof house->folder, "%s/foyer-kill-XXXXXX", fast ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(house->folder));
    buffer_init(&config, 4096);
    buffer_append_format(&config, "store = \"%s/store\"\n", house->folder);
    for (int feed = 0; feed < FEEDS; feed++)
        buffer_append_format(&config, "feed \"%d\" { url = \"%s/%d.json\" }\n", feed, house->folder, feed);
    renew(house);
    put_file(house, "foyer.conf", config.bytes, config.length);
    buffer_finish(&config);
}

static void house_raze(const struct house *house)
{
    const char *const arguments[] = {"rm", "-r", house->folder, NULL};
    assert_int_equal(process_run(arguments, NULL, NULL, NULL), 0);
}

static int rounds_wanted(void)
{
    const char *rounds = getenv("FOYER_TEST_ROUNDS");
    return rounds && rounds[0] ? (int)strtol(rounds, NULL, 10) : KILL_ROUNDS;
}

static void an_ingest_killed_at_any_moment_leaves_the_last_complete_edition(void **state)
{
    (void)state;
    struct house house = {.span = FIRST_SPAN_US, .seed = 20190912};
    int rounds = rounds_wanted();
    house_build(&house);
    while (house.killed < rounds) {
        live_and_die(&house);
        check_store(&house);
        renew(&house);
    }
    print_message("%d of %d runs killed, %d of them between the feeds; a run takes about %.0f ms\n",
                  house.killed, house.generation - 1, house.between, house.span / 1000);
    assert_true(house.shown[0] > 0 && house.shown[1] > 0);
    house_raze(&house);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ingest_killed_at_any_moment_leaves_the_last_complete_edition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "house.h"

#include "base/buffer.h"
#include "base/file.h"
#include "ingest/ingest.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"
#include "support/folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_synchronised(void *data)
{
    return ((const struct house *)data)->synchronised;
}

static double chance(void *data)
{
    return ((const struct house *)data)->random;
}

void house_start(struct house *house, const char *url)
{
    if (access("/dev/shm", W_OK) ==
        0) /* in memory, where there is such a place: days of writes in a second */
        setenv("TMPDIR", "/dev/shm", 0);
    *house = (struct house){.folder = folder_create(), .random = 0.5};
    config_init_defaults(&house->config);
    free(house->config.store);
    house->config.store = folder_path(house->folder, "store");
    config_add_feed(&house->config, "it", url)->refresh = TICK_SECONDS(600);
    clock_fixed_init(&house->clock, HOUSE_NOW);
    fetch_settings_init(&house->fetch);
}

void house_stop(struct house *house)
{
    config_finish(&house->config);
    folder_remove(house->folder);
    free(house->log);
}

static struct ingest_settings house_settings(struct house *house)
{
    return (struct ingest_settings){.config = &house->config,
                                    .clock = &house->clock.clock,
                                    .fetch = &house->fetch,
                                    .random = chance,
                                    .random_data = house,
                                    .synchronised = is_synchronised,
                                    .synchronised_data = house};
}

static struct edition *house_edition(const struct house *house)
{
    struct error error = {0};
    struct store *store = store_open_reader(house->config.store, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    store_close(store);
    if (!edition)
        fail_msg("%s", error.text);
    return edition;
}

void house_state(const struct house *house, struct feed_state *feed)
{
    struct edition *edition = house_edition(house);
    const struct feed_state *found = edition_feed(edition, "it");
    assert_non_null(found);
    feed_state_copy(found, feed);
    edition_destroy(edition);
}

void house_assert_stories(const struct house *house, const char *expected)
{
    struct edition *edition = house_edition(house);
    struct buffer found;
    buffer_init(&found, 4096);
    for (size_t i = 0; i < edition->story_count; i++) {
        const struct photo *photo = edition->stories[i]->photo;
        buffer_append_format(&found, "%s%s%s", i ? " " : "", edition->stories[i]->id,
                             photo && photo->file ? "+" : "");
    }
    assert_string_equal(found.bytes, expected);
    buffer_finish(&found);
    edition_destroy(edition);
}

void house_run(struct house *house, int later, struct feed_state *feed)
{
    struct error error = {0};
    struct ingest_settings settings = house_settings(house);
    settings.once = true;
    clock_fixed_advance(&house->clock, TICK_SECONDS(later));
    ingest_run(&settings, &error);
    if (error.set)
        fail_msg("%s", error.text);
    feed_state_finish(feed);
    house_state(house, feed);
}

const char *house_watch(struct house *house, struct fault_server *server, const char *request)
{
    assert_true(house->watch_count < HOUSE_WATCHES);
    struct house_watch *watch = &house->watches[house->watch_count++];
    *watch = (struct house_watch){.server = server, .request = request};
    return watch->times;
}

/* One request at a time: several of one moment are written several times. */
static void watch_look(struct house_watch *watch, int second)
{
    size_t count = fault_server_count(watch->server, watch->request);
    for (; watch->count < count; watch->count++) {
        size_t length = strlen(watch->times);
        (void)snprintf(watch->times + length, sizeof watch->times - length, "%s%d", length ? " " : "",
                       second);
    }
}

static void house_idle(void *data, tick pause)
{
    struct house *house = data;
    int second = (int)((house->clock.now - house->begun) / TICK_SECONDS(1));
    for (size_t i = 0; i < house->watch_count; i++)
        watch_look(&house->watches[i], second);
    if (house->each)
        house->each(house, second);
    tick left = house->ends - house->clock.now;
    if (left <= 0 && house->stop >= 0) {
        close(house->stop);
        house->stop = -1;
    }
    clock_fixed_advance(&house->clock, pause < left ? pause : left);
}

/* Standard error goes into that file until it is given back. */
static int log_take(const char *path)
{
    int kept = dup(STDERR_FILENO);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(kept >= 0 && file >= 0 && dup2(file, STDERR_FILENO) >= 0);
    close(file);
    return kept;
}

static void log_give_back(int kept, const char *path, char **log)
{
    struct buffer text;
    dup2(kept, STDERR_FILENO);
    close(kept);
    buffer_init(&text, 1 << 20);
    assert_true(file_read(path, &text, NULL));
    free(*log);
    *log = text.bytes;
}

void house_live(struct house *house, int seconds)
{
    struct error error = {0};
    struct ingest_settings settings = house_settings(house);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    house->begun = clock_monotonic(&house->clock.clock);
    house->ends = house->begun + TICK_SECONDS(seconds);
    house->stop = ends[1];
    settings.stop = &ends[0];
    settings.stop_count = 1;
    settings.idle = house_idle;
    settings.idle_data = house;
    for (size_t i = 0; i < house->watch_count; i++) {
        house->watches[i].times[0] = '\0';
        house->watches[i].count = fault_server_count(house->watches[i].server, house->watches[i].request);
    }
    char *path = folder_path(house->folder, "log");
    int kept = log_take(path);
    ingest_run(&settings, &error);
    log_give_back(kept, path, &house->log);
    close(ends[0]);
    free(path);
    if (error.set)
        fail_msg("%s", error.text);
}

size_t house_said(const struct house *house, const char *text)
{
    size_t count = 0;
    for (const char *at = house->log; (at = strstr(at, text)) != NULL; at++)
        count++;
    return count;
}

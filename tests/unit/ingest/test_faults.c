/* ingest against a server that misbehaves: each fault as the fetcher tells it, and what it leaves of a feed
 * that was read before. Every row is a test by its own name. */
#include "fault_rows.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "ingest/ingest.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

enum { NOW = 1700000000, REFRESH = 600 };

static struct fault_server server;

static double half(void *data)
{
    (void)data;
    return 0.5;
}

static void row_settings(const struct fault_row *row, struct fetch_settings *settings)
{
    fetch_settings_init(settings);
    settings->whole = row->whole_ms ? TICK_MS(row->whole_ms) : TICK_SECONDS(20);
    settings->stalled = row->stalled_ms ? TICK_MS(row->stalled_ms) : settings->stalled;
}

static char *row_url(const struct fault_row *row)
{
    if (!row->url)
        return fault_server_url(&server, row->fault.name);
    struct buffer url;
    const char *port = strstr(row->url, "$PORT");
    buffer_init(&url, 200);
    if (port)
        buffer_append_format(&url, "%.*s%d%s", (int)(port - row->url), row->url, server.port, port + 5);
    else
        buffer_append_text(&url, row->url);
    return url.bytes;
}

struct told {
    int calls;
    bool fine, lasting;
    long status;
    size_t length;
    struct error error;
};

static void tell(void *data, const struct fetch_result *result)
{
    struct told *told = data;
    *told = (struct told){told->calls + 1, result->fine,   result->lasting,
                          result->status,  result->length, result->error};
}

static void assert_says(const char *message, const char *text)
{
    if (!message || !strstr(message, text))
        fail_msg("\"%s\" does not say \"%s\"", message ? message : "nothing", text);
}

/* Of the row, for a fetcher of its own. */
static void row_fetches_as_expected(void **state)
{
    const struct fault_row *row = *state;
    struct fetch_settings settings;
    struct told told = {0};
    char *url = row_url(row);
    row_settings(row, &settings);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    fetcher_add(fetcher,
                &(struct fetch_request){.url = url, .maximum = LIMIT_FEED_BODY, .data = &told, .done = tell});
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    fetcher_destroy(fetcher);
    free(url);
    assert_int_equal(told.calls, 1);
    if (row->document && !told.fine)
        fail_msg("%s", told.error.text);
    assert_int_equal(told.fine, row->document);
    assert_int_equal(told.fine, !told.error.set);
    assert_int_equal(told.status, row->status);
    assert_int_equal(told.lasting, row->lasting);
    if (!row->document)
        assert_says(told.error.text, row->says);
    if (row->length > 0)
        assert_int_equal(told.length, row->length);
}

/* One feed that a run reads; the store lives on from run to run. */
struct stage {
    struct config config;
    struct clock_fixed clock;
    struct fetch_settings fetch;
};

static enum ingest_result stage_run(struct stage *stage)
{
    struct error error = {0};
    enum ingest_result result = ingest_run(&(struct ingest_settings){.config = &stage->config,
                                                                     .clock = &stage->clock.clock,
                                                                     .once = true,
                                                                     .fetch = &stage->fetch,
                                                                     .random = half},
                                           &error);
    if (error.set)
        fail_msg("%s", error.text);
    return result;
}

static struct edition *stage_edition(const struct stage *stage)
{
    struct error error = {0};
    struct store *store = store_open_reader(stage->config.store, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    store_close(store);
    if (!edition)
        fail_msg("%s", error.text);
    return edition;
}

static void assert_same(const char *text, const char *expected)
{
    assert_int_equal(text == NULL, expected == NULL);
    if (expected)
        assert_string_equal(text, expected);
}

/* The edition that the row leaves: of the good one before, or of its own. */
static void assert_edition(const struct stage *stage, const struct fault_row *row)
{
    struct edition *edition = stage_edition(stage);
    const struct feed_state *feed = edition_feed(edition, "feed");
    int64_t wait = row->wait ? row->wait : row->read ? REFRESH : 60;
    assert_non_null(feed);
    assert_int_equal(edition->story_count, 1);
    assert_string_equal(edition->stories[0]->id, row->read ? "new" : "old");
    assert_int_equal(feed->failures, row->read ? 0 : 1);
    assert_int_equal(feed->last_attempt, NOW + REFRESH);
    assert_int_equal(feed->last_success, row->read ? NOW + REFRESH : NOW);
    assert_int_equal(feed->next_due - feed->last_attempt, wait);
    assert_same(feed->moved_to, NULL);
    if (row->read) {
        assert_same(feed->message, NULL);
    } else {
        assert_says(feed->message, row->reads_as ? row->reads_as : row->says);
        assert_same(feed->last_modified, FAULT_GOOD_DATE); /* of the good one */
    }
    edition_destroy(edition);
}

static void row_leaves_the_edition(void **state)
{
    const struct fault_row *row = *state;
    struct stage stage = {0};
    char *folder = folder_create();
    char *url = fault_server_url(&server, "feed");
    config_init_defaults(&stage.config);
    free(stage.config.store);
    stage.config.store = folder_path(folder, "store");
    config_add_feed(&stage.config, "feed", url)->refresh = TICK_SECONDS(REFRESH);
    clock_fixed_init(&stage.clock, NOW);
    row_settings(row, &stage.fetch);
    fault_server_play(&server, &fault_good);
    assert_int_equal(stage_run(&stage), INGEST_ALL_READ);
    clock_fixed_advance(&stage.clock, TICK_SECONDS(REFRESH));
    fault_server_play(&server, &row->fault);
    assert_int_equal(stage_run(&stage), row->read ? INGEST_ALL_READ : INGEST_SOME_FAILED);
    assert_edition(&stage, row);
    config_finish(&stage.config);
    folder_remove(folder);
    free(url);
}

static int start(void **state)
{
    static struct fault_case cases[FAULT_ROWS_MAX];
    (void)state;
    setenv("no_proxy", "*", 1);
    fault_rows_fill();
    for (size_t i = 0; i < fault_row_count; i++)
        cases[i] = fault_rows[i].fault;
    fault_server_start(&server, cases, fault_row_count);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    fault_rows_empty();
    return 0;
}

/* "reset" and "reset, in the loop". */
int main(void)
{
    static struct CMUnitTest tests[2 * FAULT_ROWS_MAX];
    static char names[FAULT_ROWS_MAX][80];
    size_t count = 0;
    for (size_t i = 0; i < fault_row_count; i++) {
        const char *name = fault_rows[i].fault.name;
        (void)snprintf(names[i], sizeof names[i], "%s, in the loop", name);
        tests[count++] = (struct CMUnitTest){
            .name = name, .test_func = row_fetches_as_expected, .initial_state = &fault_rows[i]};
        if (!fault_rows[i].url)
            tests[count++] = (struct CMUnitTest){
                .name = names[i], .test_func = row_leaves_the_edition, .initial_state = &fault_rows[i]};
    }
    return _cmocka_run_group_tests("faults", tests, count, start, stop);
}

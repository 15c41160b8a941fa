#include "loop_fixture.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "photo_files.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static double half(void *data)
{
    (void)data;
    return 0.5;
}

int loop_start(void **state)
{
    static const char server[] = "location /busy { add_header Retry-After 7200 always; return 503; }\n"
                                 "location /gone { return 410; }\n"
                                 "location /fresh { add_header Cache-Control max-age=9000; }\n";
    struct loop *loop = memory_zeroed(1, sizeof *loop);
    setenv("no_proxy", "*", 1);
    nginx_start(&loop->nginx, server, NULL, false);
    config_init_defaults(&loop->config);
    free(loop->config.store);
    loop->config.store = nginx_path(&loop->nginx, "store");
    clock_fixed_init(&loop->clock, LOOP_NOW);
    fetch_settings_init(&loop->fetch);
    loop->settings = (struct ingest_settings){
        .config = &loop->config,
        .clock = &loop->clock.clock,
        .once = true,
        .fetch = &loop->fetch,
        .random = half,
    };
    *state = loop;
    return 0;
}

int loop_stop(void **state)
{
    struct loop *loop = *state;
    config_finish(&loop->config);
    nginx_stop(&loop->nginx);
    free(loop);
    return 0;
}

struct config_feed *loop_add_feed(struct loop *loop, const char *path)
{
    char *url = nginx_url(&loop->nginx, path);
    struct config_feed *feed = config_add_feed(&loop->config, path, url);
    feed->refresh = TICK_SECONDS(600);
    free(url);
    return feed;
}

static void add_item(struct buffer *text, const char *item, int hours)
{
    size_t id = strcspn(item, " ");
    buffer_append_format(text,
                         "%s{\"id\": \"%.*s\", \"title\": \"The headline of story %.*s\","
                         " \"content_text\": \"Something happened somewhere, and here is what is known.\","
                         " \"date_published\": \"2023-11-14T%02d:00:00Z\"",
                         hours == 22 ? "" : ",", (int)id, item, (int)id, item, hours);
    if (item[id])
        buffer_append_format(text, ", \"image\": \"%s\"", item + id + 1);
    buffer_append_text(text, "}");
}

void loop_put_feed(struct loop *loop, const char *name, ...)
{
    struct buffer text;
    va_list items;
    int hours = 22;
    buffer_init(&text, 1 << 20);
    buffer_append_text(&text, "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\","
                              " \"language\": \"en\", \"items\": [");
    va_start(items, name);
    for (const char *item; (item = va_arg(items, const char *)) != NULL;)
        add_item(&text, item, hours--);
    va_end(items);
    buffer_append_text(&text, "]}");
    nginx_put(&loop->nginx, name, text.bytes, text.length);
    buffer_finish(&text);
}

void loop_put_photo(struct loop *loop, const char *name)
{
    struct photo_file file = photo_file_jpeg(&(struct photo_jpeg){.width = 40, .height = 30});
    nginx_put(&loop->nginx, name, file.bytes, file.length);
    free(file.bytes);
}

enum ingest_result loop_run(struct loop *loop)
{
    struct error error = {0};
    enum ingest_result result = ingest_run(&loop->settings, &error);
    if (error.set)
        fail_msg("%s", error.text);
    return result;
}

struct edition *loop_edition(const struct loop *loop)
{
    struct error error = {0};
    struct store *store = store_open_reader(loop->config.store, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    store_close(store);
    if (!edition)
        fail_msg("%s", error.text);
    return edition;
}

void loop_assert_stories(const struct loop *loop, const char *expected)
{
    struct edition *edition = loop_edition(loop);
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

void loop_state(const struct loop *loop, const char *feed, struct feed_state *state)
{
    struct edition *edition = loop_edition(loop);
    const struct feed_state *found = edition_feed(edition, feed);
    assert_non_null(found);
    feed_state_copy(found, state);
    edition_destroy(edition);
}

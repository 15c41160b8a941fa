/* `foyer probe`: one feed as ingest would read it, told to a person or a program. Touches no store. Main
 * thread; curl has threads of its own for names. */
#include "base/limits.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/letters.h"
#include "command/setup.h"
#include "ingest/feed_terms.h"
#include "ingest/fetch/fetch.h"
#include "ingest/read/dialects/wordpress_url.h"
#include "ingest/read/read.h"
#include "ingest/read/report/shape.h"
#include "ingest/read/report/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATIENCE TICK_SECONDS(1)

struct probe {
    const struct options *options;
    struct config config; /* the defaults without -c */
    struct junk_lines junk;
    const struct config_feed *feed; /* that the argument names; NULL: none */
    bool done;
    int status;
};

/* Under the table: letters of the stories that no font has. */
static void tell_letters(const struct config *config, const struct feed_document *document)
{
    struct error error = {0};
    struct buffer lines;
    struct fonts *fonts = letters_fonts(config, &error);
    buffer_init(&lines, LIMIT_CONFIG_FILE);
    if (fonts)
        letters_describe(fonts, document->stories, document->story_count, NULL, "  ", &lines);
    else
        buffer_append_format(&lines, "  not known: %s\n", error.text);
    if (lines.length > 0)
        printf("\nletters without a font:\n%s", lines.bytes);
    buffer_finish(&lines);
    fonts_destroy(fonts);
}

static void print(const struct probe *probe, const struct feed_document *document)
{
    if (!options_given(probe->options, OPTION_JSON)) {
        feed_document_table(document, stdout);
        tell_letters(&probe->config, document);
        return;
    }
    char *json = feed_document_json(document);
    printf("%s\n", json);
    free(json);
}

static void take(void *data, const struct fetch_result *result)
{
    struct probe *probe = data;
    const struct options *options = probe->options;
    struct error error = {0};
    struct feed_document document;
    probe->done = true;
    if (!result->fine) {
        probe->status = setup_failed("probe", &result->error, EXIT_FAILED);
        return;
    }
    char *base = feed_terms_base(result->url);
    struct read_request request = feed_terms_reading(probe->feed); /* as ingest would */
    request.bytes = result->body;
    request.length = result->length;
    request.base_url = options->base_url ? options->base_url : base;
    request.charset = result->charset;
    request.now = clock_wall(clock_system());
    request.screen_width = probe->config.screen.width;
    request.junk_lines = &probe->junk;
    if (!probe->feed || options_given(options, OPTION_FORMAT))
        request.format = options->format;
    if (read_feed(&request, &document, &error)) {
        print(probe, &document);
    } else {
        error_prefix(&error, "%s", options->arguments[0]);
        probe->status = setup_failed("probe", &error, EXIT_FAILED);
    }
    feed_document_finish(&document);
    free(base);
}

/* Whether a configured address is this one, or another way to write the same file. */
static bool is_same(const char *configured, const char *argument)
{
    char *path = configured[0] == '/' ? realpath(configured, NULL) : NULL;
    bool same = strcmp(configured, argument) == 0 || (path && strcmp(path, argument) == 0);
    free(path);
    return same;
}

/* The feed of that name or address; NULL: none. */
static const struct config_feed *find_feed(const struct config *config, const char *argument)
{
    for (size_t i = 0; i < config->feed_count; i++)
        if (strcmp(config->feeds[i].name, argument) == 0 || is_same(config->feeds[i].url, argument))
            return &config->feeds[i];
    return NULL;
}

/* Where the feed is, malloc'd; NULL with `error`. */
static char *find_url(struct probe *probe, struct error *error)
{
    const char *argument = probe->options->arguments[0];
    probe->feed = find_feed(&probe->config, argument);
    char *url = probe->feed ? memory_copy_text(probe->feed->url) : setup_address(argument, error);
    if (url && !probe->feed) /* a file, by another name for it */
        probe->feed = find_feed(&probe->config, url);
    if (!url && options_given(probe->options, OPTION_CONFIG))
        error_prefix(error, "no feed of %s and no file", probe->config.path);
    return url;
}

static int probe_url(struct probe *probe, const char *url)
{
    struct error error = {0};
    struct fetch_settings settings;
    struct fetch_request request = feed_terms_request(probe->feed);
    fetch_settings_init(&settings);
    feed_terms_network(&settings, &probe->config.network);
    struct fetcher *fetcher = fetcher_create(&settings, &error);
    if (!fetcher)
        return setup_failed("probe", &error, EXIT_FAILED);
    char *asked = wordpress_request_url(url);
    request.url = asked;
    request.data = probe;
    request.done = take;
    fetcher_add(fetcher, &request);
    while (!probe->done)
        fetcher_wait(fetcher, PATIENCE, NULL, 0);
    free(asked);
    fetcher_destroy(fetcher);
    return probe->status;
}

static int run(const struct options *options)
{
    struct error error = {0};
    struct probe probe = {.options = options};
    if (!options_given(options, OPTION_CONFIG))
        config_init_defaults(&probe.config);
    else if (!setup_config(options, "probe", &probe.config))
        return EXIT_USAGE;
    setup_junk_lines(&probe.junk, "probe");
    char *url = find_url(&probe, &error);
    int status = url ? probe_url(&probe, url) : setup_failed("probe", &error, EXIT_FAILED);
    free(url);
    junk_lines_finish(&probe.junk);
    config_finish(&probe.config);
    return status;
}

const struct command command_probe = {
    .name = "probe",
    .summary = "Reads one feed and shows what Foyer makes of it, without touching the store.",
    .arguments = "URL-or-FILE",
    .fewest = 1,
    .most = 1,
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_FORMAT) |
               OPTION_BIT(OPTION_BASE_URL),
    .run = run};

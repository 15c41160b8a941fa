#include "base/limits.h"
#include "command/address.h"
#include "command/command.h"
#include "command/setup.h"
#include "ingest/fetch/fetch.h"
#include "ingest/read/read.h"
#include "ingest/read/shape.h"
#include "ingest/read/table.h"

#include <stdio.h>
#include <stdlib.h>

#define PATIENCE TICK_SECONDS(1)

struct probe {
    const struct options *options;
    bool done;
    int status;
};

static void print(const struct options *options, const struct feed_document *document)
{
    if (!options_given(options, OPTION_JSON)) {
        feed_document_table(document, stdout);
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
    struct read_request request = {.bytes = result->body,
                                   .length = result->length,
                                   .base_url = options->base_url ? options->base_url : result->url,
                                   .charset = result->charset,
                                   .format = options->format,
                                   .now = clock_wall(clock_system())};
    if (read_feed(&request, &document, &error)) {
        print(options, &document);
    } else {
        error_prefix(&error, "%s", options->arguments[0]);
        probe->status = setup_failed("probe", &error, EXIT_FAILED);
    }
    feed_document_finish(&document);
}

static int run(const struct options *options)
{
    struct error error = {0};
    struct probe probe = {.options = options};
    struct fetch_settings settings;
    fetch_settings_init(&settings);
    char *url = address_of(options->arguments[0], &error);
    struct fetcher *fetcher = url ? fetcher_create(&settings, &error) : NULL;
    if (!fetcher) {
        free(url);
        return setup_failed("probe", &error, EXIT_FAILED);
    }
    fetcher_add(fetcher, &(struct fetch_request){
                             .url = url, .maximum = LIMIT_FEED_BODY, .data = &probe, .done = take});
    while (!probe.done)
        fetcher_wait(fetcher, PATIENCE, NULL, 0);
    free(url);
    fetcher_destroy(fetcher);
    return probe.status;
}

const struct command command_probe = {
    .name = "probe",
    .summary = "Reads one feed and shows what Foyer makes of it, without touching the store.",
    .arguments = "URL-or-FILE",
    .fewest = 1,
    .most = 1,
    .options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_BASE_URL),
    .run = run};

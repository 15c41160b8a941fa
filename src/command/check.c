/* `foyer check`: what an operator should mend in the configuration and what it names. Reads the store, writes
 * nothing. Main thread. */
#include "base/limits.h"
#include "command/command.h"
#include "command/letters.h"
#include "command/look.h"
#include "command/setup.h"
#include "store/store.h"

#include "ingest/fetch/credentials.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What only Foyer's own user can look at, and the screen goes on without. True when all is well. */
static bool check_file(const struct config *config, const struct config_feed *feed, const char *key,
                       const char *path, bool (*check)(const char *path, struct error *error))
{
    struct error error = {0};
    if (!path || check(path, &error))
        return true;
    if (feed)
        fprintf(stderr, "%s:%d: feed \"%s\".%s: %s\n", config->path, feed->line, feed->name, key, error.text);
    else
        fprintf(stderr, "%s: network.%s: %s\n", config->path, key, error.text);
    return false;
}

static bool can_read(const char *path, struct error *error)
{
    return access(path, R_OK) == 0 || error_set(error, "%s: %s", path, strerror(errno));
}

static bool has_credentials(const char *path, struct error *error)
{
    struct credentials credentials;
    bool fine = credentials_read(path, &credentials, error);
    credentials_finish(&credentials);
    return fine;
}

static bool check_files(const struct config *config)
{
    const struct config_network *network = &config->network;
    bool fine = check_file(config, NULL, "ca_file", network->ca_file, can_read);
    fine = check_file(config, NULL, "proxy_credentials", network->proxy_credentials, has_credentials) && fine;
    for (size_t i = 0; i < config->feed_count; i++) {
        const struct config_feed *feed = &config->feeds[i];
        const char *key = feed->access.client_key ? "client_key" : "client_certificate";
        const char *key_file =
            feed->access.client_key ? feed->access.client_key : feed->access.client_certificate;
        fine = check_file(config, feed, "credentials", feed->access.credentials, has_credentials) && fine;
        fine = check_file(config, feed, key, key_file, credentials_file_is_private) && fine;
        if (feed->access.client_key)
            fine =
                check_file(config, feed, "client_certificate", feed->access.client_certificate, can_read) &&
                fine;
    }
    return fine;
}

/* Names the letters of the stories that are there already, feed by feed, that no font has. */
static void tell_letters(const struct config *config, struct fonts *fonts)
{
    struct store *store = store_open_reader(config->store, NULL);
    struct edition *edition = store ? store_read_edition(store, NULL) : NULL;
    struct buffer lines;
    buffer_init(&lines, LIMIT_CONFIG_FILE);
    for (size_t i = 0; edition && i < config->feed_count; i++) {
        char prefix[LIMIT_FIELD + 16];
        (void)snprintf(prefix, sizeof prefix, "feed \"%s\": ", config->feeds[i].name);
        letters_describe(fonts, edition->stories, edition->story_count, config->feeds[i].name, prefix,
                         &lines);
    }
    fputs(lines.bytes, stdout);
    buffer_finish(&lines);
    edition_destroy(edition);
    store_close(store);
}

/* False, and said, when a configured font or the language cannot be used. */
static bool check_letters(const struct config *config)
{
    struct error error = {0};
    struct fonts *fonts = letters_fonts(config, &error);
    bool fine = fonts && look_check_words(config, fonts);
    if (fonts)
        tell_letters(config, fonts);
    else
        look_complain(config, "fonts", error.text);
    fonts_destroy(fonts);
    return fine;
}

static int run(const struct options *options)
{
    struct config config;
    if (!setup_config(options, "check", &config))
        return EXIT_FAILED;
    bool fine = check_files(&config);
    fine = check_letters(&config) && fine;
    fine = look_check_files(&config) && fine;
    if (fine)
        printf("%s: no mistakes, %zu %s\n", config.path, config.feed_count,
               config.feed_count == 1 ? "feed" : "feeds");
    config_finish(&config);
    return fine ? EXIT_FINE : EXIT_FAILED;
}

const struct command command_check = {.name = "check",
                                      .summary =
                                          "Checks the configuration and names every mistake with its line.",
                                      .arguments = "",
                                      .options = OPTION_BIT(OPTION_CONFIG),
                                      .run = run};

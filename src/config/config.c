/* The struct itself: defaults, growing, freeing. Knows no file. Main thread; what only looks, any. */
#include "config/config.h"

#include "base/file.h"
#include "base/memory.h"
#include "config/environment.h"
#include "config/keys.h"
#include "config/reader.h"
#include "config/value.h"

#include <stdlib.h>
#include <string.h>

static const char *variable(const struct config *config, const char *name)
{
    const char *value = environment_find(config->environment, name, strlen(name));
    return value && value[0] == '/' ? value : NULL;
}

/* The first of systemd's folders; XDG's base directory specification ignores relative ones. */
static char *store_default(const struct config *config)
{
    const char *state = variable(config, "STATE_DIRECTORY"), *xdg = variable(config, "XDG_STATE_HOME");
    const char *home = variable(config, "HOME");
    if (state)
        return memory_copy_bytes(state, strcspn(state, ":"));
    if (xdg)
        return file_join(xdg, "foyer");
    if (home)
        return file_join(home, ".local/state/foyer");
    return memory_copy_text("/var/lib/foyer");
}

void config_init(struct config *config, char **environment)
{
    *config = (struct config){.environment = environment};
    value_defaults(&config_schema, SECTION_TOP, config);
    value_defaults(&config_schema, SECTION_ROTATION, config);
    value_defaults(&config_schema, SECTION_SCREEN, config);
    value_defaults(&config_schema, SECTION_NETWORK, config);
    config->store = store_default(config);
}

void config_init_defaults(struct config *config)
{
    config_init(config, environment_copy());
}

static void feed_finish(struct config_feed *feed)
{
    value_finish(&config_schema, SECTION_FEED, feed);
    value_finish(&config_schema, SECTION_MAP, feed);
    free(feed->name);
}

static void clock_finish(struct config_clock *clock)
{
    value_finish(&config_schema, SECTION_CLOCK, clock);
    free(clock->place);
}

static void theme_finish(struct config_theme *theme)
{
    value_finish(&config_schema, SECTION_THEME, theme);
    free(theme->name);
}

void config_drop_feeds(struct config *config)
{
    for (size_t i = 0; i < config->feed_count; i++)
        feed_finish(&config->feeds[i]);
    free(config->feeds);
    config->feeds = NULL;
    config->feed_count = 0;
}

void config_finish(struct config *config)
{
    if (!config)
        return;
    config_drop_feeds(config);
    for (size_t i = 0; i < config->clock_count; i++)
        clock_finish(&config->clocks[i]);
    for (size_t i = 0; i < config->theme_count; i++)
        theme_finish(&config->themes[i]);
    free(config->themes);
    value_finish(&config_schema, SECTION_TOP, config);
    value_finish(&config_schema, SECTION_ROTATION, config);
    value_finish(&config_schema, SECTION_SCREEN, config);
    value_finish(&config_schema, SECTION_NETWORK, config);
    free(config->clocks);
    free(config->path);
    config_files_finish(&config->files);
    environment_destroy(config->environment);
    *config = (struct config){0};
}

struct config_feed *config_add_feed(struct config *config, const char *name, const char *url)
{
    config->feeds = memory_resize(config->feeds, config->feed_count + 1, sizeof *config->feeds);
    struct config_feed *feed = &config->feeds[config->feed_count++];
    *feed = (struct config_feed){.name = memory_copy_text(name)};
    value_defaults(&config_schema, SECTION_FEED, feed);
    if (url)
        feed->url = strstr(url, "://") ? memory_copy_text(url) : value_absolute(".", url);
    return feed;
}

struct config_clock *config_add_clock(struct config *config, const char *place)
{
    config->clocks = memory_resize(config->clocks, config->clock_count + 1, sizeof *config->clocks);
    struct config_clock *clock = &config->clocks[config->clock_count++];
    *clock = (struct config_clock){.place = memory_copy_text(place)};
    value_defaults(&config_schema, SECTION_CLOCK, clock);
    return clock;
}

struct config_theme *config_add_theme(struct config *config, const char *name)
{
    config->themes = memory_resize(config->themes, config->theme_count + 1, sizeof *config->themes);
    struct config_theme *theme = &config->themes[config->theme_count++];
    *theme = (struct config_theme){.name = memory_copy_text(name)};
    value_defaults(&config_schema, SECTION_THEME, theme);
    return theme;
}

const struct config_theme *config_theme(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->theme_count; i++)
        if (config->themes[i].name && strcmp(config->themes[i].name, name) == 0)
            return &config->themes[i];
    return NULL;
}

const char *config_logo(const struct config *config)
{
    const struct config_theme *theme = config_theme(config, config->screen.theme);
    return theme && theme->logo ? theme->logo : config->logo;
}

bool config_palette(const struct config *config, const char *name, struct palette *into)
{
    const struct config_theme *theme = config_theme(config, name);
    const struct palette *like = palette_find(theme ? theme->like : name);
    if (!like)
        return false;
    *into = *like;
    for (int color = 0; theme && color < PALETTE_COLORS; color++)
        if (theme->palette.colors[color])
            into->colors[color] = theme->palette.colors[color];
    return true;
}

/* `foyer render`: one page to a PNG file, of the store or of a feed's file. Opens no window. Main thread. */
#include "base/memory.h"
#include "command/command.h"
#include "command/demo.h"
#include "command/gather.h"
#include "command/setup.h"
#include "stage/still.h"

#include <stdio.h>
#include <stdlib.h>

struct render {
    const struct options *options;
    struct config config;
    struct data data;
    struct gathered gathered;
    struct scratch scratch; /* holds the store of a --feed */
    struct clock_fixed clock;
};

/* With --feed the stories come from that file, through the same ingest and a store of their own; the rest of
 * the configuration stays. */
static bool use_feed(struct render *render, struct error *error)
{
    struct config *config = &render->config;
    char *address = setup_address(render->options->feed, error);
    if (!address || !scratch_init(&render->scratch, error)) {
        free(address);
        return false;
    }
    config_drop_feeds(config);
    config_add_feed(config, "feed", address);
    free(address);
    free(config->store);
    config->store = memory_copy_text(render->scratch.folder);
    return gather(config, &render->gathered, error);
}

/* Takes --theme; what there is to choose from is known only now. */
static bool use_theme(struct render *render)
{
    const char *theme = render->options->theme;
    struct config *config = &render->config;
    struct palette palette;
    if (!theme)
        return true;
    if (!config_palette(config, theme, &palette)) {
        fprintf(stderr, "foyer render: --theme \"%s\" is not one of night, paper, contrast", theme);
        for (size_t i = 0; i < config->theme_count; i++)
            fprintf(stderr, ", %s", config->themes[i].name);
        fprintf(stderr, "; \"foyer render --help\" tells more\n");
        return false;
    }
    free(config->screen.theme);
    config->screen.theme = memory_copy_text(theme);
    return true;
}

static bool prepare(struct render *render, struct error *error)
{
    const struct options *options = render->options;
    int64_t now = options_given(options, OPTION_AT) ? options->at : clock_wall(clock_system());
    clock_fixed_init(&render->clock, now);
    return data_find(&render->data, error) &&
           (options->feed ? use_feed(render, error)
                          : gather_stored(&render->config, &render->gathered, error));
}

/* The page's size: what --size says, else the screen's as it hangs. The picture is not turned. */
static void find_size(const struct render *render, int *width, int *height)
{
    const struct config_screen *screen = &render->config.screen;
    bool side = screen->rotate == 90 || screen->rotate == 270;
    *width = side ? screen->height : screen->width;
    *height = side ? screen->width : screen->height;
    if (options_given(render->options, OPTION_SIZE)) {
        *width = render->options->width;
        *height = render->options->height;
    }
}

/* The prepared photo, malloc'd; NULL: the page is drawn without, and it is said when there should be one. */
static char *photo_of(const struct render *render, const struct story *story)
{
    if (!story || !story->photo)
        return NULL;
    if (story->photo->file)
        return store_photo_path(render->gathered.store, story->photo->file);
    fprintf(stderr, "foyer render: story %d is drawn without its photo, which is not in the store: %s\n",
            render->options->story, story->photo->url);
    return NULL;
}

static bool draw(struct render *render, struct error *error)
{
    const struct options *options = render->options;
    const struct edition *edition = render->gathered.edition;
    size_t index = (size_t)options->story - 1;
    if (edition->story_count > 0 && index >= edition->story_count)
        return error_set(error, "there is no story %d; the newest is 1, the oldest %zu", options->story,
                         edition->story_count);
    struct alert alert = {.number = 1, .level = options->level};
    if (options->alert)
        alert.text = memory_copy_text(options->alert);
    char *path = photo_of(render, edition->story_count > 0 ? edition->stories[index] : NULL);
    struct still_request request = {.config = &render->config,
                                    .fonts = render->data.fonts,
                                    .languages = render->data.languages,
                                    .clock = &render->clock.clock,
                                    .edition = edition,
                                    .story = index,
                                    .photo_path = path,
                                    .alert = options->alert ? &alert : NULL,
                                    .offset = options->offset};
    find_size(render, &request.width, &request.height);
    bool fine = still_save(&request, options->output, error);
    alert_finish(&alert);
    free(path);
    return fine;
}

static bool read_config(struct render *render)
{
    if (!render->options->feed || render->options->config)
        return setup_config(render->options, "render", &render->config);
    config_init_defaults(&render->config);
    return true;
}

static int run(const struct options *options)
{
    struct render render = {.options = options};
    struct error error = {0};
    if (!options->output) {
        fprintf(stderr, "foyer render: say where the picture goes, with -o OUT.png\n");
        return EXIT_USAGE;
    }
    if (!read_config(&render))
        return EXIT_USAGE;
    if (!use_theme(&render)) {
        config_finish(&render.config);
        return EXIT_USAGE;
    }
    bool fine = prepare(&render, &error) && draw(&render, &error);
    gathered_finish(&render.gathered);
    scratch_finish(&render.scratch);
    data_finish(&render.data);
    config_finish(&render.config);
    return fine ? EXIT_FINE : setup_failed("render", &error, EXIT_FAILED);
}

const struct command command_render = {
    .name = "render",
    .summary = "Draws one page to a PNG file, exactly as the display would.",
    .arguments = "",
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_FEED) | OPTION_BIT(OPTION_STORY) |
               OPTION_BIT(OPTION_SIZE) | OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_AT) |
               OPTION_BIT(OPTION_OFFSET) | OPTION_BIT(OPTION_ALERT) | OPTION_BIT(OPTION_LEVEL) |
               OPTION_BIT(OPTION_OUTPUT),
    .run = run};

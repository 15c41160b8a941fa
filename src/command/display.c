/* `foyer display`: shows the stories of the store until somebody quits. Knows no network. Main thread; the
 * stage has threads of its own. */
#include "command/command.h"
#include "command/data.h"
#include "command/heart.h"
#include "command/setup.h"
#include "ingest/ingest.h"
#include "stage/stage.h"

#include <poll.h>
#include <unistd.h>

/* Shows until somebody quits or `stop` can be read. Each round of the loop is a beat: whoever hangs in a
 * driver or a compositor gives none. */
static bool show(const struct stage_settings *settings, int stop, int heart, struct error *error)
{
    struct pollfd told = {.fd = stop, .events = POLLIN};
    struct stage *stage = stage_create(settings, error);
    while (stage && !stage_ended(stage) && poll(&told, 1, 0) == 0) {
        tick due = stage_step(stage);
        heart_beat(heart);
        stage_wait(stage, due);
    }
    if (stage && stage_lost(stage))
        error_set(error, "the window was lost: the desktop under it went away, or its driver gave it up");
    stage_destroy(stage);
    return !error->set;
}

/* Signals come by a descriptor, for SDL would make the same event of SIGTERM as of a compositor that went
 * away. */
static bool show_on(const struct options *options, struct config *config, int heart, struct error *error)
{
    struct data data = {0};
    bool window = options_given(options, OPTION_WINDOW), fine = false;
    int stop = setup_display(error) && data_find(&data, error) ? stop_on_signals(error) : -1;
    if (stop >= 0) {
        fine =
            show(&(struct stage_settings){.config = config,
                                          .fonts = data.fonts,
                                          .languages = data.languages,
                                          .clock = clock_system(),
                                          .fullscreen = !window,
                                          .width = window ? options->window_width : config->screen.width,
                                          .height = window ? options->window_height : config->screen.height},
                 stop, heart, error);
        close(stop);
    }
    data_finish(&data);
    return fine;
}

static int run(const struct options *options)
{
    struct config config;
    struct error error = {0};
    int heart = heart_inherited();
    const char *command = heart >= 0 ? "run" : "display"; /* what was typed */
    if (!setup_config(options, command, &config))
        return EXIT_USAGE;
    setup_thrift();
    bool fine = show_on(options, &config, heart, &error);
    config_finish(&config);
    return fine ? EXIT_FINE : setup_failed(command, &error, EXIT_FAILED);
}

const struct command command_display = {
    .name = "display",
    .summary = "Shows the stories of the store; another process runs \"foyer ingest\".",
    .arguments = "",
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_WINDOW),
    .run = run};

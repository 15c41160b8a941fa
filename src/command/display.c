/* `foyer display`: shows the stories of the store until somebody quits. Knows no network. Main thread; the
 * stage has threads of its own. */
#include "command/command.h"
#include "command/data.h"
#include "command/heart.h"
#include "command/setup.h"
#include "stage/stage.h"

/* Each round of the loop is a beat: whoever hangs in a driver or a compositor gives none. */
static int show(const struct stage_settings *settings, const char *command, int heart)
{
    struct error error = {0};
    struct stage *stage = stage_create(settings, &error);
    if (!stage)
        return setup_failed(command, &error, EXIT_FAILED);
    while (!stage_ended(stage)) {
        tick due = stage_step(stage);
        heart_beat(heart);
        stage_wait(stage, due);
    }
    stage_destroy(stage);
    return EXIT_FINE;
}

static int run(const struct options *options)
{
    struct config config;
    struct data data;
    struct error error = {0};
    int heart = heart_inherited(), status;
    const char *command = heart >= 0 ? "run" : "display"; /* what was typed */
    bool window = options_given(options, OPTION_WINDOW);
    if (!setup_config(options, command, &config))
        return EXIT_USAGE;
    setup_thrift();
    if (setup_display(&error) && data_find(&data, &error)) {
        status =
            show(&(struct stage_settings){.config = &config,
                                          .fonts = data.fonts,
                                          .languages = data.languages,
                                          .clock = clock_system(),
                                          .fullscreen = !window,
                                          .width = window ? options->window_width : config.screen.width,
                                          .height = window ? options->window_height : config.screen.height},
                 command, heart);
        data_finish(&data);
    } else {
        status = setup_failed(command, &error, EXIT_FAILED);
    }
    config_finish(&config);
    return status;
}

const struct command command_display = {
    .name = "display",
    .summary = "Shows the stories of the store; another process runs \"foyer ingest\".",
    .arguments = "",
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_WINDOW),
    .run = run};

#include "command/show.h"

#include "command/command.h"
#include "command/setup.h"
#include "command/thrift.h"
#include "stage/canvas.h"
#include "stage/stage.h"

bool show_possible(struct error *error)
{
    return canvas_display_exists() ||
           error_set(error,
                     "there is no display: neither a desktop (DISPLAY, WAYLAND_DISPLAY) nor a connected "
                     "screen under /sys/class/drm; \"foyer render\" draws pages to files");
}

int show_run(const struct show *show)
{
    struct error error = {0};
    thrift_begin();
    struct stage_settings settings = {.config = show->config,
                                      .fonts = show->data->fonts,
                                      .languages = show->data->languages,
                                      .clock = clock_system(),
                                      .fullscreen = show->fullscreen,
                                      .width = show->width,
                                      .height = show->height};
    struct stage *stage = stage_create(&settings, &error);
    if (!stage)
        return setup_failed(show->command, &error, EXIT_FAILED);
    while (!stage_ended(stage)) {
        if (show->supervisor)
            supervisor_step(show->supervisor);
        stage_wait(stage, stage_step(stage));
    }
    stage_destroy(stage);
    return EXIT_FINE;
}

#include "command/show.h"

#include "command/command.h"
#include "command/setup.h"
#include "stage/canvas.h"
#include "stage/stage.h"

#include <malloc.h>

enum { PICTURE_FROM = 128 << 10 /* bytes */ };

bool show_possible(struct error *error)
{
    return canvas_display_exists() ||
           error_set(error,
                     "there is no display: neither a desktop (DISPLAY, WAYLAND_DISPLAY) nor a connected "
                     "screen under /sys/class/drm; \"foyer render\" draws pages to files");
}

/* Pictures come and go with every page. glibc would soon take them from the heap, where the holes they leave
 * stay with the process for years: blocks of this size and more are given back to the system at once, and the
 * photo thread keeps no heap of its own. */
static void keep_memory_small(void)
{
    mallopt(M_MMAP_THRESHOLD, PICTURE_FROM);
    mallopt(M_ARENA_MAX, 1);
}

int show_run(const struct show *show)
{
    struct error error = {0};
    keep_memory_small();
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

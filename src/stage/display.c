/* The table of drivers, and which of them there is. Opens no window. Main thread. */
#include "stage/display.h"

#include <SDL.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct driver {
    const char *name;
    bool gpu;
} drivers[] = {
    {"x11", false}, {"wayland", true}, {"kmsdrm", true}, {"dummy", false}, {"offscreen", false},
};

/* A card's connector under /sys/class/drm says "connected". */
static bool kms_screen_exists(void)
{
    glob_t found;
    bool exists = false;
    if (glob("/sys/class/drm/card*-*/status", 0, NULL, &found) != 0)
        return false;
    for (size_t i = 0; i < found.gl_pathc && !exists; i++) {
        char word[16] = "";
        FILE *file = fopen(found.gl_pathv[i], "re");
        exists = file && fgets(word, sizeof word, file) && strcmp(word, "connected\n") == 0;
        if (file)
            fclose(file);
    }
    globfree(&found);
    return exists;
}

static bool in_environment(const char *name)
{
    const char *value = getenv(name);
    return value && value[0];
}

bool display_is_desktop(void)
{
    return in_environment("DISPLAY") || in_environment("WAYLAND_DISPLAY");
}

bool display_exists(void)
{
    return in_environment("SDL_VIDEODRIVER") || display_is_desktop() || kms_screen_exists();
}

static const char *choose_driver(void)
{
    if (in_environment("SDL_VIDEODRIVER"))
        return getenv("SDL_VIDEODRIVER");
    if (in_environment("WAYLAND_DISPLAY") && !in_environment("DISPLAY"))
        return "wayland";
    return in_environment("DISPLAY") ? "x11" : "kmsdrm";
}

bool display_wants_gpu(const char *driver)
{
    const char *renderer = getenv("SDL_RENDER_DRIVER");
    if (renderer && renderer[0])
        return strcmp(renderer, "software") != 0;
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        if (driver && strcmp(drivers[i].name, driver) == 0)
            return drivers[i].gpu;
    return true;
}

bool display_open_video(struct error *error)
{
    const char *driver = choose_driver();
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (strcmp(driver, "kmsdrm") == 0)
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    SDL_SetHint(SDL_HINT_VIDEODRIVER, driver);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return error_set(error, "no display by the driver %s: %s", driver, SDL_GetError());
    return true;
}

/* The first steps of most commands; see setup.h. */
#include "command/setup.h"

#include "base/file.h"
#include "base/memory.h"
#include "command/data.h"
#include "stage/display.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONFIG_SYSTEM "/etc/foyer/foyer.conf"

enum { LARGE_FROM = 128 << 10 /* bytes */ };

static char *user_config_path(void)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (folder && folder[0])
        return file_join(folder, "foyer/foyer.conf");
    return home && home[0] ? file_join(home, ".config/foyer/foyer.conf") : NULL;
}

char *setup_config_path(const struct options *options, const char *command)
{
    if (options->config)
        return memory_copy_text(options->config);
    char *user = user_config_path();
    if (user && file_exists(user))
        return user;
    if (file_exists(CONFIG_SYSTEM)) {
        free(user);
        return memory_copy_text(CONFIG_SYSTEM);
    }
    fprintf(
        stderr,
        "foyer %s: no configuration: neither %s nor %s exists; name one with -c FILE (config/foyer.conf is a "
        "commented sample), or try \"foyer --demo\"\n",
        command, user ? user : "~/.config/foyer/foyer.conf", CONFIG_SYSTEM);
    free(user);
    return NULL;
}

/* `read` is config_read or config_salvage. `*mistaken`: there was a mistake. */
static bool read_config(const struct options *options, const char *command, struct config *config,
                        bool (*read)(const char *path, struct config *config,
                                     struct config_mistakes *mistakes),
                        bool *mistaken)
{
    struct config_mistakes mistakes = {0};
    char *path = setup_config_path(options, command);
    bool fine = path && read(path, config, &mistakes);
    *mistaken = mistakes.count > 0;
    for (size_t i = 0; i < mistakes.count; i++) {
        char *text = config_mistake_text(path, &mistakes.list[i]);
        fprintf(stderr, "%s\n", text);
        free(text);
    }
    config_mistakes_finish(&mistakes);
    free(path);
    return fine;
}

bool setup_config_anyhow(const struct options *options, const char *command, struct config *config)
{
    bool mistaken, fine = read_config(options, command, config, config_salvage, &mistaken);
    if (fine && mistaken)
        fprintf(stderr, "foyer %s: going on with what is right in it, and the store in %s\n", command,
                config->store);
    return fine;
}

bool setup_config(const struct options *options, const char *command, struct config *config)
{
    bool mistaken;
    return read_config(options, command, config, config_read, &mistaken);
}

void setup_junk_lines(struct junk_lines *lines, const char *command)
{
    struct data data;
    struct error error = {0};
    *lines = (struct junk_lines){0};
    if (!data_find(&data, &error) || !junk_lines_read(lines, data.junk, &error))
        fprintf(stderr, "foyer %s: %s; lines such as \"Read more\" may stay in stories\n", command,
                error.text);
    data_finish(&data);
}

bool setup_display(struct error *error)
{
    return display_exists() ||
           error_set(error,
                     "there is no display: neither a desktop (DISPLAY, WAYLAND_DISPLAY) nor a connected "
                     "screen under /sys/class/drm; \"foyer render\" draws pages to files");
}

void setup_thrift(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE_FROM);
    mallopt(M_ARENA_MAX, 1);
}

char *setup_address(const char *argument, struct error *error)
{
    if (strstr(argument, "://"))
        return memory_copy_text(argument);
    char *path = realpath(argument, NULL);
    if (!path)
        error_set(error, "%s: %s", argument[0] ? argument : "\"\"", strerror(errno));
    return path;
}

int setup_failed(const char *command, const struct error *error, int status)
{
    fprintf(stderr, "foyer %s: %s\n", command, error->text);
    return status;
}

#include "desk.h"

#include "base/file.h"

#include <dirent.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ANSWER_MAX = 1 << 20 };

static const char *const unset[] = {
    "DISPLAY",     "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_RENDER_DRIVER", "FOYER_DATA",
    "FOYER_DEBUG", "JOURNAL_STREAM",  "XDG_RUNTIME_DIR", "XDG_STATE_HOME",    "STATE_DIRECTORY"};

int desk_setup(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    (void)snprintf(desk->folder, sizeof desk->folder, "/tmp/foyer-desk-XXXXXX");
    if (!mkdtemp(desk->folder) || chdir(desk->folder) || mkdir("home", 0700) || mkdir("tmp", 0700))
        return -1;
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
        unsetenv(unset[i]);
    char *home = file_join(desk->folder, "home"), *temporary = file_join(desk->folder, "tmp");
    setenv("HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("TMPDIR", temporary, 1);
    free(home);
    free(temporary);
    buffer_init(&desk->output, ANSWER_MAX);
    buffer_init(&desk->errors, ANSWER_MAX);
    *state = desk;
    return 0;
}

int desk_teardown(void **state)
{
    struct desk *desk = *state;
    const char *const arguments[] = {"rm", "-r", desk->folder, NULL};
    int status = chdir("/") == 0 ? process_run(arguments, NULL, NULL, NULL) : -1;
    buffer_finish(&desk->output);
    buffer_finish(&desk->errors);
    free(desk);
    return status;
}

void desk_put(const char *name, const char *text)
{
    struct error error = {0};
    if (!file_write_atomic(name, text, strlen(text), &error))
        fail_msg("%s", error.text);
}

int desk_run_words(struct desk *desk, const char *const *words)
{
    buffer_finish(&desk->output);
    buffer_finish(&desk->errors);
    buffer_init(&desk->output, ANSWER_MAX);
    buffer_init(&desk->errors, ANSWER_MAX);
    buffer_append_text(&desk->output, "");
    buffer_append_text(&desk->errors, "");
    return process_run(words, NULL, &desk->output, &desk->errors);
}

void desk_assert_refused(const struct desk *desk, int status, int expected, const char *line)
{
    char whole[1024];
    (void)snprintf(whole, sizeof whole, "%s\n", line);
    assert_string_equal(desk->errors.bytes, whole);
    assert_string_equal(desk->output.bytes, "");
    assert_int_equal(status, expected);
}

void desk_assert_says(const struct buffer *answer, const char *part)
{
    if (!strstr(answer->bytes, part))
        fail_msg("\"%s\" is not in:\n%s", part, answer->bytes);
}

bool desk_has_screen(void)
{
    glob_t found;
    bool connected = false;
    if (glob("/sys/class/drm/*/status", 0, NULL, &found) != 0)
        return false;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct buffer status;
        buffer_init(&status, ANSWER_MAX);
        connected |= file_read(found.gl_pathv[i], &status, NULL) && strcmp(status.bytes, "connected\n") == 0;
        buffer_finish(&status);
    }
    globfree(&found);
    return connected;
}

bool desk_folder_is_empty(const char *path)
{
    DIR *folder = opendir(path);
    assert_non_null(folder);
    int others = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        others += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return others == 0;
}

/* Where fonts, languages and the demo are; see data.h. Any thread, once the environment stands. */
#include "command/data.h"

#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "…/bin/foyer" → "…/share/foyer", malloc'd; NULL when the system does not say where the program is. */
static char *installed_root(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    *slash = '\0';
    return file_join(path, "../share/foyer");
}

static bool data_try(struct data *data, const char *root)
{
    if (!root || !root[0])
        return false;
    struct data tried = {.fonts = file_join(root, "fonts"),
                         .languages = file_join(root, "assets/languages"),
                         .junk = file_join(root, "assets/junk_lines.txt"),
                         .demo = file_join(root, "assets/demo/feed.json")};
    bool complete = file_exists(tried.fonts) && file_exists(tried.languages);
    if (complete)
        *data = tried;
    else
        data_finish(&tried);
    return complete;
}

bool data_find(struct data *data, struct error *error)
{
    *data = (struct data){0};
    const char *told = getenv("FOYER_DATA");
    char *installed = installed_root();
    bool found = data_try(data, told) || data_try(data, installed) || data_try(data, FOYER_SOURCE_FOLDER);
    if (!found)
        error_set(error,
                  "fonts and languages are neither in %s nor in %s; set FOYER_DATA to the folder that holds "
                  "\"fonts\" and \"assets\"",
                  installed ? installed : "share/foyer", FOYER_SOURCE_FOLDER);
    free(installed);
    return found;
}

void data_finish(struct data *data)
{
    free(data->fonts);
    free(data->languages);
    free(data->junk);
    free(data->demo);
    *data = (struct data){0};
}

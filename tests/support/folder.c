#include "support/folder.h"

#include "support/cmocka.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *folder_path(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    assert_non_null(path);
    assert_int_equal(snprintf(path, size, "%s/%s", folder, name), size - 1);
    return path;
}

char *folder_create(void)
{
    const char *base = getenv("TMPDIR");
    char *folder = folder_path(base ? base : "/tmp", "foyer-test.XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

void folder_remove(char *folder)
{
    char *const roots[] = {folder, NULL};
    FTS *walk = folder ? fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
    FTSENT *entry;
    while (walk && (entry = fts_read(walk)) != NULL)
        if (entry->fts_info != FTS_D)
            remove(entry->fts_accpath);
    if (walk)
        fts_close(walk);
    free(folder);
}

char *folder_put(const char *folder, const char *name, const char *text, unsigned mode)
{
    char *path = folder_path(folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
    assert_int_equal(chmod(path, (mode_t)mode), 0);
    return path;
}

static bool file_holds(const char *path, const char *text)
{
    size_t wanted = strlen(text), length = 0;
    struct stat found;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &found) != 0)
        fail_msg("%s cannot be read", path);
    char *bytes = malloc((size_t)found.st_size + 1);
    length = fread(bytes, 1, (size_t)found.st_size, file);
    fclose(file);
    bool holds = false;
    for (size_t i = 0; !holds && i + wanted <= length; i++)
        holds = memcmp(bytes + i, text, wanted) == 0;
    free(bytes);
    return holds;
}

char *folder_find(const char *folder, const char *text)
{
    char *copy = strdup(folder);
    char *const roots[] = {copy, NULL};
    char *found = NULL;
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    FTSENT *entry;
    while (walk && (entry = fts_read(walk)) != NULL)
        if (!found && entry->fts_info == FTS_F && file_holds(entry->fts_accpath, text))
            found = strdup(entry->fts_path);
    fts_close(walk);
    free(copy);
    return found;
}

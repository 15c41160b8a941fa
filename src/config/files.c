/* Which files were read and whether they are still the same. Knows nothing of what is in them. */
#include "config/files.h"

#include "base/memory.h"

#include <stdlib.h>

const char *config_files_add(struct config_files *files, char *path, const struct stat *found)
{
    files->list = memory_resize(files->list, files->count + 1, sizeof *files->list);
    files->list[files->count++] = (struct config_file){path, found->st_mtim, found->st_size, found->st_ino};
    return path;
}

void config_files_finish(struct config_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->list[i].path);
    free(files->list);
    *files = (struct config_files){0};
}

static bool file_changed(const struct config_file *file)
{
    struct stat now;
    return stat(file->path, &now) == 0 && (now.st_mtim.tv_sec != file->changed_at.tv_sec ||
                                           now.st_mtim.tv_nsec != file->changed_at.tv_nsec ||
                                           now.st_size != file->size || now.st_ino != file->inode);
}

bool config_files_changed(const struct config_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        if (file_changed(&files->list[i]))
            return true;
    return false;
}

int64_t config_files_newest(const struct config_files *files)
{
    int64_t newest = 0;
    for (size_t i = 0; i < files->count; i++)
        if (files->list[i].changed_at.tv_sec > newest)
            newest = files->list[i].changed_at.tv_sec;
    return newest;
}

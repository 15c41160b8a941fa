/* Opens, makes and lists the folder of alerts. Knows names, and not what is in the files. Nothing here
 * follows a link: root gives alerts in folders of others. Any thread, but for making it. */
#include "store/alert_folder.h"

#include "base/file.h"
#include "base/log.h"
#include "store/handle.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NUMBER_TRIES = 1000 };

char *alert_folder_path(const char *store)
{
    return file_join(store, "alerts");
}

bool alert_folder_has_store(const char *store)
{
    char *paths[] = {alert_folder_path(store), file_join(store, STORE_DATABASE)};
    bool found = file_exists(paths[0]) || file_exists(paths[1]);
    free(paths[0]);
    free(paths[1]);
    return found;
}

bool alert_folder_open(struct alert_folder *folder, const char *store)
{
    folder->path = alert_folder_path(store);
    folder->file = open(folder->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return folder->file >= 0;
}

/* What is made in it is its group's, too. Where a sandbox forbids that bit, the group may still write. */
static void give_to_group(const struct alert_folder *folder, const char *store)
{
    struct stat found;
    if (stat(store, &found) == 0 &&
        fchown(folder->file, geteuid() == 0 ? found.st_uid : (uid_t)-1, found.st_gid) != 0)
        log_warning("store",
                    "%s: cannot be given to the store's group, so others of it can give no alerts: %s",
                    folder->path, strerror(errno));
    if (fchmod(folder->file, 02775) != 0)
        (void)fchmod(folder->file, 0775);
}

bool alert_folder_refuse(const char *path, struct error *error)
{
    int cause = errno;
    struct stat found;
    bool other = cause == EACCES && stat(path, &found) == 0 && found.st_uid != geteuid();
    const struct passwd *owner = other ? getpwuid(found.st_uid) : NULL;
    if (owner)
        return error_set(error,
                         "%s: %s: it belongs to %s: give the command as that user, with \"sudo -u %s\", or "
                         "as one of its group",
                         path, strerror(cause), owner->pw_name, owner->pw_name);
    return error_set(error, "%s: %s: %s", path, strerror(cause),
                     cause == EACCES || cause == EPERM ? "run it as the user that foyer ingest runs as"
                                                       : "look at the folder and at the disk");
}

bool alert_folder_make(struct alert_folder *folder, const char *store, struct error *error)
{
    struct error cause = {0};
    *folder = (struct alert_folder){0};
    if (!file_make_folder(store, &cause))
        return error_set(error, "%s: run it as the user that foyer ingest runs as", cause.text);
    if (alert_folder_open(folder, store))
        return true;
    if (errno == ENOENT && mkdir(folder->path, 0755) != 0 && errno != EEXIST)
        return alert_folder_refuse(store, error);
    alert_folder_close(folder);
    if (!alert_folder_open(folder, store))
        return alert_folder_refuse(folder->path, error);
    give_to_group(folder, store);
    return true;
}

void alert_folder_close(struct alert_folder *folder)
{
    if (folder->path && folder->file >= 0)
        close(folder->file);
    free(folder->path);
    *folder = (struct alert_folder){0};
}

static void entries_add(struct alert_entries *entries, int64_t number, enum alert_stand stand)
{
    size_t place = entries->count;
    if (number > entries->highest)
        entries->highest = number;
    while (place > 0 && entries->items[place - 1].number < number)
        place--;
    if (entries->count == LIMIT_ALERT_FILES)
        entries->left_out++;
    else
        entries->count++;
    if (place == LIMIT_ALERT_FILES)
        return;
    memmove(&entries->items[place + 1], &entries->items[place],
            (entries->count - place - 1) * sizeof *entries->items);
    entries->items[place] = (struct alert_entry){.number = number, .stand = stand};
}

bool alert_folder_list(const struct alert_folder *folder, struct alert_entries *entries)
{
    *entries = (struct alert_entries){0};
    int copy = openat(folder->file, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *files = copy >= 0 ? fdopendir(copy) : NULL;
    if (!files) {
        if (copy >= 0)
            close(copy);
        return false;
    }
    for (struct dirent *file; (file = readdir(files));) {
        enum alert_stand stand;
        int64_t number = alert_file_number(file->d_name, &stand);
        if (number > 0)
            entries_add(entries, number, stand);
        else if (file->d_name[0] != '.' && entries->strange++ == 0)
            (void)snprintf(entries->one, sizeof entries->one, "%s", file->d_name);
    }
    closedir(files);
    return true;
}

static bool is_alone(const struct alert_entries *entries, int64_t number)
{
    return entries->highest == number && (entries->count < 2 || entries->items[1].number < number);
}

int alert_folder_begin(const struct alert_folder *folder, int64_t *number, struct error *error)
{
    struct alert_entries entries;
    for (int tries = 0; tries < NUMBER_TRIES && alert_folder_list(folder, &entries); tries++) {
        char name[ALERT_NAME_SIZE];
        *number = *number > entries.highest ? *number : entries.highest + 1;
        if (*number > ALERT_NUMBER_MOST) {
            error_set(error, "%s: the numbers are used up: remove the file of the highest", folder->path);
            return -1;
        }
        int file = alert_file_begin(folder, *number);
        if (file < 0 && errno != EEXIST)
            return alert_folder_refuse(folder->path, error), -1;
        /* Who had the same number before removed nothing without leaving it, or a higher one, in sight. */
        if (file >= 0 && alert_folder_list(folder, &entries) && is_alone(&entries, *number))
            return file;
        if (file >= 0) {
            close(file);
            alert_file_name(name, *number, ALERT_NEW);
            (void)unlinkat(folder->file, name, 0);
        }
    }
    error_set(error, "%s: cannot be read, or many others give alerts: try again", folder->path);
    return -1;
}

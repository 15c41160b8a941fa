#include "store/owner.h"

#include "store/alerts.h"
#include "store/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool owner_refuse(const char *path, int cause, struct error *error)
{
    struct stat found;
    bool other = stat(path, &found) == 0 && found.st_uid != geteuid();
    const struct passwd *owner = other && cause == EACCES ? getpwuid(found.st_uid) : NULL;
    if (owner)
        return error_set(error,
                         "%s: %s: it belongs to %s: give the command as that user, with \"sudo -u %s\"", path,
                         strerror(cause), owner->pw_name, owner->pw_name);
    return error_set(error, "%s: %s: run it as the user that foyer ingest runs as", path, strerror(cause));
}

bool owner_may_write(const struct store *store, struct error *error)
{
    const char *const paths[] = {store->folder, store->database, store->wal, store->index};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        int mode = i == 0 ? R_OK | W_OK | X_OK : R_OK | W_OK;
        if (faccessat(AT_FDCWD, paths[i], mode, AT_EACCESS) != 0 && errno != ENOENT)
            return owner_refuse(paths[i], errno, error);
    }
    return true;
}

bool alerts_become_owner(const char *folder, struct error *error)
{
    struct store *store = store_create(folder);
    struct stat found;
    bool known = stat(store->database, &found) == 0 || stat(folder, &found) == 0;
    store_close(store);
    if (geteuid() != 0 || !known || found.st_uid == 0)
        return true;
    if (setgroups(0, NULL) == 0 && setgid(found.st_gid) == 0 && setuid(found.st_uid) == 0)
        return true;
    return error_set(error, "%s: cannot become its user: %s", folder, strerror(errno));
}

/* A temporary folder; see scratch.h. */
#include "command/scratch.h"

#include "base/file.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN_FOLDERS = 8 };

bool scratch_init(struct scratch *scratch, struct error *error)
{
    const char *parent = getenv("XDG_RUNTIME_DIR"), *temporary = getenv("TMPDIR");
    if (!parent || !parent[0])
        parent = temporary && temporary[0] ? temporary : "/tmp";
    scratch->folder = file_join(parent, "foyer-XXXXXX");
    if (mkdtemp(scratch->folder))
        return true;
    error_set(error, "cannot make a temporary folder %s: %s", scratch->folder, strerror(errno));
    free(scratch->folder);
    scratch->folder = NULL;
    return false;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void scratch_finish(struct scratch *scratch)
{
    if (!scratch->folder)
        return;
    nftw(scratch->folder, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    free(scratch->folder);
    scratch->folder = NULL;
}

/* Makes and closes a handle, and knows the names in its folder. Touches no file itself. The handle's thread.
 */
#include "store/store.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "store/handle.h"

#include <stdlib.h>
#include <string.h>

static char *path_with(const char *path, const char *suffix)
{
    struct buffer joined;
    buffer_init(&joined, strlen(path) + strlen(suffix));
    buffer_append_text(&joined, path);
    buffer_append_text(&joined, suffix);
    return joined.bytes;
}

struct store *store_create(const char *folder)
{
    struct store *store = memory_zeroed(1, sizeof *store);
    store->folder = memory_copy_text(folder);
    store->database = file_join(folder, STORE_DATABASE);
    store->wal = path_with(store->database, "-wal");
    store->index = path_with(store->database, "-shm");
    store->photos = file_join(folder, "photos");
    store->lock_path = file_join(folder, "foyer.lock");
    store->lock = -1;
    return store;
}

struct store *store_open_writer(const char *folder, const struct clock *clock, struct error *error)
{
    struct store *store = store_create(folder);
    store->clock = clock;
    if (writer_begin(store, error))
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    writer_end(store);
    free(store->folder);
    free(store->database);
    free(store->wal);
    free(store->index);
    free(store->photos);
    free(store->lock_path);
    free(store);
}

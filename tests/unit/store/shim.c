#include "shim.h"

#include "base/memory.h"

#include "support.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One change since the last sync of its file; a truncation has no new bytes. */
struct change {
    sqlite3_file *file; /* the real one */
    sqlite3_int64 offset;
    sqlite3_int64 size_before;
    int length;
    int old_length; /* what of it could be read */
    unsigned char *old;
    unsigned char *new;
};

enum { CHANGES = 4096 };

/* One process, one thread: the state of the disk. */
static struct {
    sqlite3_vfs *real;
    enum shim_mishap mishap;
    int at;
    int count;
    uint32_t seed;
    bool struck;
    void (*call)(void *data);
    void *call_data;
    struct change changes[CHANGES];
    int change_count;
} shim;

struct shim_file {
    sqlite3_file base;
    sqlite3_file *real; /* follows in the same memory */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct shim_file *)file)->real;
}

static void change_record(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    if (shim.mishap != SHIM_POWER_CUT || shim.change_count == CHANGES)
        return;
    struct change *change = &shim.changes[shim.change_count++];
    *change = (struct change){.file = file, .offset = offset, .length = length};
    file->pMethods->xFileSize(file, &change->size_before);
    change->old_length = (int)(change->size_before > offset ? change->size_before - offset : 0);
    if (bytes && change->old_length > length)
        change->old_length = length;
    change->old = memory_zeroed((size_t)change->old_length + 1, 1);
    if (change->old_length > 0)
        file->pMethods->xRead(file, change->old, change->old_length, offset);
    if (bytes) {
        change->new = memory_zeroed((size_t)length + 1, 1);
        memcpy(change->new, bytes, (size_t)length);
    }
}

static void changes_forget(const sqlite3_file *file)
{
    int kept = 0;
    for (int i = 0; i < shim.change_count; i++) {
        if (shim.changes[i].file != file) {
            shim.changes[kept++] = shim.changes[i];
            continue;
        }
        free(shim.changes[i].old);
        free(shim.changes[i].new);
    }
    shim.change_count = kept;
}

/* Back to what was synced, then some of the changes after all. */
static void power_cut(void)
{
    for (int i = shim.change_count - 1; i >= 0; i--) {
        struct change *change = &shim.changes[i];
        if (change->old_length > 0)
            change->file->pMethods->xWrite(change->file, change->old, change->old_length, change->offset);
        change->file->pMethods->xTruncate(change->file, change->size_before);
    }
    for (int i = 0; i < shim.change_count; i++) {
        struct change *change = &shim.changes[i];
        uint32_t chance = random_next(&shim.seed) >> 8;
        if (chance % 2 == 0)
            continue;
        if (change->new) /* one in eight is torn */
            change->file->pMethods->xWrite(change->file, change->new,
                                           chance % 16 == 1 ? change->length / 2 : change->length,
                                           change->offset);
        else
            change->file->pMethods->xTruncate(change->file, change->offset);
    }
}

/* SQLITE_OK: go on. */
static int operation(bool writes)
{
    shim.count++;
    if (shim.mishap == SHIM_FULL && shim.count >= shim.at && writes) {
        shim.struck = true;
        return SQLITE_FULL;
    }
    if (shim.count != shim.at)
        return SQLITE_OK;
    if (shim.mishap == SHIM_FAIL) {
        shim.struck = true;
        errno = EIO;
        return SQLITE_IOERR;
    }
    if (shim.mishap == SHIM_CALL) {
        shim.struck = true;
        shim.call(shim.call_data);
    }
    if (shim.mishap == SHIM_POWER_CUT)
        power_cut();
    if (shim.mishap == SHIM_POWER_CUT || shim.mishap == SHIM_KILL)
        kill(getpid(), SIGKILL);
    return SQLITE_OK;
}

static int shim_close(sqlite3_file *file)
{
    changes_forget(real_of(file));
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int shim_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    int failure = operation(false);
    return failure ? SQLITE_IOERR_READ : real_of(file)->pMethods->xRead(real_of(file), bytes, length, offset);
}

static int shim_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    sqlite3_file *real = real_of(file);
    if (shim.mishap == SHIM_KILL && shim.count + 1 == shim.at && length > 1)
        real->pMethods->xWrite(real, bytes, length / 2, offset);
    int failure = operation(true);
    if (failure)
        return failure == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    change_record(real, bytes, length, offset);
    return real->pMethods->xWrite(real, bytes, length, offset);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (operation(false))
        return SQLITE_IOERR_TRUNCATE;
    change_record(real_of(file), NULL, 0, size);
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    if (operation(false))
        return SQLITE_IOERR_FSYNC;
    int result = real_of(file)->pMethods->xSync(real_of(file), flags);
    if (result == SQLITE_OK)
        changes_forget(real_of(file));
    return result;
}

static int shim_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return operation(false) ? SQLITE_IOERR_FSTAT : real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int shim_lock(sqlite3_file *file, int level)
{
    return operation(false) ? SQLITE_IOERR_LOCK : real_of(file)->pMethods->xLock(real_of(file), level);
}

static int shim_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int shim_check_lock(sqlite3_file *file, int *result)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int shim_control(sqlite3_file *file, int code, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), code, argument);
}

static int shim_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int shim_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int shim_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    if (operation(false))
        return SQLITE_IOERR_SHMMAP;
    return real_of(file)->pMethods->xShmMap(real_of(file), region, size, extend, memory);
}

static int shim_shared_lock(sqlite3_file *file, int offset, int count, int flags)
{
    /* An unlock cannot fail in life either. */
    if (flags & SQLITE_SHM_LOCK && operation(false))
        return SQLITE_IOERR_SHMLOCK;
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void shim_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int shim_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods shim_methods = {
    .iVersion = 2, /* no memory mapped pages: every access is seen */
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_file_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_check_lock,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_characteristics,
    .xShmMap = shim_map,
    .xShmLock = shim_shared_lock,
    .xShmBarrier = shim_barrier,
    .xShmUnmap = shim_unmap,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    struct shim_file *opened = (struct shim_file *)file;
    opened->base.pMethods = NULL;
    opened->real = (sqlite3_file *)(void *)(opened + 1);
    if (operation(false))
        return SQLITE_CANTOPEN;
    int result = shim.real->xOpen(shim.real, name, opened->real, flags, out);
    if (opened->real->pMethods)
        opened->base.pMethods = &shim_methods;
    return result;
}

void shim_install(void)
{
    static sqlite3_vfs vfs;
    shim.real = sqlite3_vfs_find(NULL);
    vfs = *shim.real;
    vfs.zName = "shim";
    vfs.pNext = NULL;
    vfs.szOsFile = (int)sizeof(struct shim_file) + shim.real->szOsFile;
    vfs.xOpen = shim_open;
    sqlite3_vfs_register(&vfs, 1);
}

void shim_arm(enum shim_mishap mishap, int at, uint32_t seed)
{
    shim.mishap = mishap;
    shim.at = at;
    shim.seed = seed;
    shim.count = 0;
    shim.struck = false;
}

void shim_arm_call(int at, void (*call)(void *data), void *data)
{
    shim.call = call;
    shim.call_data = data;
    shim_arm(SHIM_CALL, at, 0);
}

void shim_disarm(void)
{
    shim.mishap = SHIM_NONE;
}

bool shim_struck(void)
{
    return shim.struck;
}

int shim_count(void)
{
    return shim.count;
}

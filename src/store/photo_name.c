/* Which names a photo's file may have, and its path. Looks into no file. Any thread. */
#include "store/photo_name.h"

#include "base/file.h"
#include "store/handle.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_DIGITS_LEAST = 16, NAME_DIGITS_MOST = 128, NAME_RANDOM = 6 };

/* What follows the digits and the extension; NULL when they are not there. */
static const char *name_rest(const char *name)
{
    size_t digits = strspn(name, "0123456789abcdef");
    if (digits < NAME_DIGITS_LEAST || digits > NAME_DIGITS_MOST)
        return NULL;
    const char *extension = name + digits;
    if (strncmp(extension, ".jpg", 4) != 0 && strncmp(extension, ".png", 4) != 0)
        return NULL;
    return extension + 4;
}

bool photo_name_valid(const char *name)
{
    const char *rest = name_rest(name);
    return rest && !*rest;
}

bool photo_name_temporary(const char *name)
{
    const char *rest = name_rest(name);
    return rest && rest[0] == '.' && strlen(rest + 1) == NAME_RANDOM;
}

char *store_photo_path(const struct store *store, const char *file)
{
    return file && photo_name_valid(file) ? file_join(store->photos, file) : NULL;
}

bool photo_exists(const struct store *store, const char *name)
{
    char *path = store_photo_path(store, name);
    bool exists = path && file_exists(path);
    free(path);
    return exists;
}

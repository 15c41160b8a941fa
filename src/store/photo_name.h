/* What may be the name of a photo's file, for this room only: nothing that leads out of the folder. */
#ifndef FOYER_STORE_PHOTO_NAME_H
#define FOYER_STORE_PHOTO_NAME_H

#include "store/store.h"

/* 16 to 128 lower-case hexadecimal digits and ".jpg" or ".png". */
bool photo_name_valid(const char *name);

/* Such a name with what file_write_atomic puts behind it while it writes: ".XXXXXX". */
bool photo_name_temporary(const char *name);

/* True when the file stands in the store's photo folder; false for a name that is not valid. */
bool photo_exists(const struct store *store, const char *name);

#endif

/* What a run of bytes is, told from its first bytes. Decodes nothing. Any thread. */
#ifndef FOYER_INGEST_PHOTO_KIND_H
#define FOYER_INGEST_PHOTO_KIND_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum photo_kind { PHOTO_JPEG, PHOTO_PNG, PHOTO_WEBP, PHOTO_BMP, PHOTO_KINDS };

/* Not GIF: photos are no GIF. False with `error` when it is none of these kinds; the text says what the bytes
 * look like instead. */
bool photo_kind_read(const void *bytes, size_t length, enum photo_kind *kind, struct error *error);

#endif

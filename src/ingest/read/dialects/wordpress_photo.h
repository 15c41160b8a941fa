/* The photos of a WordPress post. Any thread. */
#ifndef FOYER_INGEST_READ_DIALECTS_WORDPRESS_PHOTO_H
#define FOYER_INGEST_READ_DIALECTS_WORDPRESS_PHOTO_H

#include "ingest/read/draft/draft.h"

#include <jansson.h>

enum { WORDPRESS_WHY_SIZE = 160 };

/* Adds the featured media in the rendition that suits the screen, then what plugins say of it. `why` must
 * live as long as the draft. */
void wordpress_add_photos(struct reading *reading, struct draft *draft, const json_t *post,
                          char why[WORDPRESS_WHY_SIZE]);

#endif

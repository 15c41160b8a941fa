/* An <img>: is it a letter, a photo or neither, and where is its best rendition. Any thread. */
#ifndef FOYER_INGEST_READ_HTML_IMAGE_H
#define FOYER_INGEST_READ_HTML_IMAGE_H

#include "ingest/read/html/html.h"

#include <stdbool.h>

/* The character that the image stands for, when it is a smiley; NULL: it is none. Lives as long as the
 * attributes. */
const char *html_image_smiley(const char *const *attributes);

/* Fills `photo` (caption and credit stay NULL) from src, srcset or what scripts would load later;
 * srcset.h says which of several sizes. False, and nothing to free, when it names no picture. */
bool html_image_read(const char *const *attributes, int screen_width, struct html_photo *photo);

/* False for what is no photo by its address or its declared size (0 unknown): avatars, smileys, counting
 * pixels, icons, drawings, videos. */
bool photo_worthy(const char *url, int width, int height);

#endif

/* Pictures that a feed offers for a story beside its text (Media RSS 1.5.1, enclosures, itunes:image), with
 * the texts that belong to them, inherited from content, group, item and channel in this order. One thread at
 * a time. */
#ifndef FOYER_INGEST_READ_XMLFEED_MEDIA_H
#define FOYER_INGEST_READ_XMLFEED_MEDIA_H

#include "base/limits.h"
#include "ingest/read/draft/draft.h"
#include "ingest/read/xml/walk.h"

#include <stdbool.h>
#include <stddef.h>

enum media_origin { MEDIA_CONTENT, MEDIA_ENCLOSURE, MEDIA_IMAGE, MEDIA_THUMBNAIL, MEDIA_COVER };

enum media_text { MEDIA_TITLE, MEDIA_DESCRIPTION, MEDIA_CREDIT, MEDIA_COPYRIGHT, MEDIA_TEXTS };

enum { MEDIA_HOLDERS = 2 * LIMIT_XML_MEDIA + 2, MEDIA_WHY_SIZE = 160 };

/* A channel, an item, a group or a media:content. */
struct media_holder {
    size_t outer;
    char *texts[MEDIA_TEXTS]; /* owned; NULL: none */
    enum text_kind kinds[MEDIA_TEXTS];
};

struct media_picture {
    enum media_origin origin;
    char *url; /* owned */
    int width, height;
    bool is_default, sure; /* sure: said to be a picture, or named like one */
    size_t holder, order;
    int rank; /* by media_rank.c, the smallest is the best */
    char why[MEDIA_WHY_SIZE];
};

struct media {
    struct media_holder holders[MEDIA_HOLDERS]; /* 0: the channel, 1: the item */
    size_t holder_count, current;
    struct media_picture pictures[LIMIT_XML_MEDIA];
    size_t picture_count;
};

/* A zeroed struct is valid, with the channel as its only holder. */
void media_finish(struct media *media);
/* Forgets the item before, its texts and pictures; the channel's texts stay. */
void media_begin_item(struct media *media);
void media_end_item(struct media *media); /* what the pictures own lives until the next item begins */

/* A group or a media:content begins or ends. */
void media_enter(struct media *media);
/* Back to the holder around it. */
void media_leave(struct media *media);

/* A text of the holder that is open, copied; of two of a kind the first counts. */
void media_set_text(struct media *media, enum media_text which, const char *text, enum text_kind kind);

/* Adds the picture that the element names in `url` or `href`, or at `address` when that is not NULL; nothing
 * for what is said to be no picture, or is none by its address or size, and outside of an item. */
void media_add(struct media *media, const struct xml_element *element, enum media_origin origin,
               const char *address);

/* Puts the pictures into the draft, the best first. A caption equal to one of the draft's own texts is left
 * out. Borrowed from `media`. */
void media_put(struct media *media, struct draft *draft);

/* Orders the pictures and says why (media_rank.c). */
void media_rank(struct media *media);

/* "media:content", … */
const char *media_origin_name(enum media_origin origin);

#endif

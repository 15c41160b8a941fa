/* What the dialects of XML share: the document while it is walked, from its head to its stories. One thread
 * at a time. */
#ifndef FOYER_INGEST_READ_XMLFEED_FEED_H
#define FOYER_INGEST_READ_XMLFEED_FEED_H

#include "ingest/read/draft/draft.h"
#include "ingest/read/xml/walk.h"
#include "ingest/read/xmlfeed/item.h"
#include "ingest/read/xmlfeed/media.h"

#include <stdbool.h>
#include <stdint.h>

/* Contexts of the rules. */
enum {
    IN_DOCUMENT = XML_IN_DOCUMENT,
    IN_ROOT = 1 << 1,
    IN_FEED = 1 << 2,
    IN_ITEM = 1 << 3,
    IN_MEDIA = 1 << 4,  /* a media:content */
    IN_GROUP = 1 << 10, /* of Media RSS */
    IN_IMAGE = 1 << 5,  /* a picture as a child of an item */
    IN_AUTHOR = 1 << 6, /* of an item */
    IN_FEED_AUTHOR = 1 << 7,
    IN_SOURCE = 1 << 8, /* Atom's, in an item */
    IN_SOURCE_AUTHOR = 1 << 9,
    IN_UNKNOWN = 1 << 11 /* an element that no rule knows, outside of stories */
};

struct xml_feed {
    struct reading *reading;
    const char *place; /* of its stories: "items" */
    struct xml_item item;
    bool open;     /* an item is being read */
    bool left_out; /* it is beyond LIMIT_STORIES_PER_FEED */
    size_t count;
    struct media media;
    char *author;              /* of the feed; owned */
    char *language;            /* by xml:lang at the feed's element; owned */
    int64_t period, frequency; /* of the syndication module: seconds, times; 0 not said */
    enum text_kind kind;       /* of the Atom text that is being read, and whether it is encoded */
    bool base64;
};

/* Reads the document with this dialect's rules: finds the root, walks, reports. False with the error. */
bool xml_feed_read(struct reading *reading, enum feed_format format, const char *place,
                   const struct xml_rule *rules);

/* Whether the root is one of that format's. */
bool xml_feed_sniff(const struct reading *reading, enum feed_format format);

/* What follows is for the rules; `data` is the struct xml_feed, texts are copied. */

/* `open` of a story: begins feed->item, in the feed's language until it says another. A story beyond
 * LIMIT_STORIES_PER_FEED is skipped. */
void xml_feed_open_item(void *data, const struct xml_element *element, enum xml_action *action);

/* `close` of a story: adds feed->item to the document. One that the document ends in the middle of is left
 * out and noted as a problem. */
void xml_feed_close_item(void *data, const struct xml_element *element, struct xml_text text);

/* `close` of a field of the item: rule->field, rule->kind, HTML when it is markup. */
void xml_feed_take_field(void *data, const struct xml_element *element, struct xml_text text);

/* `close` of the feed's title, as rule->kind, HTML when it is markup. */
void xml_feed_take_title(void *data, const struct xml_element *element, struct xml_text text);

/* `close` of the feed's language, a tag. */
void xml_feed_take_language(void *data, const struct xml_element *element, struct xml_text text);

/* `close` of the address of the feed's site. */
void xml_feed_take_home(void *data, const struct xml_element *element, struct xml_text text);

/* The feed's title found elsewhere; the first counts. */
void xml_feed_set_title(struct xml_feed *feed, struct draft_text title);

/* The address of the feed's site; the first counts. It resolves against the element's base, then against the
 * document's; one that is no link is noted as a problem. */
void xml_feed_set_home(struct xml_feed *feed, const struct xml_element *element, const char *address);

/* The feed's language; the first counts. `tag` may be NULL. */
void xml_feed_set_language(struct xml_feed *feed, const char *tag);

/* Remembers xml:lang of the feed's element, which counts when nothing else says the language. */
void xml_feed_note_language(struct xml_feed *feed, const struct xml_element *element);

/* A rule for a field of the item that is nothing but text. */
#define XML_ITEM_TEXT(space_, name_, field_)                                                                 \
    {                                                                                                        \
        .parents = IN_ITEM, .space = (space_), .name = (name_), .action = XML_TEXT, .field = (field_),       \
        .kind = TEXT_EITHER, .close = xml_feed_take_field                                                    \
    }

/* Media RSS and the covers of podcasts: rules that every dialect adds to its own. */
extern const struct xml_rule xml_media_rules[];

#endif

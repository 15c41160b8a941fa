/* The vocabulary of the house: one article, as the reader of a feed hands it on and as the screen
 * shows it. Plain data; all text is clean UTF-8 (NFC, no control characters, trimmed), owned by the
 * struct; NULL is "unknown" and "" does not occur. Any thread, one at a time. */
#ifndef FOYER_STORY_STORY_H
#define FOYER_STORY_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_QUOTE, BLOCK_LIST_ITEM, BLOCK_KINDS };

enum direction { DIRECTION_LTR, DIRECTION_RTL };

struct block {
    enum block_kind kind;
    char *text; /* never NULL; one paragraph, no line breaks */
};

struct photo {
    char *url; /* where ingest fetches it; absolute */
    char *caption;
    char *credit;
    char *alt;
    int width; /* pixels as declared, later as measured; 0 unknown */
    int height;
    char *file; /* name of the prepared file in the store's photo folder; NULL: not fetched (yet) */
    /* Why a reader chose it, for people: "media:content, the widest of 4"; not kept in the store, NULL there
     */
    char *why;
};

struct story {
    char *id; /* unique within its feed; never NULL in a story that was read */
    char *url;
    char *headline;
    char *section;
    char *byline;
    char *source;   /* who publishes: the feed's title or the item's own word */
    char *language; /* BCP 47, "ru", "uz-Cyrl" */
    enum direction direction;
    int64_t published; /* seconds since 1970 UTC; 0 unknown */
    int64_t updated;
    int64_t first_seen; /* set by the store */
    char *summary;
    struct block *blocks;
    size_t block_count;
    struct photo *photo; /* NULL: none worth showing */
    char *feed;          /* name of the configured feed; set by the store, NULL before */
};

/* A zeroed story is a valid empty one. */
struct story *story_create(void);
void story_destroy(struct story *story); /* with all it owns; NULL is accepted */
/* A deep copy; the caller destroys it. */
struct story *story_copy(const struct story *story);

/* Adds a block at the end and takes the text (malloc'd). */
void story_add_block(struct story *story, enum block_kind kind, char *text);

/* Puts an empty photo there, or returns the one that is there. */
struct photo *story_add_photo(struct story *story);
/* Frees it; none is fine. */
void story_drop_photo(struct story *story);

/* Whether there is anything to read: a headline, a summary or a block. */
bool story_has_text(const struct story *story);

/* When it counts as news: published, else first seen. */
int64_t story_time(const struct story *story);

/* "paragraph", "heading", "quote", "list_item", as in the JSON shape; and back (false: no such word). */
const char *block_kind_name(enum block_kind kind);
bool block_kind_parse(const char *name, enum block_kind *kind);

/* Replaces a text field: frees the old text and takes the new one (malloc'd, "" becomes NULL). */
void story_take_text(char **field, char *text);

/* Direction by the language's usual script: "ar", "fa", "ps", "ur", "he", "ug", … and any tag with
 * Arab, Hebr, Thaa, Syrc as script; everything else, and NULL, is left to right. */
enum direction language_direction(const char *language);

#endif

/* One story as a dialect found it, and what every dialect's stories go through: cleaning, addresses, dates,
 * choice of the photo, ids. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_DRAFT_H
#define FOYER_INGEST_READ_DRAFT_DRAFT_H

#include "ingest/read/draft/reading.h"
#include "ingest/read/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Text as the document has it, terminated, UTF-8; NULL: none. */
struct draft_text {
    const char *text;
    enum text_kind kind;
};

struct draft_photo {
    const char *url;   /* or HTML whose first photo is meant */
    const char *place; /* to name when it is a problem: ".image"; NULL: it is none */
    struct draft_text caption, credit, alt;
    int width, height; /* 0 unknown */
    const char *why;   /* for people: "media:content, the widest of 4"; NULL: its place */
    bool reserve;      /* only when the body has none */
};

/* A date and the place to name when it is a problem: ".date_published". */
struct draft_date {
    const char *text;
    const char *place;
};

enum { DRAFT_PHOTOS_MAX = 16 };

/* Everything is borrowed and must live until draft_add returns. A zeroed draft is a valid empty one. */
struct draft {
    const char *where; /* "items[3]" */
    const char *id;
    const char *url;
    struct draft_text headline, section, byline, source, summary, body;
    const char *photo_base; /* the same for photos; NULL: the request's base_url */
    const char *body_base;  /* what addresses in the body resolve against; NULL: the request's base_url */
    const char *language;
    struct draft_date published, published_else, updated;
    struct draft_photo photos[DRAFT_PHOTOS_MAX]; /* best first; those of the body come behind them */
    size_t photo_count;
};

/* Adds a candidate with its address alone and returns it to be filled further; NULL when the address is NULL
 * or "" or there are enough. */
struct draft_photo *draft_add_photo(struct draft *draft, const char *url, const char *place);

/* Makes a story of the draft and adds it to the document, or reports why not. */
void draft_add(struct reading *reading, const struct draft *draft);

/* Reports a problem of the draft's story; `place` is what follows draft->where (".image"; "" the story
 * itself). */
void draft_problem(struct reading *reading, const struct draft *draft, const char *place,
                   const char *message);

/* Reports stories beyond LIMIT_STORIES_PER_FEED when a list at `where` holds so many. */
void draft_report_rest(struct reading *reading, const char *where, size_t count);

/* Clean text of a field, malloc'd; NULL: none. */
char *draft_line(const struct reading *reading, struct draft_text text, size_t maximum)
    __attribute__((warn_unused_result));

/* "en_US" → "en-US", malloc'd; NULL for what is no language tag. */
char *draft_language(const char *tag) __attribute__((warn_unused_result));

#endif

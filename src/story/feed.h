/* A feed as it was read (`struct feed_document`) and as it fares (`struct feed_state`). What the
 * operator configured is in config/config.h. Plain data, text owned by the struct. */
#ifndef FOYER_STORY_FEED_H
#define FOYER_STORY_FEED_H

#include "story/story.h"

/* One row per format, in the order in which a document is offered to them: its name here, its word in the
 * configuration. The enum, the words of keys and options, and the table of dialects are made of these rows;
 * what reads WORD is `dialect_WORD` in src/ingest/read/dialects/WORD.c. */
/* clang-format off */
#define FEED_FORMAT_ROWS(row)                                                                                \
    row(JSONFEED, jsonfeed)                                                                                  \
    row(WORDPRESS, wordpress)                                                                                \
    row(MAPPED, mapped)                                                                                      \
    row(RSS, rss)                                                                                            \
    row(ATOM, atom)                                                                                          \
    row(RDF, rdf)
/* clang-format on */

#define FEED_FORMAT_ENUM(name, word) FEED_##name,
enum feed_format {
    FEED_AUTO, /* only in the configuration: found by sniffing */
    FEED_FORMAT_ROWS(FEED_FORMAT_ENUM) FEED_FORMATS
};

/* The words that the configuration allows, as the table of its keys has them. */
#define FEED_FORMAT_WORD(name, word) "|" #word
#define FEED_FORMAT_WORDS            "auto" FEED_FORMAT_ROWS(FEED_FORMAT_WORD)

/* "auto", "jsonfeed", …, and back (false: no such word). */
const char *feed_format_name(enum feed_format format);
bool feed_format_parse(const char *name, enum feed_format *format);

/* Something in a document that was repaired, guessed or dropped. */
struct feed_problem {
    char *where; /* "items[3].date_published"; never NULL */
    char *message;
};

/* One document as its reader understood it, in the order of the document. */
struct feed_document {
    char *title;
    char *home_url;
    char *language;
    char *encoding; /* as found: "UTF-8", "windows-1251" */
    enum feed_format format;
    int64_t ttl; /* seconds the publisher asks to wait before the next read; 0 not said */
    bool ended;  /* the publisher says that nothing new will come */
    struct story **stories;
    size_t story_count;
    struct feed_problem *problems; /* at most LIMIT_PROBLEMS */
    size_t problem_count;
    size_t problems_unlisted; /* how many more there were */
};

/* A zeroed document is a valid empty one. */
void feed_document_finish(struct feed_document *document);

/* Takes the story. */
void feed_document_add_story(struct feed_document *document, struct story *story);

/* Both texts are copied; `where` is a printf format. */
void feed_document_add_problem(struct feed_document *document, const char *message, const char *where, ...)
    __attribute__((format(printf, 3, 4)));

/* How one configured feed fares: what ingest remembers between two fetches and the screen tells. */
struct feed_state {
    char *name; /* of the configured feed; never NULL */
    char
        *url; /* that was asked for, as address_remembered of src/ingest/fetch/address.h has it: no secrets */
    char *etag; /* validators, byte for byte as received; NULL: none */
    char *last_modified;
    int64_t last_success; /* seconds since 1970 UTC of the last good read or "not modified"; 0 never */
    int64_t last_attempt; /* 0 never */
    int64_t next_due;     /* 0: at once */
    int failures;         /* in a row */
    char *message;        /* of the last attempt when it failed, for people: "no answer from example.org" */
    char *moved_to;       /* where permanent redirects have led since `moved_since`; NULL: nowhere */
    int64_t moved_since;  /* seconds since 1970 UTC; 0 never */
};

/* A zeroed state is a valid empty one. */
void feed_state_finish(struct feed_state *state);
void feed_state_copy(const struct feed_state *from, struct feed_state *to);

#endif

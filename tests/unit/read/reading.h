/* What the tests of this folder share. */
#ifndef FOYER_TESTS_READING_H
#define FOYER_TESTS_READING_H

#include "base/buffer.h"
#include "ingest/read/html/html.h"
#include "ingest/read/read.h"

#include <stdbool.h>
#include <stddef.h>

/* 2020-01-01T00:00:00Z: the "now" of every test. */
#define READING_NOW 1577836800

/* Reads a terminated document as if it came from https://example.org/news/feed.json just now; false with the
 * error. */
bool reading_try(const char *text, struct feed_document *document, struct error *error);

/* The same, but a refusal fails the test. */
void reading_do(const char *text, struct feed_document *document);

/* A JSON Feed titled "Feed" with one item of id "1" and these further members ("\"title\": \"x\""). */
void reading_item(const char *members, struct feed_document *document);

/* The same with `html`, any bytes, as the item's content. */
void reading_html(const char *html, struct feed_document *document);

/* An RSS 2.0 feed titled "Feed", in Russian, with one item that holds this; and the same around the channel's
 * own elements `head`. The usual prefixes are declared. */
void reading_rss(const char *head, const char *item, struct feed_document *document);

/* An Atom feed titled "Feed" with one entry that holds this. */
void reading_atom(const char *head, const char *entry, struct feed_document *document);

/* A field of the document's first story by its name, "url" … "summary", "blocks", or of its photo, "photo"
 * (the address), "caption", "credit", "alt", "why"; "" for none. Lives until the next call. */
const char *reading_field(const struct feed_document *document, const char *name);

/* All blocks in one line: "p:text|h:text|q:text|l:text". malloc'd. */
char *reading_blocks(const struct story *story);

/* True when a problem at that place has this in its message. */
bool reading_has_problem(const struct feed_document *document, const char *where, const char *part);

/* Of hostile input, one part in so many is enough under a sanitizer, which takes ten times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { READING_SHARE = 4 };
#else
enum { READING_SHARE = 1 };
#endif

/* Reads a file of the test corpora beside the source folder; false with a note when they are not there. */
bool reading_corpus(const char *name, struct buffer *into);

/* The folder of the corpora; NULL with a note when it is not there. malloc'd. */
char *reading_corpus_folder(const char *name);

#endif

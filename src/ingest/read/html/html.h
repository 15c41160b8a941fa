/* HTML of an article to blocks of text and the photos in it. Any thread; linear; memory bounded by what a
 * story may hold. */
#ifndef FOYER_INGEST_READ_HTML_HTML_H
#define FOYER_INGEST_READ_HTML_HTML_H

#include "story/story.h"

#include <stdbool.h>
#include <stddef.h>

/* An <img> as the article shows it. Texts are clean; NULL: none. */
struct html_photo {
    char *url; /* as written, not resolved; never NULL */
    char *alt;
    char *caption;     /* of its figure, the credit not yet taken out */
    char *credit;      /* when the markup names it so */
    int width, height; /* pixels as declared; 0 unknown */
    bool of_set;       /* one of several renditions, the width is what their list says */
};

struct junk_lines;

struct html_content {
    struct block *blocks; /* clean, without junk */
    size_t block_count;
    size_t text_size;          /* bytes of all blocks */
    struct html_photo *photos; /* in order; at most LIMIT_HTML_PHOTOS; no smileys, but whether one is worth
                                  showing is for photo_worthy */
    size_t photo_count;
    bool cut; /* the text was longer than a story may be */
};

/* Reads `length` bytes of UTF-8. `screen_width` (pixels, 0 unknown) chooses among renditions of a photo;
 * blocks that are one of the lines of `junk` (NULL: none are known) go. */
void html_read(const char *html, size_t length, int screen_width, const struct junk_lines *junk,
               struct html_content *content);

/* A zeroed struct is a valid empty one. */
void html_content_finish(struct html_content *content);

/* Adds a block (takes the text) unless the story would get too large; then frees it, sets `cut`. */
void html_content_add(struct html_content *content, enum block_kind kind, char *text);

/* The text of HTML as one line, such as a headline with emphasis in it; malloc'd, NULL when there is none. */
char *html_line(const char *html, size_t length, const struct junk_lines *junk, size_t maximum)
    __attribute__((warn_unused_result));

#endif

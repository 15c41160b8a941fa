/* Pages for tests of layout/, and what must hold for each of them. A check that fails ends the test and says
 * which page it was. */
#ifndef FOYER_TESTS_LAYOUT_PAGES_H
#define FOYER_TESTS_LAYOUT_PAGES_H

#include "layout/page.h"
#include "story/feed.h"

enum { PAGES_SIZES = 7, PAGES_NOW = 1789203900 /* 2026-09-12T09:05:00Z */ };

extern const struct screen pages_sizes[PAGES_SIZES];

/* The bundled fonts. */
struct fonts *pages_fonts(void);

/* The demo stories, their photos as if they were prepared, 2400 x 1600. */
void pages_read_demo(struct feed_document *document);

/* A story in English with everything: section, source, byline, photo of 2400 x 1600, caption, two paragraphs.
 */
struct story *pages_story(void);

/* `count` times `word`, a space between; malloc'd. */
char *pages_repeat(const char *word, size_t count);

/* Replaces the headline, or gives the story one more block. */
void pages_set_headline(struct story *story, const char *text);
void pages_add_block(struct story *story, enum block_kind kind, const char *text);

/* What a page is asked for with: defaults of the configuration, English. pages_desk_close after use. */
struct pages_desk {
    struct config config;
    struct language words;
    struct subject subject;      /* of nothing yet */
    struct page_request request; /* of the subject, for a screen of 1920 x 1080 */
};
void pages_desk_open(struct pages_desk *desk);
void pages_desk_close(struct pages_desk *desk);
/* The same with a copy of that story. */
void pages_desk_open_story(struct pages_desk *desk, const struct story *story);

/* The page as asked for; ends the test when it fails. Finish it with page_finish. */
void pages_desk_build(struct page *page, struct fonts *fonts, const struct pages_desk *desk);

/* The story's page; finish it with page_finish. */
void pages_build(struct page *page, struct fonts *fonts, const struct story *story, struct screen screen);
void pages_build_cut(struct page *page, struct fonts *fonts, const struct story *story, struct screen screen,
                     size_t max_lines);

bool box_inside(struct box inner, struct box outer);
bool box_overlaps(struct box a, struct box b);

/* Everything that holds for every page. */
void pages_check(const struct page *page, const char *name);

#endif

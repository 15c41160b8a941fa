/* A story's page: photo beside, above or without the text, and the summary in its window. Laid out left to
 * right, then mirrored as a whole. Knows no pixels and no time but the reader's. Thread of the fonts. */
#include "layout/column.h"
#include "layout/page_kinds.h"
#include "layout/photo_box.h"
#include "layout/words.h"

#include <stdlib.h>

enum page_shape page_shape_for(const struct story *story, const struct screen *screen)
{
    if (!photo_is_worth_showing(story->photo))
        return PAGE_TEXT;
    return screen_is_portrait(screen) ? PAGE_PORTRAIT : PAGE_SPLIT;
}

static void mirror(struct page *page)
{
    struct box *boxes[] = {&page->photo,        &page->shade,      &page->caption.box, &page->section.box,
                           &page->headline.box, &page->byline.box, &page->rule,        &page->window,
                           &page->codes[0],     &page->codes[1]};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        *boxes[i] = screen_mirror(&page->screen, *boxes[i]);
}

static bool place_caption(struct page *page, struct fonts *fonts, const struct page_request *request,
                          struct error *error)
{
    char *credit = words_credit(request->words, request->subject->story);
    bool fine = photo_box_caption(page, fonts, request->subject->story, credit, error);
    free(credit);
    return fine;
}

static bool place_byline(struct column *column, const struct page_request *request)
{
    char *date = words_date(request->words, request->subject->story, request->config->timezone, request->now);
    bool fine = column_byline(column, date);
    free(date);
    return fine;
}

bool story_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                        struct error *error)
{
    const struct story *story = request->subject->story;
    const struct config_screen *wanted = &request->config->screen;
    struct column column;
    page->shape = request->without_photo ? PAGE_TEXT : page_shape_for(story, &page->screen);
    page->direction = story->direction;
    photo_box_place(page, story->photo, wanted->photo_motion);
    column_init(&column, page, fonts, story, error);
    if (!place_caption(page, fonts, request, error) || !column_section(&column) ||
        !column_headline(&column) || !place_byline(&column, request) ||
        !column_window(&column, request->max_summary_lines))
        return false;
    if (wanted->qr)
        photo_box_codes(page, story->url);
    if (page->direction == DIRECTION_RTL)
        mirror(page);
    return true;
}

size_t story_page_words(const struct page *page, const struct subject *subject)
{
    const struct story *story = subject->story;
    size_t words = story->headline ? text_count_words(story->headline) : 0;
    if (page->shape != PAGE_TEXT && story->photo->caption)
        words += text_count_words(story->photo->caption);
    return words;
}

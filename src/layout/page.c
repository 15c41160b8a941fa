#include "layout/page.h"

#include "layout/column.h"
#include "layout/photo_box.h"

#include <stdlib.h>

enum page_kind page_kind_for(const struct story *story, const struct screen *screen)
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

static size_t head_words(const struct page *page, const struct story *story)
{
    size_t words = story->headline ? text_count_words(story->headline) : 0;
    if (page->kind != PAGE_TEXT && story->photo->caption)
        words += text_count_words(story->photo->caption);
    return words;
}

bool page_build(struct page *page, struct fonts *fonts, const struct page_request *request,
                struct error *error)
{
    const struct story *story = request->story;
    *page = (struct page){.kind = request->without_photo ? PAGE_TEXT : page_kind_for(story, &request->screen),
                          .screen = request->screen,
                          .direction = story->direction};
    struct column column;
    photo_box_place(page, story->photo, request->motion);
    column_init(&column, page, fonts, request, error);
    if (!photo_box_caption(page, fonts, request, error) || !column_section(&column) ||
        !column_headline(&column) || !column_byline(&column) || !column_window(&column))
        return false;
    if (request->code)
        photo_box_codes(page, story->url);
    page->head_words = head_words(page, story);
    if (page->direction == DIRECTION_RTL)
        mirror(page);
    return true;
}

void page_finish(struct page *page)
{
    if (!page)
        return;
    placed_finish(&page->caption);
    placed_finish(&page->section);
    placed_finish(&page->headline);
    placed_finish(&page->byline);
    summary_finish(&page->summary);
    free(page->link);
    *page = (struct page){0};
}

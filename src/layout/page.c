/* The table of the kinds of pages, and what they have in common. Knows no kind itself. Thread of the fonts.
 */
#include "layout/page.h"

#include "base/memory.h"
#include "layout/page_kinds.h"

#include <stdlib.h>

/* One row for each kind: how it is laid out, how many words of it are read before the summary (NULL: none),
 * and how it spends its time. */
static const struct row {
    bool (*lay_out)(struct page *page, struct fonts *fonts, const struct page_request *request,
                    struct error *error);
    size_t (*words)(const struct page *page, const struct subject *subject);
    enum page_pace pace;
} rows[SUBJECTS] = {
    [SUBJECT_WAITING] = {waiting_page_lay_out, NULL, PAGE_WAITS},
    [SUBJECT_STORY] = {story_page_lay_out, story_page_words, PAGE_IS_READ},
    [SUBJECT_ALERT] = {alert_page_lay_out, alert_page_words, PAGE_IS_READ},
};

bool page_build(struct page *page, struct fonts *fonts, const struct page_request *request,
                struct error *error)
{
    const struct row *row = &rows[request->subject->kind];
    *page = (struct page){.shape = PAGE_TEXT, .screen = request->screen, .pace = row->pace};
    if (!row->lay_out(page, fonts, request, error)) {
        page_finish(page);
        return false;
    }
    page->head_words = row->words ? row->words(page, request->subject) : 0;
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
    while (page->detail_count > 0)
        page_drop_detail(page);
    free(page->details);
    summary_finish(&page->summary);
    free(page->link);
    *page = (struct page){0};
}

struct placed *page_add_detail(struct page *page)
{
    page->details = memory_resize(page->details, page->detail_count + 1, sizeof *page->details);
    struct placed *detail = &page->details[page->detail_count++];
    *detail = (struct placed){0};
    return detail;
}

void page_drop_detail(struct page *page)
{
    placed_finish(&page->details[--page->detail_count]);
}

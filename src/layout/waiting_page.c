/* The page that is shown while there is no story: the title, and one sentence per feed on what is happening.
 * Thread of the fonts, which is the main one (time zones). */
#include "base/limits.h"
#include "layout/page_kinds.h"
#include "layout/words.h"

#include <stdlib.h>

enum { /* u */
       MARGIN = 200,
       MARGIN_PORTRAIT = 64,
       TOP = 155,
       TITLE_SIZE = 72,
       TITLE_LEADING = 84,
       TITLE_LINES = 3,
       TITLE_GAP = 36,
       RULE_HEIGHT = 2,
       SENTENCE_SIZE = 36,
       SENTENCE_LEADING = 52,
       SENTENCE_LINES = 3,
       SENTENCE_GAP = 18,
};

struct setting {
    struct page *page;
    struct fonts *fonts;
    const struct page_request *request;
    struct error *error;
    int x, y, width; /* y: where the next thing goes */
};

static bool place(struct setting *setting, struct placed *placed, const struct text_span *span, int leading,
                  int max_lines)
{
    const struct language *words = setting->request->words;
    struct text_request request = {.spans = span,
                                   .span_count = 1,
                                   .language = words->code,
                                   .direction = words->direction,
                                   .width = setting->width,
                                   .max_lines = max_lines,
                                   .balance = span->face == FACE_HEADLINE};
    if (!placed_set(placed, setting->fonts, &request, setting->x, setting->y,
                    screen_type(&setting->page->screen, leading), setting->error))
        return false;
    setting->y = placed_bottom(placed);
    return true;
}

static bool place_title(struct setting *setting)
{
    struct page *page = setting->page;
    const struct page_request *request = setting->request;
    const char *title = request->config->title ? request->config->title : request->words->waiting;
    struct text_span span = {.text = title,
                             .face = FACE_HEADLINE,
                             .size = screen_type(&page->screen, TITLE_SIZE),
                             .ink = INK_HEADLINE};
    if (!place(setting, &page->headline, &span, TITLE_LEADING, TITLE_LINES))
        return false;
    setting->y += screen_length(&page->screen, TITLE_GAP);
    int height = screen_length(&page->screen, RULE_HEIGHT);
    page->rule = (struct box){setting->x, setting->y, setting->width, height < 1 ? 1 : height};
    setting->y += screen_length(&page->screen, TITLE_GAP);
    return true;
}

/* `room` becomes false when it is the first that does not fit. */
static bool place_sentence(struct setting *setting, const char *sentence, bool *room)
{
    struct page *page = setting->page;
    struct text_span span = {.text = sentence,
                             .face = FACE_REGULAR,
                             .size = screen_type(&page->screen, SENTENCE_SIZE),
                             .ink = INK_SUMMARY};
    if (!place(setting, page_add_detail(page), &span, SENTENCE_LEADING, SENTENCE_LINES))
        return false;
    *room = setting->y <= screen_page(&page->screen).h;
    if (!*room)
        page_drop_detail(page);
    setting->y += screen_length(&page->screen, SENTENCE_GAP);
    return true;
}

static bool place_feeds(struct setting *setting)
{
    const struct page_request *request = setting->request;
    const struct config *config = request->config;
    bool fine = true, room = true;
    for (size_t i = 0; i < config->feed_count && i < LIMIT_FEEDS && fine && room; i++) {
        const char *name = config->feeds[i].name;
        const struct feed_state *state = request->edition ? edition_feed(request->edition, name) : NULL;
        char *sentence = words_feed(request->words, name, state, config->timezone);
        fine = place_sentence(setting, sentence, &room);
        free(sentence);
    }
    return fine;
}

bool waiting_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                          struct error *error)
{
    const struct screen *screen = &page->screen;
    int x = screen_length(screen, screen_is_portrait(screen) ? MARGIN_PORTRAIT : MARGIN);
    struct setting setting = {.page = page,
                              .fonts = fonts,
                              .request = request,
                              .error = error,
                              .x = x,
                              .y = screen_length(screen, TOP),
                              .width = screen->width - 2 * x};
    return place_title(&setting) && place_feeds(&setting);
}

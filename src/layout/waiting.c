#include "layout/waiting.h"

enum { /* u */
       WAITING_MARGIN = 200,
       WAITING_MARGIN_PORTRAIT = 64,
       WAITING_TOP = 155,
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

bool waiting_build(struct waiting *waiting, struct fonts *fonts, const struct screen *screen,
                   const char *title, const char *const *sentences, size_t count, const char *language,
                   enum direction direction, struct error *error)
{
    *waiting = (struct waiting){.screen = *screen};
    int x = screen_length(screen, screen_is_portrait(screen) ? WAITING_MARGIN_PORTRAIT : WAITING_MARGIN);
    int y = screen_length(screen, WAITING_TOP);
    struct text_span span = {
        .text = title, .face = FACE_HEADLINE, .size = screen_type(screen, TITLE_SIZE), .ink = INK_HEADLINE};
    struct text_request request = {.spans = &span,
                                   .span_count = 1,
                                   .language = language,
                                   .direction = direction,
                                   .width = screen->width - 2 * x,
                                   .max_lines = TITLE_LINES,
                                   .balance = true};
    if (!placed_set(&waiting->title, fonts, &request, x, y, screen_type(screen, TITLE_LEADING), error))
        return false;
    y = placed_bottom(&waiting->title) + screen_length(screen, TITLE_GAP);
    int rule = screen_length(screen, RULE_HEIGHT);
    waiting->rule = (struct box){.x = x, .y = y, .w = request.width, .h = rule < 1 ? 1 : rule};
    y += screen_length(screen, TITLE_GAP);
    span = (struct text_span){
        .face = FACE_REGULAR, .size = screen_type(screen, SENTENCE_SIZE), .ink = INK_SUMMARY};
    request.max_lines = SENTENCE_LINES;
    request.balance = false;
    for (size_t i = 0; i < count && i < LIMIT_FEEDS; i++) {
        struct placed *sentence = &waiting->sentences[i];
        span.text = sentences[i];
        waiting->sentence_count = i + 1;
        if (!placed_set(sentence, fonts, &request, x, y, screen_type(screen, SENTENCE_LEADING), error))
            return false;
        y = placed_bottom(sentence) + screen_length(screen, SENTENCE_GAP);
        if (placed_bottom(sentence) > screen_page(screen).h) {
            placed_finish(sentence);
            waiting->sentence_count = i;
            break;
        }
    }
    return true;
}

void waiting_finish(struct waiting *waiting)
{
    if (!waiting)
        return;
    placed_finish(&waiting->title);
    for (size_t i = 0; i < waiting->sentence_count; i++)
        placed_finish(&waiting->sentences[i]);
    *waiting = (struct waiting){0};
}

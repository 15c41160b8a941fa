/* An alert's page: a word that says how severe it is, its first line as large as it fits, further lines
 * smaller. Thread of the fonts. */
#include "base/memory.h"
#include "layout/page_kinds.h"
#include "layout/words.h"

#include <stdlib.h>
#include <string.h>

enum { DETAILS = 8 };

enum { /* u */
       MARGIN = 160,
       MARGIN_PORTRAIT = 64,
       TOP_LEAST = 48,
       LABEL_SIZE = 40,
       LABEL_LEADING = 50,
       LABEL_GAP = 42,
       DETAIL_GAP = 36,
       BETWEEN_DETAILS = 14,
};

enum { LABEL_TRACKING = 60 /* thousandths of an em */ };

/* Sizes from the largest, u. A short text may be huge, but not in many lines. The last takes all there is
 * room for. */
static const struct step {
    int headline, lines, detail;
} ladder[] = {
    {220, 1, 56}, {176, 2, 52}, {152, 2, 48}, {128, 3, 44}, {112, 3, 42}, {96, 4, 40}, {80, 5, 38},
    {64, 6, 36},  {56, 7, 34},  {48, 9, 32},  {40, 12, 30}, {32, 0, 28},  {26, 0, 24}, {20, 0, 20},
};

enum { STEPS = sizeof ladder / sizeof *ladder };

struct setting {
    struct page *page;
    struct fonts *fonts;
    const struct page_request *request;
    struct error *error;
    char *lines[1 + DETAILS]; /* of `text`, which is cut into them */
    char *text;
    size_t line_count;
    int x, y, width;
    bool fits;
};

/* Cuts the copy of the text in place; what is left over for the last line keeps its line ends, which are set
 * as blanks. */
static void split(struct setting *setting)
{
    static const char blanks[] = " \t\r\n";
    setting->text = memory_copy_text(setting->request->subject->alert.text);
    for (char *rest = setting->text + strspn(setting->text, blanks); *rest; rest += strspn(rest, blanks)) {
        setting->lines[setting->line_count++] = rest;
        char *end = setting->line_count <= DETAILS ? strchr(rest, '\n') : NULL;
        if (!end)
            return;
        *end = '\0';
        rest = end + 1;
    }
}

/* Where the text must end. */
static int page_end(const struct page *page)
{
    return screen_page(&page->screen).h - screen_length(&page->screen, TOP_LEAST);
}

/* At x and y; moves on below it. With `room` the text is cut where it would reach below the page. */
static bool set(struct setting *setting, struct placed *placed, const struct text_span *span, int leading,
                int max_lines, bool room)
{
    struct page *page = setting->page;
    enum direction direction = text_base_direction(span->text, page->direction);
    int high = line_leading(direction, screen_type(&page->screen, leading));
    int most = (page_end(page) - setting->y) / (high > 0 ? high : 1);
    if (room && most < 1)
        return true;
    struct text_request request = {.spans = span,
                                   .span_count = 1,
                                   .language = setting->request->words->code,
                                   .direction = direction,
                                   .width = setting->width,
                                   .max_lines = room ? most : max_lines,
                                   .balance = span->face == FACE_HEADLINE,
                                   .no_orphan = true};
    if (!placed_set(placed, setting->fonts, &request, setting->x, setting->y, high, setting->error))
        return false;
    placed->align = direction == page->direction ? ALIGN_START : ALIGN_END;
    setting->fits = setting->fits && !placed->paragraph.truncated && !placed->paragraph.broken_word;
    setting->y = placed_bottom(placed);
    return true;
}

static bool set_label(struct setting *setting)
{
    const struct screen *screen = &setting->page->screen;
    char *label = words_alert(setting->request->words, setting->page->level);
    struct text_span span = {.text = label,
                             .face = FACE_SEMIBOLD,
                             .size = screen_type(screen, LABEL_SIZE),
                             .tracking = LABEL_TRACKING,
                             .ink = INK_ACCENT};
    bool fine = set(setting, &setting->page->section, &span, LABEL_LEADING, 1, false);
    free(label);
    setting->fits = true; /* a word too long for a small screen makes no headline smaller */
    setting->y += screen_length(screen, LABEL_GAP);
    return fine;
}

static bool set_headline(struct setting *setting, const struct step *step, bool last)
{
    struct text_span span = {.text = setting->lines[0],
                             .face = FACE_HEADLINE,
                             .size = screen_type(&setting->page->screen, step->headline),
                             .ink = INK_HEADLINE};
    return set(setting, &setting->page->headline, &span, step->headline * 23 / 20, step->lines, last);
}

static bool set_details(struct setting *setting, const struct step *step, bool last)
{
    struct page *page = setting->page;
    for (size_t i = 1; i < setting->line_count; i++) {
        struct text_span span = {.text = setting->lines[i],
                                 .face = FACE_REGULAR,
                                 .size = screen_type(&page->screen, step->detail),
                                 .ink = INK_SUMMARY};
        setting->y += screen_length(&page->screen, i == 1 ? DETAIL_GAP : BETWEEN_DETAILS);
        if (!set(setting, page_add_detail(page), &span, step->detail * 62 / 44, 0, last))
            return false;
    }
    return true;
}

static void forget(struct page *page)
{
    placed_finish(&page->section);
    placed_finish(&page->headline);
    page->section = page->headline = (struct placed){0};
    while (page->detail_count > 0)
        page_drop_detail(page);
}

/* All of it at one size, from the top of the page down. */
static bool set_step(struct setting *setting, const struct step *step, bool last)
{
    forget(setting->page);
    setting->y = screen_length(&setting->page->screen, TOP_LEAST);
    setting->fits = true;
    if (!set_label(setting) || !set_headline(setting, step, last) || !set_details(setting, step, last))
        return false;
    setting->fits = setting->fits && setting->y <= page_end(setting->page);
    return true;
}

/* What is free goes above and below the text as 4 to 9, where the eye takes the middle to be. */
static void lower(struct setting *setting)
{
    struct page *page = setting->page;
    int least = screen_length(&page->screen, TOP_LEAST);
    int by = (page_end(page) - setting->y + 2 * least) * 4 / 13 - least;
    if (by <= 0)
        return;
    page->section.box.y += by;
    page->headline.box.y += by;
    for (size_t i = 0; i < page->detail_count; i++)
        page->details[i].box.y += by;
}

static bool build(struct setting *setting)
{
    for (size_t i = 0; i < STEPS && !setting->fits; i++)
        if (!set_step(setting, &ladder[i], i + 1 == STEPS))
            return false;
    lower(setting);
    return true;
}

bool alert_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                        struct error *error)
{
    const struct screen *screen = &page->screen;
    struct setting setting = {.page = page, .fonts = fonts, .request = request, .error = error};
    setting.x = screen_length(screen, screen_is_portrait(screen) ? MARGIN_PORTRAIT : MARGIN);
    setting.width = screen->width - 2 * setting.x;
    split(&setting);
    page->level = request->subject->alert.level;
    page->direction = text_base_direction(request->subject->alert.text, request->words->direction);
    bool fine = setting.line_count == 0 || build(&setting);
    free(setting.text);
    return fine;
}

size_t alert_page_words(const struct page *page, const struct subject *subject)
{
    (void)page;
    return text_count_words(subject->alert.text);
}

/* The last line of a text that was too long: cut at a word, else inside one, and ended in "…". */
#include "text/chain.h"
#include "text/line.h"
#include "text/measure.h"
#include "text/wrap.h"

enum { ELLIPSIS = 0x2026 };

static bool is_dangling(uint32_t character)
{
    static const uint32_t dangling[] = {',',   ';',    ':',    '.',    '-',    '(',    '[',    0xAD,
                                        0xAB,  0x2010, 0x2011, 0x2013, 0x2014, 0x201C, 0x201E, 0x2026,
                                        0x60C, 0x61B,  0x6D4,  0x3001, 0x3002, 0xB7};
    for (size_t i = 0; i < sizeof dangling / sizeof *dangling; i++)
        if (character == dangling[i])
            return true;
    return letter_is_space(character) || letter_is_silent(character);
}

size_t setting_trim_for_ellipsis(const struct setting *setting, size_t start, size_t end)
{
    while (end > start && is_dangling(setting->letters[end - 1].character))
        end--;
    return end;
}

/* A line from right to left ends at its left in any case. In one from left to right the "…" stands for the
 * letters from `end` on, where they would have stood: the bar's line may end in a right-to-left headline. */
static uint8_t ellipsis_level(const struct setting *setting, size_t end)
{
    uint8_t base = setting_base_level(setting);
    return base == 0 && end < setting->count ? setting->letters[end].level : base;
}

/* Ends the text before letter `end`, in "…". */
static void put_ellipsis(struct setting *setting, size_t start, size_t end)
{
    end = setting_trim_for_ellipsis(setting, start, end);
    uint8_t level = ellipsis_level(setting, end);
    struct letter model = setting->letters[end > start ? end - 1 : start];
    setting_cut(setting, end);
    setting_push(setting, ELLIPSIS, model.span);
    struct letter *letter = &setting->letters[end];
    letter->script = model.script;
    letter->level = level;
    letter->font = model.font;
    if (!font_file_covers(fonts_entry(setting->fonts, setting_span(setting, end)->face, model.font),
                          ELLIPSIS))
        letter->font = setting_font_for(setting, model.span, ELLIPSIS);
    setting->truncated = true;
}

/* True when the line of [start, end) and "…" fits; it is added then. A try cuts the text, so each must be
 * shorter than the one before; `most` is what is left to try and shrinks. */
static bool try_line(struct setting *setting, size_t start, size_t end, size_t *most)
{
    size_t first_run = setting->paragraph->run_count;
    if (end > *most)
        return false;
    put_ellipsis(setting, start, end);
    int width = line_build(setting, start, setting->count);
    bool fits = width <= setting->request->width || end == start;
    if (fits)
        line_add(setting, start, setting->count, first_run, width);
    else
        setting->paragraph->run_count = first_run;
    *most = setting->count - 1;
    *most -= *most > start; /* the same again is no use */
    return fits;
}

/* The letters that fit in front of "…", by their widths. */
static size_t clusters_that_fit(struct setting *setting, size_t start, size_t end, double limit)
{
    double x = 0;
    for (size_t i = start, next; i < end; i = next) {
        for (next = i + 1; next < end && !setting->letters[next].cluster; next++)
            ;
        x += measure_letters(setting, i, next);
        if (x > limit)
            return i;
    }
    return end;
}

void ellipsis_add_line(struct setting *setting, size_t from)
{
    int width = setting->request->width;
    size_t start = setting->atoms[from].start;
    double room = width + WRAP_SLACK(width) - measure_character(setting, start, ELLIPSIS);
    size_t to = from;
    for (double x = 0; to + 1 < setting->atom_count && x + setting->atoms[to].width <= room; to++)
        x += setting->atoms[to].width + setting->atoms[to].space;
    size_t fits = clusters_that_fit(setting, start, setting->atoms[to].ink_end, room);
    size_t most = setting->count;
    if (setting->atoms[from].before == BREAK_EMERGENCY)
        setting->paragraph->broken_word = true;
    for (; to > from; to--) {
        size_t end = setting->atoms[to].start;
        if (setting->atoms[to].before == BREAK_ALLOWED && end <= most &&
            setting_trim_for_ellipsis(setting, start, end) > start && try_line(setting, start, end, &most))
            return;
    }
    setting->paragraph->broken_word = true; /* not even one word */
    for (size_t end = fits; end > start; end--)
        if (end <= most && setting->letters[end].cluster && try_line(setting, start, end, &most))
            return;
    most = start;
    (void)try_line(setting, start, start, &most);
}

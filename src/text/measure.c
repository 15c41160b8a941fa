/* Widths by the rulers: never draws, never opens a font at its size. On the thread of the fonts. */
#include "text/measure.h"

#include "text/run.h"

struct text_run measure_run(const struct setting *setting, size_t start, size_t end)
{
    const struct letter *letter = &setting->letters[start];
    return (struct text_run){.start = letter->offset,
                             .length = setting->letters[end].offset - letter->offset,
                             .font = letter->font,
                             .span = letter->span,
                             .script = letter->script,
                             .rtl = (letter->level & 1) != 0};
}

double measure_character(struct setting *setting, size_t letter, uint32_t character)
{
    const struct text_span *span = setting_span(setting, letter);
    if (letter_is_silent(character))
        return 0;
    struct font_file *file = fonts_entry(setting->fonts, span->face, setting->letters[letter].font);
    int width = font_file_character_width(file, character);
    int unit = width > 0 ? font_file_unit(file) : 1;
    return unit > 0 ? (double)width * span->size / unit : 0;
}

/* Pixels of the ruler; -1 when it cannot be measured. */
static int shape(struct setting *setting, const struct text_run *run, const struct text_span *span)
{
    int width = 0;
    TTF_Font *ruler = run_ruler(setting->fonts, span, run, setting->error);
    if (ruler && TTF_SizeUTF8(ruler, setting->scratch.bytes, &width, NULL) == 0)
        return width;
    if (ruler)
        error_set(setting->error, "cannot measure \"%s\": %s", setting->scratch.bytes, TTF_GetError());
    setting->failed = true;
    return -1;
}

static double measure_shaped(struct setting *setting, size_t start, size_t end)
{
    struct text_run run = measure_run(setting, start, end);
    const struct text_span *span = setting_span(setting, start);
    struct font_file *file = run_file(setting->fonts, span, &run);
    run_copy(file, setting->text.bytes, &run, false, &setting->scratch);
    struct font_word *word =
        font_file_word(file, run.script, run.rtl, setting->scratch.bytes, setting->scratch.length);
    int width = word && word->width >= 0 ? word->width : shape(setting, &run, span);
    if (word)
        word->width = width;
    return width < 0 ? 0 : (double)width * span->size / font_file_unit(file);
}

static double measure_tracked(struct setting *setting, size_t start, size_t end, double tracking)
{
    double width = 0;
    for (size_t i = start, next; i < end; i = next) {
        for (next = i + 1; next < end && !setting->letters[next].cluster; next++)
            ;
        width += next == i + 1 ? measure_character(setting, i, setting->letters[i].character)
                               : measure_shaped(setting, i, next);
        width += i > start ? tracking : 0;
    }
    return width;
}

static double measure_piece(struct setting *setting, size_t start, size_t end)
{
    struct text_run run = measure_run(setting, start, end);
    double tracking = run_tracking(setting_span(setting, start), &run);
    if (setting->letters[start].gap)
        return start + 1 < setting->count ? setting_span(setting, start + 1)->space_before : 0;
    if (end == start + 1)
        return measure_character(setting, start, setting->letters[start].character);
    return tracking != 0 ? measure_tracked(setting, start, end, tracking)
                         : measure_shaped(setting, start, end);
}

double measure_tracking(const struct setting *setting, size_t letter)
{
    struct text_run run = measure_run(setting, letter, letter + 1);
    return run_tracking(setting_span(setting, letter), &run);
}

double measure_letters(struct setting *setting, size_t start, size_t end)
{
    const struct letter *letters = setting->letters;
    double width = 0;
    for (size_t i = start, next; i < end; i = next) {
        for (next = i + 1; next < end && letter_same_run(&letters[i], &letters[next]); next++)
            ;
        width += measure_piece(setting, i, next);
        if (i > start && letters[i].span == letters[i - 1].span)
            width += measure_tracking(setting, i);
    }
    return width;
}

/* A run and the font at the size it is drawn with, told its script and direction. Knows nothing of lines. On
 * the thread of the fonts. */
#include "text/run.h"

#include "base/utf8.h"
#include "text/setting.h"

#include <hb.h>
#include <math.h>
#include <stdlib.h>

struct font_file *run_file(struct fonts *fonts, const struct text_span *span, const struct text_run *run)
{
    return fonts_entry(fonts, span->face, run->font);
}

bool run_is_picture(struct font_file *file)
{
    return font_file_unit(file) != FONT_RULER;
}

static TTF_Font *run_tell(TTF_Font *font, const struct text_run *run)
{
    char tag[5] = "";
    hb_tag_to_string(run->script, tag);
    if (font) {
        TTF_SetFontScriptName(font, tag);
        TTF_SetFontDirection(font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    }
    return font;
}

TTF_Font *run_font(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                   struct error *error)
{
    struct font_file *file = run_file(fonts, span, run);
    if (run_is_picture(file))
        return run_tell(font_file_ruler(file, error), run);
    return run_tell(font_file_size(file, span->size, error), run);
}

TTF_Font *run_ruler(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                    struct error *error)
{
    return run_tell(font_file_ruler(run_file(fonts, span, run), error), run);
}

void run_copy(struct font_file *file, const char *text, const struct text_run *run, bool ends_line,
              struct buffer *into)
{
    const char *from = text + run->start;
    uint32_t character = 0;
    buffer_clear(into);
    for (size_t i = 0, size; i < run->length; i += size) {
        size = utf8_decode(from + i, run->length - i, &character);
        if (!letter_is_silent(character))
            buffer_append(into, from + i, size);
    }
    if (ends_line && character == 0xAD && font_file_covers(file, '-'))
        buffer_append(into, "-", 1);
}

double run_tracking(const struct text_span *span, const struct text_run *run)
{
    static const uint32_t separate[] = {
        HB_SCRIPT_LATIN,  HB_SCRIPT_CYRILLIC, HB_SCRIPT_GREEK,    HB_SCRIPT_ARMENIAN, HB_SCRIPT_GEORGIAN,
        HB_SCRIPT_HEBREW, HB_SCRIPT_HAN,      HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_HANGUL};
    for (size_t i = 0; i < sizeof separate / sizeof *separate; i++)
        if (run->script == separate[i])
            return span->size * span->tracking / 1000.0;
    return 0;
}

int run_measure(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                const struct buffer *bytes, struct error *error)
{
    if (bytes->length == 0)
        return 0;
    if (run_tracking(span, run) != 0) {
        struct tracked *clusters;
        double tracked_width;
        tracking_place(fonts, span, run, bytes, &clusters, &tracked_width);
        free(clusters);
        return (int)ceil(tracked_width);
    }
    TTF_Font *font = run_font(fonts, span, run, error);
    int width = 0;
    if (!font)
        return -1;
    if (TTF_SizeUTF8(font, bytes->bytes, &width, NULL) < 0) {
        error_set(error, "cannot measure \"%s\": %s", bytes->bytes, TTF_GetError());
        return -1;
    }
    return (int)ceil(width * font_file_scale(run_file(fonts, span, run), span->size));
}

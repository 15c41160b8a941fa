/* For text/ alone: what measuring and drawing of a finished run must do in the same way. */
#ifndef FOYER_TEXT_RUN_H
#define FOYER_TEXT_RUN_H

#include "base/buffer.h"
#include "text/chain.h"
#include "text/paragraph.h"

#include <SDL_ttf.h>

/* The font of the run at its size, told the run's script and direction: SDL2_ttf keeps them in the font, so
 * this comes before every call that measures or draws. Of coloured pictures the ruler: they have no other
 * size, and each is kept once (70 kB), not once for every size. NULL with `error` when it cannot be opened.
 * The pointer is good until the next call. */
TTF_Font *run_font(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                   struct error *error);

/* The same on the ruler of the font's file. */
TTF_Font *run_ruler(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                    struct error *error);

struct font_file *run_file(struct fonts *fonts, const struct text_span *span, const struct text_run *run);

/* True for a font of coloured pictures, whose one size is scaled to the text's. Opens the file. */
bool run_is_picture(struct font_file *file);

/* Puts the run's bytes into `into` as the font gets them: without what is silent, with a hyphen when the run
 * ends its line in a soft hyphen. `text` is the paragraph's. */
void run_copy(struct font_file *file, const char *text, const struct text_run *run, bool ends_line,
              struct buffer *into);

/* Pixels to add between the run's clusters; 0 without tracking and for scripts whose letters are joined. */
double run_tracking(const struct text_span *span, const struct text_run *run);

/* Width in pixels of the bytes that run_copy made, as SDL2_ttf draws them or, with tracking, as
 * tracking_place puts them; -1 with `error` on failure. */
int run_measure(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                const struct buffer *bytes, struct error *error);

/* A cluster of a run with tracking. */
struct tracked {
    size_t start, length; /* in the bytes that run_copy made */
    double x;             /* pixels from the run's left edge */
};

/* Places the clusters in the run's direction, kerned by pairs. Returns their number and the array, in the
 * order of reading (free with free). */
size_t tracking_place(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                      const struct buffer *bytes, struct tracked **clusters, double *width);

#endif

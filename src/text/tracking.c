/* Letters set apart: each cluster is placed by itself. Shaping the whole run is lost, the kerning of pairs
 * is not: capitals such as "ГА" and "АУ" would gape without it. */
#include "base/memory.h"
#include "text/run.h"

#include <stdlib.h>
#include <unigbrk.h>

/* Pixels of the ruler. */
static int ruler_width(TTF_Font *ruler, const struct buffer *bytes, size_t start, size_t length,
                       struct buffer *piece)
{
    int width = 0;
    buffer_clear(piece);
    buffer_append(piece, bytes->bytes + start, length);
    return TTF_SizeUTF8(ruler, piece->bytes, &width, NULL) < 0 ? 0 : width;
}

/* Marks where clusters begin, one byte for each of the text's; free with free. u8_grapheme_next of
 * libunistring 1.0 would part flags and joined pictures, which its u8_grapheme_breaks keeps together. */
static char *mark_clusters(const struct buffer *bytes)
{
    char *marks = memory_zeroed(bytes->length + 1, 1);
    u8_grapheme_breaks((const uint8_t *)bytes->bytes, bytes->length, marks);
    return marks;
}

static size_t next_cluster(const char *marks, size_t start, size_t length)
{
    size_t next = start + 1;
    while (next < length && !marks[next])
        next++;
    return next;
}

/* From places of the clusters' ends, counted from where reading begins, to their left edges. */
static void mirror(struct tracked *clusters, size_t count, double width)
{
    for (size_t i = 0; i < count; i++)
        clusters[i].x = width - clusters[i].x;
}

size_t tracking_place(struct fonts *fonts, const struct text_span *span, const struct text_run *run,
                      const struct buffer *bytes, struct tracked **clusters, double *width)
{
    size_t count = 0;
    int unit = font_file_unit(run_file(fonts, span, run));
    double scale = unit > 0 ? (double)span->size / unit : 0;
    TTF_Font *ruler = run_ruler(fonts, span, run, NULL);
    struct tracked *placed = memory_zeroed(bytes->length, sizeof *placed);
    char *marks = mark_clusters(bytes);
    struct buffer piece;
    buffer_init(&piece, bytes->length);
    *width = 0;
    for (size_t at = 0, previous = 0, next; ruler && at < bytes->length; previous = at, at = next) {
        next = next_cluster(marks, at, bytes->length);
        int own = ruler_width(ruler, bytes, at, next - at, &piece);
        if (count > 0) {
            int before = ruler_width(ruler, bytes, previous, at - previous, &piece);
            int kern = ruler_width(ruler, bytes, previous, next - previous, &piece) - before - own;
            *width += scale * kern + run_tracking(span, run);
        }
        double start = *width;
        *width += scale * own;
        placed[count++] = (struct tracked){.start = at, .length = next - at, .x = run->rtl ? *width : start};
    }
    if (run->rtl)
        mirror(placed, count, *width);
    buffer_finish(&piece);
    free(marks);
    *clusters = placed;
    return count;
}

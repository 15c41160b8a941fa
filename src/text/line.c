/* Letters to runs in the order in which they are drawn. Knows nothing of where a line may end (wrap.c). On
 * the thread of the fonts. */
#include "text/line.h"

#include "base/memory.h"
#include "text/measure.h"
#include "text/run.h"

#include <math.h>

/* A run as long as a page would be a surface as long as a page: bytes after which it ends at the next
 * space, and where it ends anyway. */
enum { RUN_SOFT_LENGTH = 512, RUN_HARD_LENGTH = 1024 };

static bool run_is_full(const struct setting *setting, size_t start, size_t next)
{
    const struct letter *letters = setting->letters;
    size_t length = letters[next].offset - letters[start].offset;
    return (length >= RUN_SOFT_LENGTH && letters[next - 1].character == ' ') ||
           (length >= RUN_HARD_LENGTH && letters[next].cluster);
}

static void push_run(struct setting *setting, size_t start, size_t end, bool ends_line)
{
    struct paragraph *paragraph = setting->paragraph;
    if (paragraph->run_count == setting->run_capacity) {
        setting->run_capacity = setting->run_capacity ? setting->run_capacity * 2 : 32;
        paragraph->runs = memory_resize(paragraph->runs, setting->run_capacity, sizeof *paragraph->runs);
        setting->run_levels = memory_resize(setting->run_levels, setting->run_capacity, 1);
    }
    struct text_run run = measure_run(setting, start, end);
    const struct text_span *span = setting_span(setting, start);
    if (setting->letters[start].gap) {
        run.width = (int)ceil(measure_letters(setting, start, end));
    } else {
        run_copy(run_file(setting->fonts, span, &run), setting->text.bytes, &run, ends_line,
                 &setting->scratch);
        run.width = run_measure(setting->fonts, span, &run, &setting->scratch, setting->error);
    }
    if (run.width < 0)
        setting->failed = true;
    setting->run_levels[paragraph->run_count] = setting->letters[start].level;
    paragraph->runs[paragraph->run_count++] = run;
}

static void reverse_runs(struct setting *setting, size_t from, size_t to)
{
    struct text_run *runs = setting->paragraph->runs;
    uint8_t *levels = setting->run_levels;
    for (; from + 1 < to; from++, to--) {
        struct text_run run = runs[from];
        uint8_t level = levels[from];
        runs[from] = runs[to - 1];
        levels[from] = levels[to - 1];
        runs[to - 1] = run;
        levels[to - 1] = level;
    }
}

/* UAX #9 L2: from the highest level to the lowest odd one, each stretch at that level or above turns round.
 */
static void order_runs(struct setting *setting, size_t first)
{
    size_t count = setting->paragraph->run_count;
    const uint8_t *levels = setting->run_levels;
    unsigned highest = 0;
    for (size_t i = first; i < count; i++)
        highest = levels[i] > highest ? levels[i] : highest;
    for (unsigned level = highest; level > 0; level--) {
        for (size_t i = first, next; i < count; i = next) {
            for (next = i; next < count && levels[next] >= level; next++)
                ;
            reverse_runs(setting, i, next);
            next += next == i;
        }
    }
}

static int place_runs(struct setting *setting, size_t first)
{
    struct paragraph *paragraph = setting->paragraph;
    double x = 0;
    for (size_t i = first; i < paragraph->run_count; i++) {
        struct text_run *run = &paragraph->runs[i];
        if (i > first && run[-1].span == run->span)
            x += run_tracking(&setting->request->spans[run->span], run);
        run->x = (int)lround(x);
        x += run->width;
    }
    return (int)ceil(x);
}

int line_build(struct setting *setting, size_t start, size_t end)
{
    const struct letter *letters = setting->letters;
    size_t first = setting->paragraph->run_count;
    for (size_t i = start, next; i < end && !setting->failed; i = next) {
        for (next = i + 1;
             next < end && letter_same_run(&letters[i], &letters[next]) && !run_is_full(setting, i, next);
             next++)
            ;
        push_run(setting, i, next, next == end);
    }
    order_runs(setting, first);
    return place_runs(setting, first);
}

void line_add(struct setting *setting, size_t start, size_t end, size_t first_run, int width)
{
    struct paragraph *paragraph = setting->paragraph;
    if (paragraph->line_count == setting->line_capacity) {
        setting->line_capacity = setting->line_capacity ? setting->line_capacity * 2 : 16;
        paragraph->lines = memory_resize(paragraph->lines, setting->line_capacity, sizeof *paragraph->lines);
    }
    size_t offset = setting->letters[start].offset;
    paragraph->lines[paragraph->line_count++] =
        (struct text_line){.start = offset,
                           .length = setting->letters[end].offset - offset,
                           .first_run = first_run,
                           .run_count = paragraph->run_count - first_run,
                           .width = width};
}

/* From planned lines to lines with runs. */
#include "text/wrap.h"

#include "text/line.h"

#include <float.h>
#include <limits.h>

/* Planned widths are a little more than drawn ones, so lines are planned a little too long and then checked.
 */
static double limit_of(const struct setting *setting)
{
    int width = setting->request->width;
    return width > 0 ? width + WRAP_SLACK(width) : DBL_MAX;
}

/* Builds the line of the atoms [from, to), or of fewer when it turns out wider than asked. Returns the first
 * atom of the next line. The line is not added yet. */
static size_t build_line(struct setting *setting, size_t from, size_t to, int *width)
{
    size_t first_run = setting->paragraph->run_count;
    int most = setting->request->width > 0 ? setting->request->width : INT_MAX;
    double limit = limit_of(setting);
    for (;;) {
        *width = line_build(setting, setting->atoms[from].start, setting->atoms[to - 1].ink_end);
        if (*width <= most || to == from + 1 || setting->failed)
            return to;
        setting->paragraph->run_count = first_run;
        limit -= *width - most;
        to = wrap_break(setting, from, to - 1, limit);
    }
}

static void add_line(struct setting *setting, size_t from, size_t to, size_t first_run, int width)
{
    if (setting->atoms[from].before == BREAK_EMERGENCY)
        setting->paragraph->broken_word = true;
    line_add(setting, setting->atoms[from].start, setting->atoms[to - 1].ink_end, first_run, width);
}

/* Adds the lines and notes in the plan where they really end. When strict, it gives up and returns false at
 * the first that cannot be as planned. */
static bool add_lines(struct setting *setting, struct plan *plan, bool strict)
{
    int max_lines = setting->request->max_lines;
    size_t count = setting->atom_count;
    bool planned = true;
    size_t line = 0;
    for (size_t from = 0, next; from < count && !setting->failed; from = next) {
        size_t first_run = setting->paragraph->run_count;
        size_t to = planned ? plan->ends[line] : wrap_break(setting, from, count, limit_of(setting));
        int width;
        next = build_line(setting, from, to, &width);
        planned = planned && next == to;
        if (strict && !planned)
            return false;
        if (max_lines > 0 && line + 1 == (size_t)max_lines && next < count) {
            setting->paragraph->run_count = first_run;
            ellipsis_add_line(setting, from);
            line = 0; /* nothing more to do for these lines */
            break;
        }
        add_line(setting, from, next, first_run, width);
        plan->ends[line++] = next;
    }
    plan->count = line;
    return true;
}

/* Lines that are known to be right as drawn, made more even. When that fails (a width between planned and
 * drawn) they stay as they are. */
static void even_out(struct setting *setting, struct plan *plan)
{
    struct paragraph *paragraph = setting->paragraph;
    struct plan even = plan_balance(setting, plan, setting->request->width);
    for (int attempt = 0; attempt < 2; attempt++) {
        paragraph->line_count = 0;
        paragraph->run_count = 0;
        if (add_lines(setting, attempt == 0 ? &even : plan, attempt == 0))
            break;
    }
    plan_finish(&even);
}

/* Sets the last two lines again, as the plan has them. Returns the width of the last. */
static int set_last_two(struct setting *setting, const struct plan *plan)
{
    struct paragraph *paragraph = setting->paragraph;
    int width = 0;
    paragraph->line_count -= 2;
    paragraph->run_count = paragraph->lines[paragraph->line_count].first_run;
    for (size_t line = plan->count - 2; line < plan->count; line++) {
        size_t from = line > 0 ? plan->ends[line - 1] : 0;
        size_t to = plan->ends[line];
        size_t first_run = paragraph->run_count;
        width = line_build(setting, setting->atoms[from].start, setting->atoms[to - 1].ink_end);
        add_line(setting, from, to, first_run, width);
    }
    return width;
}

/* Saves the last line from being a single short word. */
static void spare_orphan(struct setting *setting, struct plan *plan)
{
    size_t end = plan->count > 1 ? plan->ends[plan->count - 2] : 0;
    if (!plan_spare_orphan(setting, plan, setting->request->width) ||
        set_last_two(setting, plan) <= setting->request->width)
        return;
    plan->ends[plan->count - 2] = end; /* wider as drawn than as planned: as it was */
    (void)set_last_two(setting, plan);
}

bool setting_wrap(struct setting *setting)
{
    const struct text_request *request = setting->request;
    struct paragraph *paragraph = setting->paragraph;
    struct plan plan = plan_greedy(setting, limit_of(setting));
    (void)add_lines(setting, &plan, false);
    if (request->balance && plan.count > 1 && !setting->failed)
        even_out(setting, &plan);
    if (request->no_orphan && !request->balance && !setting->failed)
        spare_orphan(setting, &plan);
    plan_finish(&plan);
    for (size_t i = 0; i < paragraph->line_count; i++)
        if (paragraph->lines[i].width > paragraph->width)
            paragraph->width = paragraph->lines[i].width;
    return !setting->failed;
}

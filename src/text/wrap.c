/* From planned lines to lines with runs. */
#include "text/wrap.h"

#include "text/line.h"

#include <float.h>

static double limit_of(const struct setting *setting)
{
    return setting->request->width > 0 ? setting->request->width : DBL_MAX;
}

static struct plan make_plan(const struct setting *setting)
{
    const struct text_request *request = setting->request;
    struct plan plan = plan_greedy(setting, limit_of(setting));
    bool whole = request->max_lines <= 0 || plan.count <= (size_t)request->max_lines;
    if (whole && request->balance)
        plan_balance(setting, &plan, limit_of(setting));
    if (whole && request->no_orphan)
        plan_spare_orphan(setting, &plan, limit_of(setting));
    return plan;
}

/* Builds the line of the atoms [from, to), or of fewer when it turns out wider than planned (kerning,
 * rounding of runs). Returns the first atom of the next line. */
static size_t add_line(struct setting *setting, size_t from, size_t to)
{
    size_t first_run = setting->paragraph->run_count;
    double limit = limit_of(setting);
    double excess = 0;
    for (;;) {
        size_t start = setting->atoms[from].start;
        size_t end = setting->atoms[to - 1].ink_end;
        int width = line_build(setting, start, end);
        if (width <= limit || to == from + 1 || setting->failed) {
            line_add(setting, start, end, first_run, width);
            return to;
        }
        setting->paragraph->run_count = first_run;
        excess += width - limit;
        to = wrap_break(setting, from, to - 1, limit - excess);
    }
}

bool setting_wrap(struct setting *setting)
{
    int max_lines = setting->request->max_lines;
    struct plan plan = make_plan(setting);
    size_t count = setting->atom_count;
    bool planned = true;
    for (size_t line = 0, from = 0; from < count && !setting->failed; line++) {
        size_t to = planned ? plan.ends[line] : wrap_break(setting, from, count, limit_of(setting));
        if (max_lines > 0 && line + 1 == (size_t)max_lines && to < count) {
            ellipsis_add_line(setting, from, limit_of(setting));
            break;
        }
        from = add_line(setting, from, to);
        planned = planned && from == to;
    }
    plan_finish(&plan);
    return !setting->failed;
}

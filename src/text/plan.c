/* Lines as atoms, before anything is shaped as a whole. */
#include "base/memory.h"
#include "text/wrap.h"

#include <stdlib.h>

void plan_finish(struct plan *plan)
{
    free(plan->ends);
    *plan = (struct plan){0};
}

size_t wrap_break(const struct setting *setting, size_t from, size_t most, double limit)
{
    size_t best[BREAK_ALLOWED + 1] = {0};
    double x = 0;
    for (size_t i = from; i < most; i++) {
        const struct atom *atom = &setting->atoms[i];
        if (x + atom->width > limit)
            break;
        enum break_rank rank = i + 1 < setting->atom_count ? atom[1].before : BREAK_ALLOWED;
        if (x + atom->width + atom->hyphen <= limit)
            best[rank] = i + 1;
        x += atom->width + atom->space;
    }
    for (size_t rank = BREAK_ALLOWED; rank > BREAK_NEVER; rank--)
        if (best[rank] > from)
            return best[rank];
    return from + 1;
}

double wrap_width(const struct setting *setting, size_t from, size_t to)
{
    double x = 0;
    for (size_t i = from; i < to; i++) {
        const struct atom *atom = &setting->atoms[i];
        x += atom->width + (i + 1 < to ? atom->space : atom->hyphen);
    }
    return x;
}

struct plan plan_greedy(const struct setting *setting, double limit)
{
    struct plan plan = {.ends = memory_zeroed(setting->atom_count + 1, sizeof *plan.ends)};
    for (size_t from = 0; from < setting->atom_count;) {
        from = wrap_break(setting, from, setting->atom_count, limit);
        plan.ends[plan.count++] = from;
        plan.bad += from < setting->atom_count && setting->atoms[from].before < BREAK_ALLOWED;
    }
    return plan;
}

bool plan_spare_orphan(const struct setting *setting, struct plan *plan, double limit)
{
    if (plan->count < 2)
        return false;
    size_t last = plan->ends[plan->count - 2];
    size_t before = plan->count > 2 ? plan->ends[plan->count - 3] : 0;
    for (size_t i = last + 1; i < setting->atom_count; i++)
        if (setting->atoms[i].before == BREAK_ALLOWED)
            return false; /* more than one word */
    if (wrap_width(setting, last, setting->atom_count) >= limit / 4)
        return false;
    size_t pulled = last;
    do
        pulled--;
    while (pulled > before && setting->atoms[pulled].before < BREAK_ALLOWED);
    if (pulled <= before || wrap_width(setting, before, pulled) < limit / 2 ||
        wrap_width(setting, pulled, setting->atom_count) > limit)
        return false;
    plan->ends[plan->count - 2] = pulled;
    return true;
}

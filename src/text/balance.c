/* Lines of similar lengths, for headlines. */
#include "base/memory.h"
#include "text/wrap.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

enum { EVEN_ATOMS = 300 }; /* longer texts are no headlines, and the work grows with the square */

static struct plan plan_copy(const struct setting *setting, const struct plan *plan)
{
    struct plan copy = *plan;
    copy.ends = memory_zeroed(setting->atom_count + 1, sizeof *copy.ends);
    memcpy(copy.ends, plan->ends, plan->count * sizeof *copy.ends);
    copy.bad = 0;
    for (size_t i = 0; i + 1 < plan->count; i++)
        copy.bad += setting->atoms[plan->ends[i]].before < BREAK_ALLOWED;
    return copy;
}

/* Narrows the plan; returns the width in which it holds. */
static double narrow(const struct setting *setting, struct plan *plan, double limit)
{
    double low = 0;
    double high = limit;
    while (high - low > 1) {
        double middle = (low + high) / 2;
        struct plan smaller = plan_greedy(setting, middle);
        bool holds = smaller.count <= plan->count && smaller.bad <= plan->bad;
        if (holds) {
            struct plan old = *plan;
            *plan = smaller;
            smaller = old;
            high = middle;
        } else {
            low = middle;
        }
        plan_finish(&smaller);
    }
    return high;
}

/* What is lost by lines that end before the atoms: the sum of squares of the space that is left on each. */
struct even {
    const struct setting *setting;
    double limit;
    double *loss; /* of the best lines so far that end before an atom, and of those with one line more */
    double *next;
    size_t *from; /* first atom of the last line, for each number of lines and end */
};

/* Finds the best last line for each end, given the best of one line less. */
static void even_line(struct even *even, size_t line)
{
    const struct atom *atoms = even->setting->atoms;
    size_t count = even->setting->atom_count;
    for (size_t end = 1; end <= count; end++) {
        double width = 0;
        even->next[end] = DBL_MAX;
        if (end < count && atoms[end].before < BREAK_ALLOWED)
            continue;
        for (size_t i = end; i-- > 0;) {
            width += atoms[i].width + (i + 1 < end ? atoms[i].space : atoms[i].hyphen);
            if (width > even->limit)
                break;
            double space = even->limit - width;
            if (even->loss[i] < DBL_MAX && even->loss[i] + space * space < even->next[end]) {
                even->next[end] = even->loss[i] + space * space;
                even->from[line * (count + 1) + end] = i;
            }
        }
    }
    even->next[0] = DBL_MAX;
    double *swap = even->loss;
    even->loss = even->next;
    even->next = swap;
}

/* Moves the breaks of the plan so that the lines are as even as can be within the width. */
static void even_plan(const struct setting *setting, struct plan *plan, double limit)
{
    size_t count = setting->atom_count;
    struct even even = {.setting = setting,
                        .limit = limit,
                        .loss = memory_zeroed(count + 1, sizeof(double)),
                        .next = memory_zeroed(count + 1, sizeof(double)),
                        .from = memory_zeroed(plan->count * (count + 1), sizeof(size_t))};
    for (size_t end = 1; end <= count; end++)
        even.loss[end] = DBL_MAX;
    for (size_t line = 0; line < plan->count; line++)
        even_line(&even, line);
    if (even.loss[count] < DBL_MAX) {
        size_t end = count;
        for (size_t line = plan->count; line-- > 0;) {
            plan->ends[line] = end;
            end = even.from[line * (count + 1) + end];
        }
    }
    free(even.loss);
    free(even.next);
    free(even.from);
}

struct plan plan_balance(const struct setting *setting, const struct plan *plan, double limit)
{
    struct plan balanced = plan_copy(setting, plan);
    double width = narrow(setting, &balanced, limit);
    if (balanced.bad == 0 && balanced.count > 1 && setting->atom_count <= EVEN_ATOMS)
        even_plan(setting, &balanced, width);
    return balanced;
}

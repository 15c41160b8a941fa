/* Cuts the letters into atoms and measures each once. */
#include "base/memory.h"
#include "text/measure.h"

enum { ATOM_LETTERS = 128 }; /* longer ones are cut at every cluster */

static void push_atom(struct setting *setting, size_t start, size_t end, enum break_rank before)
{
    const struct letter *letters = setting->letters;
    if (setting->atom_count == setting->atom_capacity) {
        setting->atom_capacity = setting->atom_capacity ? setting->atom_capacity * 2 : 64;
        setting->atoms = memory_resize(setting->atoms, setting->atom_capacity, sizeof *setting->atoms);
    }
    struct atom atom = {.start = start, .ink_end = end, .end = end, .before = before};
    while (atom.ink_end > start && letter_is_space(letters[atom.ink_end - 1].character))
        atom.ink_end--;
    atom.width = measure_letters(setting, start, atom.ink_end);
    atom.space = measure_letters(setting, atom.ink_end, end);
    if (end > atom.ink_end && !letters[atom.ink_end].gap)
        atom.space += 2 * measure_tracking(setting, atom.ink_end);
    if (atom.ink_end > start && letters[atom.ink_end - 1].character == 0xAD)
        atom.hyphen = measure_character(setting, atom.ink_end - 1, '-');
    setting->atoms[setting->atom_count++] = atom;
}

/* One atom for each cluster; the spaces at the end stay with the last. */
static void push_clusters(struct setting *setting, size_t start, size_t end, enum break_rank before)
{
    const struct letter *letters = setting->letters;
    size_t ink_end = end;
    while (ink_end > start && letter_is_space(letters[ink_end - 1].character))
        ink_end--;
    for (size_t i = start, next; i < end; i = next) {
        for (next = i + 1; next < end && (!letters[next].cluster || next >= ink_end); next++)
            ;
        push_atom(setting, i, next, i == start ? before : BREAK_EMERGENCY);
    }
}

/* True when the last atom may not fit on a line of its own. What is drawn can be wider than what was measured
 * by a pixel for each run, of which there are no more than letters. */
static bool is_too_wide(const struct setting *setting)
{
    const struct atom *atom = &setting->atoms[setting->atom_count - 1];
    int width = setting->request->width;
    return width > 0 && atom->width + atom->hyphen + (double)(atom->ink_end - atom->start) > width;
}

void setting_find_atoms(struct setting *setting)
{
    const struct letter *letters = setting->letters;
    for (size_t i = 0, next; i < setting->count && !setting->failed; i = next) {
        for (next = i + 1; next < setting->count && letters[next].before == BREAK_NEVER; next++)
            ;
        if (next - i > ATOM_LETTERS) {
            push_clusters(setting, i, next, letters[i].before);
            continue;
        }
        push_atom(setting, i, next, letters[i].before);
        if (is_too_wide(setting)) {
            setting->atom_count--;
            push_clusters(setting, i, next, letters[i].before);
        }
    }
}

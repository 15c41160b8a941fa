/* One round of the stories, echoes of heavier feeds spread over it. Knows nothing of what is on screen
 * (rundown.c). Pure; any thread. */
#include "rundown/cycle.h"

#include "base/memory.h"
#include "rundown/weight.h"

#include <stdlib.h>

enum { WEIGHT_MOST = 10 };

static bool too_old(const struct story *story, const struct config_rotation *rotation, int64_t now)
{
    return rotation->max_age > 0 && story_time(story) < now - rotation->max_age / TICK_SECONDS(1);
}

static void cycle_add(struct cycle *cycle, size_t story, const struct config *config)
{
    int weight = weight_of(config, weight_feed(config, cycle->edition->stories[story]));
    cycle->stories[cycle->count] = story;
    cycle->weights[cycle->count] = (unsigned char)(weight < 1             ? 1
                                                   : weight > WEIGHT_MOST ? WEIGHT_MOST
                                                                          : weight);
    cycle->count++;
}

static unsigned common_divisor(unsigned a, unsigned b)
{
    while (b != 0) {
        unsigned rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void cycle_reduce(struct cycle *cycle)
{
    unsigned common = 0;
    for (size_t i = 0; i < cycle->count && common != 1; i++)
        common = common_divisor(cycle->weights[i], common);
    for (size_t i = 0; i < cycle->count && common > 1; i++)
        cycle->weights[i] = (unsigned char)(cycle->weights[i] / common);
}

void cycle_init(struct cycle *cycle, const struct edition *edition, const struct config *config, int64_t now)
{
    size_t count = edition->story_count;
    *cycle = (struct cycle){.edition = edition,
                            .stories = memory_zeroed(count, sizeof *cycle->stories),
                            .weights = memory_zeroed(count, sizeof *cycle->weights)};
    for (size_t i = 0; i < count; i++)
        if (!too_old(edition->stories[i], &config->rotation, now))
            cycle_add(cycle, i, config);
    for (size_t i = 0, none = cycle->count == 0; none && i < count; i++)
        cycle_add(cycle, i, config);
    cycle_reduce(cycle);
}

void cycle_finish(struct cycle *cycle)
{
    free(cycle->stories);
    free(cycle->weights);
    *cycle = (struct cycle){0};
}

/* So many turns behind its own comes echo k of a story of this weight; 0: there is none. */
static size_t echo_distance(size_t count, unsigned weight, unsigned k)
{
    size_t distance = k * count / weight;
    bool beside_own = distance == 0 || distance + 1 >= count;
    return beside_own || distance == (k - 1) * count / weight ? 0 : distance;
}

/* Counts the echoes behind the turn; the one with the number `wanted` goes to `story`. */
static size_t echo_walk(const struct cycle *cycle, size_t turn, size_t wanted, size_t *story)
{
    size_t number = 0;
    for (unsigned weight = 2; weight <= WEIGHT_MOST; weight++)
        for (unsigned k = 1; k < weight; k++) {
            size_t distance = echo_distance(cycle->count, weight, k);
            size_t own = (turn + cycle->count - distance) % cycle->count;
            if (distance == 0 || cycle->weights[own] != weight)
                continue;
            if (number == wanted)
                *story = cycle->stories[own];
            number++;
        }
    return number;
}

size_t cycle_echo_count(const struct cycle *cycle, size_t turn)
{
    size_t story = 0;
    return echo_walk(cycle, turn, SIZE_MAX, &story);
}

size_t cycle_echo(const struct cycle *cycle, size_t turn, size_t number)
{
    size_t story = cycle->stories[turn];
    echo_walk(cycle, turn, number, &story);
    return story;
}

/* Moves a place through the round, also when the edition has changed since. The round itself is in cycle.c.
 * Pure; any thread. */
#include "rundown/rundown.h"

#include "base/memory.h"
#include "rundown/cycle.h"

#include <stdlib.h>
#include <string.h>

/* Where in the cycle: behind so many echoes of a turn. */
struct spot {
    size_t turn;
    size_t echo;
};

void rundown_place_copy(const struct rundown_place *from, struct rundown_place *to)
{
    *to = (struct rundown_place){.feed = memory_copy_text(from->feed),
                                 .id = memory_copy_text(from->id),
                                 .time = from->time,
                                 .echo = from->echo,
                                 .shown_feed = memory_copy_text(from->shown_feed),
                                 .shown_id = memory_copy_text(from->shown_id)};
}

void rundown_place_finish(struct rundown_place *place)
{
    if (!place)
        return;
    free(place->feed);
    free(place->id);
    free(place->shown_feed);
    free(place->shown_id);
    *place = (struct rundown_place){0};
}

static const char *text_of(const char *text)
{
    return text ? text : "";
}

/* The order of edition_sort: negative when the story comes before the place. */
static int order(const struct story *story, const struct rundown_place *place)
{
    if (story_time(story) != place->time)
        return story_time(story) > place->time ? -1 : 1;
    int by_feed = strcmp(text_of(story->feed), text_of(place->feed));
    return by_feed ? by_feed : strcmp(text_of(story->id), text_of(place->id));
}

static const struct story *turn_story(const struct cycle *cycle, size_t turn)
{
    return cycle->edition->stories[cycle->stories[turn]];
}

/* The turn of the place's story, or where it would be now (then false), up to the cycle's count. */
static bool find_turn(const struct cycle *cycle, const struct rundown_place *place, size_t *turn)
{
    *turn = 0;
    while (*turn < cycle->count && order(turn_story(cycle, *turn), place) < 0)
        ++*turn;
    return *turn < cycle->count && order(turn_story(cycle, *turn), place) == 0;
}

static struct spot spot_after(const struct cycle *cycle, struct spot spot)
{
    if (spot.echo < cycle_echo_count(cycle, spot.turn))
        return (struct spot){spot.turn, spot.echo + 1};
    return (struct spot){(spot.turn + 1) % cycle->count, 0};
}

static struct spot spot_before(const struct cycle *cycle, struct spot spot)
{
    if (spot.echo > 0) {
        size_t last = cycle_echo_count(cycle, spot.turn);
        return (struct spot){spot.turn, spot.echo - 1 < last ? spot.echo - 1 : last};
    }
    size_t turn = (spot.turn + cycle->count - 1) % cycle->count;
    return (struct spot){turn, cycle_echo_count(cycle, turn)};
}

static size_t spot_story(const struct cycle *cycle, struct spot spot)
{
    return spot.echo == 0 ? cycle->stories[spot.turn] : cycle_echo(cycle, spot.turn, spot.echo - 1);
}

static struct spot move_on(const struct cycle *cycle, const struct rundown_place *place)
{
    struct spot spot = {.echo = (size_t)place->echo};
    if (!place->id)
        return (struct spot){0};
    if (!find_turn(cycle, place, &spot.turn))
        return (struct spot){spot.turn % cycle->count, 0};
    return spot_after(cycle, spot);
}

static struct spot move_back(const struct cycle *cycle, const struct rundown_place *place)
{
    struct spot spot = {.echo = (size_t)place->echo};
    if (!place->id || !find_turn(cycle, place, &spot.turn))
        spot.echo = 0;
    return spot_before(cycle, spot);
}

/* Only after a new edition has come in between. */
static bool is_shown(const struct cycle *cycle, struct spot spot, const struct rundown_place *place)
{
    const struct story *story = cycle->edition->stories[spot_story(cycle, spot)];
    return place->shown_id && cycle->count > 1 && strcmp(text_of(story->id), place->shown_id) == 0 &&
           strcmp(text_of(story->feed), text_of(place->shown_feed)) == 0;
}

static size_t arrive(const struct cycle *cycle, struct spot spot, struct rundown_place *place)
{
    size_t index = spot_story(cycle, spot);
    const struct story *own = turn_story(cycle, spot.turn);
    const struct story *shown = cycle->edition->stories[index];
    rundown_place_finish(place);
    *place = (struct rundown_place){.feed = memory_copy_text(text_of(own->feed)),
                                    .id = memory_copy_text(text_of(own->id)),
                                    .time = story_time(own),
                                    .echo = (int)spot.echo,
                                    .shown_feed = memory_copy_text(text_of(shown->feed)),
                                    .shown_id = memory_copy_text(text_of(shown->id))};
    return index;
}

size_t rundown_next(const struct edition *edition, const struct config *config, struct rundown_place *place,
                    int64_t now)
{
    struct cycle cycle;
    cycle_init(&cycle, edition, config, now);
    struct spot spot = move_on(&cycle, place);
    if (is_shown(&cycle, spot, place))
        spot = spot_after(&cycle, spot);
    size_t index = arrive(&cycle, spot, place);
    cycle_finish(&cycle);
    return index;
}

size_t rundown_previous(const struct edition *edition, const struct config *config,
                        struct rundown_place *place, int64_t now)
{
    struct cycle cycle;
    cycle_init(&cycle, edition, config, now);
    struct spot spot = move_back(&cycle, place);
    if (is_shown(&cycle, spot, place))
        spot = spot_before(&cycle, spot);
    size_t index = arrive(&cycle, spot, place);
    cycle_finish(&cycle);
    return index;
}

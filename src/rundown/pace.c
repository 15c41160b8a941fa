/* Reading time of a page from words, lines and refreshes. Knows no pixels but heights, reads no clock. Pure;
 * any thread. */
#include "rundown/pace.h"

#include <stdbool.h>

enum {
    HURRY_MAX = 2,       /* times the reading speed */
    LINES_AFTER = 2,     /* what is left to read when the text has stopped */
    WORDLESS_SPEED = 30, /* pixels per second for a text in which no words can be counted */
};

#define PAUSE_AFTER TICK_SECONDS(2)

/* What a reader would take for the first `lines` lines, without hurry. */
struct reading {
    tick before, after;
    int distance;
    double speed; /* pixels per second */
    size_t lines;
};

/* A speed the screen can keep: whole pixels at a whole number of refreshes. */
struct cadence {
    int pixels;
    int refreshes;
};

static double cadence_speed(struct cadence cadence, int frame_rate)
{
    return (double)cadence.pixels * frame_rate / cadence.refreshes;
}

static struct cadence cadence_faster(struct cadence cadence)
{
    return cadence.refreshes > 1 ? (struct cadence){1, cadence.refreshes - 1}
                                 : (struct cadence){cadence.pixels + 1, 1};
}

/* The nearest to a speed. */
static struct cadence cadence_for(double speed, int frame_rate)
{
    if (speed >= frame_rate)
        return (struct cadence){(int)(speed / frame_rate + 0.5), 1};
    double refreshes = frame_rate / speed;
    return (struct cadence){1, refreshes > 1000 ? 1000 : (int)(refreshes + 0.5)};
}

static tick word_time(const struct pace_request *request, size_t words)
{
    return (tick)words * TICK_SECONDS(60) / request->rotation->reading_speed;
}

static size_t visible_lines(const struct pace_request *request)
{
    size_t lines = 0;
    while (lines < request->line_count && request->lines[lines].bottom <= request->window)
        lines++;
    return lines;
}

static struct reading read_lines(const struct pace_request *request, size_t lines)
{
    size_t words = 0, visible = 0, last = 0, in_window = visible_lines(request);
    for (size_t i = 0; i < lines; i++) {
        words += request->lines[i].words;
        visible += i < in_window ? request->lines[i].words : 0;
        last += i + LINES_AFTER >= lines ? request->lines[i].words : 0;
    }
    int height = lines > 0 ? request->lines[lines - 1].bottom : 0;
    int distance = height + request->tail - request->window;
    struct reading reading = {.before = word_time(request, request->head_words + visible), .lines = lines};
    if (lines == 0 || distance <= 0) {
        reading.after = PAUSE_AFTER;
        return reading;
    }
    reading.distance = distance;
    reading.after = word_time(request, last) + PAUSE_AFTER;
    reading.speed =
        words > 0 ? (double)height / (double)words * request->rotation->reading_speed / 60.0 : WORDLESS_SPEED;
    return reading;
}

static tick step_time(struct cadence cadence, int frame_rate)
{
    return TICK_SECONDS(1) * cadence.refreshes / frame_rate;
}

static tick scroll_time(const struct reading *reading, struct cadence cadence, int frame_rate)
{
    if (reading->distance == 0)
        return 0;
    int steps = (reading->distance + cadence.pixels - 1) / cadence.pixels;
    return steps * step_time(cadence, frame_rate);
}

/* The gentlest cadence with which everything fits into `limit`, the stands shortened to no less than half. */
static bool find_cadence(const struct pace_request *request, const struct reading *reading, tick limit,
                         struct cadence *cadence)
{
    tick stands = (reading->before + reading->after) / HURRY_MAX;
    if (reading->distance == 0)
        return stands <= limit;
    *cadence = cadence_for(reading->speed, request->frame_rate);
    for (;;) {
        if (stands + scroll_time(reading, *cadence, request->frame_rate) <= limit)
            return true;
        struct cadence faster = cadence_faster(*cadence);
        if (cadence_speed(faster, request->frame_rate) > HURRY_MAX * reading->speed)
            return false;
        *cadence = faster;
    }
}

/* Shares what the scrolling leaves of `total` between the two stands. */
static void share_stands(struct pace *pace, const struct reading *reading, tick scroll, tick total)
{
    tick left = total > scroll ? total - scroll : 0, wanted = reading->before + reading->after;
    pace->stand_before = left >= wanted ? reading->before : left * reading->before / (wanted ? wanted : 1);
    pace->stand_after = left - pace->stand_before;
    pace->total = scroll + left;
}

void pace_plan(struct pace *pace, const struct pace_request *request)
{
    const struct config_rotation *rotation = request->rotation;
    tick limit = rotation->dwell_auto ? rotation->max_dwell : rotation->dwell;
    size_t fewest = visible_lines(request), lines = request->line_count;
    fewest = fewest > 0 || lines == 0 ? fewest : 1;
    struct cadence cadence = {0, 0};
    struct reading reading = read_lines(request, lines);
    while (!find_cadence(request, &reading, limit, &cadence) && lines > fewest) {
        reading = read_lines(request, --lines);
        cadence = (struct cadence){0, 0};
    }
    if (lines == fewest && lines < request->line_count) { /* too short even for that: no scrolling */
        reading.distance = 0;
        cadence = (struct cadence){0, 0};
    }
    tick scroll = scroll_time(&reading, cadence, request->frame_rate);
    tick natural = reading.before + scroll + reading.after;
    tick total = natural > limit ? limit : natural;
    if (!rotation->dwell_auto)
        total = rotation->dwell;
    else if (total < rotation->min_dwell)
        total = rotation->min_dwell;
    *pace = (struct pace){.distance = reading.distance, .lines = lines};
    if (reading.distance > 0) {
        pace->step_pixels = cadence.pixels;
        pace->step = step_time(cadence, request->frame_rate);
    }
    share_stands(pace, &reading, scroll, total);
}

int pace_offset(const struct pace *pace, tick since)
{
    if (pace->step == 0 || since < pace->stand_before)
        return 0;
    tick moved = (since - pace->stand_before) / pace->step * pace->step_pixels;
    return moved > pace->distance ? pace->distance : (int)moved;
}

tick pace_next_move(const struct pace *pace, tick since)
{
    if (pace->step == 0 || pace_offset(pace, since) >= pace->distance)
        return TICK_NEVER;
    if (since < pace->stand_before)
        return pace->stand_before + pace->step;
    return pace->stand_before + ((since - pace->stand_before) / pace->step + 1) * pace->step;
}

/* The turns of alerts; which are in force is rundown/alerts.h's. Main thread. */
#include "stage/alert_turns.h"

#include "rundown/alerts.h"

#define NOTICE_STANDS TICK_SECONDS(10)

static int64_t number_of(const struct alert *alert)
{
    return alert ? alert->number : 0;
}

static const struct alert *whose_page(const struct alert_turns *turns, const struct alert_list *alerts,
                                      int64_t wall, bool had_its_time)
{
    const struct alert *shown = alerts_find(alerts, ALERT_ON_PAGE, turns->called, wall);
    const struct alert *newer = alerts_newer(alerts, ALERT_ON_PAGE, turns->newest, wall);
    if (newer && (!shown || newer->level >= shown->level))
        return newer;
    if (shown && !had_its_time)
        return shown;
    return alerts_next(alerts, ALERT_ON_PAGE, turns->called, wall);
}

static bool call(struct alert_turns *turns, const struct alert *alert)
{
    int64_t number = number_of(alert);
    bool other = number != turns->called;
    turns->called = number;
    return other;
}

static bool watch_notice(struct alert_turns *turns, const struct alert_list *alerts, int64_t wall, tick clock)
{
    const struct alert *shown = alerts_find(alerts, ALERT_IN_BAR, turns->notice, wall);
    const struct alert *next = alerts_newer(alerts, ALERT_IN_BAR, turns->newest, wall);
    if (!next && shown && clock < turns->notice_until)
        return false;
    if (!next)
        next = alerts_next(alerts, ALERT_IN_BAR, turns->notice, wall);
    bool other = number_of(next) != turns->notice;
    turns->notice = number_of(next);
    turns->notice_until = clock + NOTICE_STANDS;
    return other;
}

struct alert_changes alert_turns_watch(struct alert_turns *turns, const struct alert_list *alerts,
                                       int64_t wall, tick clock, bool had_its_time)
{
    struct alert_changes changes = {.page = call(turns, whose_page(turns, alerts, wall, had_its_time)),
                                    .bar = watch_notice(turns, alerts, wall, clock)};
    turns->alone = alerts_count(alerts, ALERT_ON_PAGE, wall) < 2;
    for (size_t i = 0; i < alerts->count; i++)
        if (alerts->items[i].number > turns->newest)
            turns->newest = alerts->items[i].number;
    return changes;
}

bool alert_turns_skip(struct alert_turns *turns, const struct alert_list *alerts, int64_t wall)
{
    const struct alert *next = alerts_next(alerts, ALERT_ON_PAGE, turns->called, wall);
    return next && call(turns, next);
}

const struct alert *alert_turns_page(const struct alert_turns *turns, const struct alert_list *alerts)
{
    for (size_t i = 0; i < alerts->count; i++)
        if (alerts->items[i].number == turns->called)
            return &alerts->items[i];
    return NULL;
}

const char *alert_turns_notice(const struct alert_turns *turns, const struct alert_list *alerts, int64_t wall)
{
    const struct alert *notice = alerts_find(alerts, ALERT_IN_BAR, turns->notice, wall);
    return notice ? notice->text : NULL;
}

/* Whose turn it is among alerts in force. Reads no clock and no file. Pure; any thread. */
#include "rundown/alerts.h"

static bool is_in_force(const struct alert *alert, enum alert_place place, int64_t now)
{
    return (alert->level == ALERT_INFO) == (place == ALERT_IN_BAR) && now < alert->until;
}

size_t alerts_count(const struct alert_list *alerts, enum alert_place place, int64_t now)
{
    size_t count = 0;
    for (size_t i = 0; i < alerts->count; i++)
        count += is_in_force(&alerts->items[i], place, now);
    return count;
}

const struct alert *alerts_find(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                int64_t now)
{
    for (size_t i = 0; i < alerts->count; i++)
        if (alerts->items[i].number == number && is_in_force(&alerts->items[i], place, now))
            return &alerts->items[i];
    return NULL;
}

const struct alert *alerts_next(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                int64_t now)
{
    const struct alert *first = NULL;
    bool passed = alerts_find(alerts, place, number, now) == NULL;
    for (size_t i = 0; i < alerts->count; i++) {
        const struct alert *alert = &alerts->items[i];
        if (!is_in_force(alert, place, now))
            continue;
        if (passed)
            return alert;
        first = first ? first : alert;
        passed = alert->number == number;
    }
    return first;
}

const struct alert *alerts_newer(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                 int64_t now)
{
    for (size_t i = 0; i < alerts->count; i++)
        if (alerts->items[i].number > number && is_in_force(&alerts->items[i], place, now))
            return &alerts->items[i];
    return NULL;
}

#include "stage/state.h"

#include "base/log.h"
#include "rundown/alerts.h"

#define NOTICE_STANDS TICK_SECONDS(10)

static bool turn_is_over(const struct stage *stage, tick now)
{
    tick counted = stage->paused_at ? stage->paused_at : now;
    return stage->alert.number == stage->summoned && stage->art && !stage->leaving &&
           counted - stage->shown_at >= stage->pace.total;
}

/* A new one that is as severe waits for nobody. */
static const struct alert *whose_turn(const struct stage *stage, tick now, int64_t wall)
{
    const struct alert_list *alerts = &stage->alerts;
    const struct alert *shown = alerts_find(alerts, ALERT_ON_PAGE, stage->summoned, wall);
    const struct alert *newer = alerts_newer(alerts, ALERT_ON_PAGE, stage->newest_alert, wall);
    if (newer && (!shown || newer->level >= shown->level))
        return newer;
    if (shown && !turn_is_over(stage, now))
        return shown;
    return alerts_next(alerts, ALERT_ON_PAGE, stage->summoned, wall);
}

static void summon(struct stage *stage, int64_t number, tick now)
{
    if (number == stage->summoned)
        return;
    stage->summoned = number;
    stage_resume(stage, now);
    stage_drop_proof(stage);
    if (stage->leaving)
        stage_end_fade(stage);
}

/* One alert stands until it is over; of several each has its time. */
static void set_stand(struct stage *stage, int64_t wall)
{
    if (!stage->art || stage->alert.number == 0)
        return;
    bool alone = alerts_count(&stage->alerts, ALERT_ON_PAGE, wall) < 2;
    stage->pace.total = alone ? TICK_NEVER : stage->pace.stand_before + stage->pace.stand_after;
}

static void watch_notice(struct stage *stage, tick now, int64_t wall)
{
    const struct alert_list *alerts = &stage->alerts;
    const struct alert *shown = alerts_find(alerts, ALERT_IN_BAR, stage->notice, wall);
    const struct alert *next = alerts_newer(alerts, ALERT_IN_BAR, stage->newest_alert, wall);
    if (!next && shown && now < stage->notice_until)
        return;
    if (!next)
        next = alerts_next(alerts, ALERT_IN_BAR, stage->notice, wall);
    int64_t number = next ? next->number : 0;
    stage->notice_until = now + NOTICE_STANDS;
    if (number == stage->notice)
        return;
    stage->notice = number;
    if (stage->bar)
        stage_renew_bar(stage);
}

void stage_watch_alerts(struct stage *stage, tick now)
{
    const struct alert_list *alerts = &stage->alerts;
    int64_t wall = clock_wall(stage->settings.clock);
    const struct alert *alert = whose_turn(stage, now, wall);
    summon(stage, alert ? alert->number : 0, now);
    watch_notice(stage, now, wall);
    set_stand(stage, wall);
    for (size_t i = 0; i < alerts->count; i++)
        if (alerts->items[i].number > stage->newest_alert)
            stage->newest_alert = alerts->items[i].number;
}

void stage_skip_alert(struct stage *stage, tick now)
{
    int64_t wall = clock_wall(stage->settings.clock);
    const struct alert *next = alerts_next(&stage->alerts, ALERT_ON_PAGE, stage->summoned, wall);
    if (next)
        summon(stage, next->number, now);
}

const struct alert *stage_summoned_alert(const struct stage *stage)
{
    for (size_t i = 0; i < stage->alerts.count; i++)
        if (stage->alerts.items[i].number == stage->summoned)
            return &stage->alerts.items[i];
    return NULL;
}

const char *stage_notice(const struct stage *stage)
{
    const struct alert *notice =
        alerts_find(&stage->alerts, ALERT_IN_BAR, stage->notice, clock_wall(stage->settings.clock));
    return notice ? notice->text : NULL;
}

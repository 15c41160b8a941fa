/* The state machine of what comes next, as one function of facts. Knows neither pixels nor time but what the
 * facts tell. Any thread. */
#include "stage/order.h"

static struct order at_once(enum order_what what)
{
    return (struct order){.what = what, .at_once = true};
}

static bool is_nearly_over(const struct order_facts *facts)
{
    tick lead = facts->stand_after;
    lead = lead < ORDER_LEAD_LEAST ? ORDER_LEAD_LEAST : lead > ORDER_LEAD_MOST ? ORDER_LEAD_MOST : lead;
    return facts->left <= lead;
}

/* While no alert is on screen or called, and something is on screen. */
static struct order decide_among_stories(const struct order_facts *facts)
{
    if (facts->wish != ORDER_NOTHING)
        return at_once(facts->wish);
    if (facts->shown == SUBJECT_WAITING)
        return facts->has_stories ? at_once(ORDER_NEXT) : (struct order){.what = ORDER_NOTHING};
    return (struct order){.what = is_nearly_over(facts) ? ORDER_NEXT : ORDER_NOTHING};
}

struct order order_decide(const struct order_facts *facts)
{
    int64_t shown = facts->blank ? 0 : facts->alert_shown;
    if (facts->alert_called != 0 && facts->alert_called != shown)
        return (struct order){.what = ORDER_ALERT, .alert = facts->alert_called, .at_once = true};
    if (facts->blank)
        return at_once(facts->has_last ? ORDER_SAME : ORDER_NEXT);
    if (facts->alert_called != 0)
        return (struct order){.what = ORDER_NOTHING};
    if (shown != 0)
        return at_once(facts->last_is_kept ? ORDER_SAME : ORDER_NEXT);
    return decide_among_stories(facts);
}

bool order_is_same(const struct order *a, const struct order *b)
{
    return a->what == b->what && a->alert == b->alert;
}

/* stage/order.h: what comes next, and how soon. */
#include "stage/order.h"

#include "support/cmocka.h"

/* A story is on screen and its time far from over. */
static struct order_facts in_peace(void)
{
    return (struct order_facts){.shown = SUBJECT_STORY,
                                .has_stories = true,
                                .has_last = true,
                                .left = TICK_SECONDS(30),
                                .stand_after = TICK_SECONDS(3)};
}

static void expect(const struct order_facts *facts, enum order_what what, int64_t alert, bool at_once)
{
    struct order order = order_decide(facts);
    assert_int_equal(order.what, what);
    assert_int_equal(order.alert, alert);
    assert_int_equal(order.at_once, at_once);
}

static void a_page_with_time_left_stays(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    expect(&facts, ORDER_NOTHING, 0, false);
    facts.left = TICK_NEVER;
    expect(&facts, ORDER_NOTHING, 0, false);
}

static void the_next_story_is_made_while_the_text_stands_at_its_end_two_to_five_seconds_ahead(void **state)
{
    (void)state;
    const struct {
        tick stand_after, lead;
    } cases[] = {{0, TICK_SECONDS(2)},
                 {TICK_SECONDS(2), TICK_SECONDS(2)},
                 {TICK_SECONDS(3), TICK_SECONDS(3)},
                 {TICK_SECONDS(5), TICK_SECONDS(5)},
                 {TICK_SECONDS(20), TICK_SECONDS(5)}};
    struct order_facts facts = in_peace();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        facts.stand_after = cases[i].stand_after;
        facts.left = cases[i].lead + 1;
        expect(&facts, ORDER_NOTHING, 0, false);
        facts.left = cases[i].lead;
        expect(&facts, ORDER_NEXT, 0, false);
        facts.left = -1;
        expect(&facts, ORDER_NEXT, 0, false);
    }
}

static void a_wish_waits_for_no_time(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    facts.wish = ORDER_NEXT;
    expect(&facts, ORDER_NEXT, 0, true);
    facts.left = 0;
    facts.wish = ORDER_BACK;
    expect(&facts, ORDER_BACK, 0, true);
}

static void a_called_alert_goes_before_everything(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    facts.alert_called = 7;
    facts.wish = ORDER_BACK;
    expect(&facts, ORDER_ALERT, 7, true);
    facts.blank = true;
    expect(&facts, ORDER_ALERT, 7, true);
    facts = in_peace();
    facts.shown = SUBJECT_ALERT;
    facts.alert_shown = 6;
    facts.alert_called = 7;
    expect(&facts, ORDER_ALERT, 7, true);
    facts.shown = SUBJECT_WAITING;
    facts.alert_shown = 0;
    expect(&facts, ORDER_ALERT, 7, true);
}

static void while_an_alert_stands_nothing_else_comes(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    facts.shown = SUBJECT_ALERT;
    facts.alert_shown = facts.alert_called = 7;
    facts.wish = ORDER_NEXT;
    facts.left = -1;
    expect(&facts, ORDER_NOTHING, 0, false);
    facts.blank = true; /* its textures are gone */
    expect(&facts, ORDER_ALERT, 7, true);
}

static void after_the_alerts_the_interrupted_story_is_back_if_there_still_is_one(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    facts.shown = SUBJECT_ALERT;
    facts.alert_shown = 7;
    facts.last_is_kept = true;
    expect(&facts, ORDER_SAME, 0, true);
    facts.last_is_kept = false;
    expect(&facts, ORDER_NEXT, 0, true);
}

static void a_blank_screen_gets_the_last_story_again_or_the_first(void **state)
{
    (void)state;
    struct order_facts facts = in_peace();
    facts.blank = true;
    expect(&facts, ORDER_SAME, 0, true);
    facts.has_last = false;
    expect(&facts, ORDER_NEXT, 0, true);
    facts.has_stories = false; /* the page that waits */
    expect(&facts, ORDER_NEXT, 0, true);
}

static void the_page_that_waits_stays_until_there_are_stories_or_news(void **state)
{
    (void)state;
    struct order_facts facts = {.shown = SUBJECT_WAITING, .left = TICK_NEVER};
    expect(&facts, ORDER_NOTHING, 0, false);
    facts.has_stories = true;
    expect(&facts, ORDER_NEXT, 0, true);
    facts.has_stories = false;
    facts.wish = ORDER_NEXT;
    expect(&facts, ORDER_NEXT, 0, true);
}

static void what_was_made_for_one_order_serves_the_same_one_however_soon(void **state)
{
    (void)state;
    struct order soon = {ORDER_NEXT, 0, false}, at_once = {ORDER_NEXT, 0, true}, back = {ORDER_BACK, 0, true};
    struct order one = {ORDER_ALERT, 1, true}, two = {ORDER_ALERT, 2, true};
    assert_true(order_is_same(&soon, &at_once));
    assert_false(order_is_same(&soon, &back));
    assert_false(order_is_same(&one, &two));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_with_time_left_stays),
        cmocka_unit_test(the_next_story_is_made_while_the_text_stands_at_its_end_two_to_five_seconds_ahead),
        cmocka_unit_test(a_wish_waits_for_no_time),
        cmocka_unit_test(a_called_alert_goes_before_everything),
        cmocka_unit_test(while_an_alert_stands_nothing_else_comes),
        cmocka_unit_test(after_the_alerts_the_interrupted_story_is_back_if_there_still_is_one),
        cmocka_unit_test(a_blank_screen_gets_the_last_story_again_or_the_first),
        cmocka_unit_test(the_page_that_waits_stays_until_there_are_stories_or_news),
        cmocka_unit_test(what_was_made_for_one_order_serves_the_same_one_however_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* ingest/fetch: who goes next when many wait. */
#include "ingest/fetch/fetch.h"

#include "support/cmocka.h"
#include "support/nginx.h"

#include <stdlib.h>
#include <string.h>

/* The names of those that are done, in that order. */
struct order {
    char names[64];
};

struct waiting {
    struct order *order;
    char name;
};

static void note(void *data, const struct fetch_result *result)
{
    struct waiting *waiting = data;
    size_t length = strlen(waiting->order->names);
    assert_true(result->fine);
    waiting->order->names[length] = waiting->name;
}

static void finish_all(struct fetcher *fetcher)
{
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
}

static void many_requests_share_few_connections_and_feeds_go_first(void **state)
{
    enum { MANY = 20, FEED = MANY };
    struct fetch_settings settings;
    struct order order = {0};
    struct waiting waiting[MANY + 1];
    char *url = nginx_url(*state, "/feed.json");
    fetch_settings_init(&settings);
    settings.per_site = 1;
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i <= MANY; i++) {
        waiting[i] = (struct waiting){&order, i == FEED ? 'F' : 'p'};
        fetcher_add(fetcher, &(struct fetch_request){.url = url,
                                                     .maximum = 1000,
                                                     .urgency = i == FEED ? FETCH_FEED : 1700000000,
                                                     .data = &waiting[i],
                                                     .done = note});
    }
    while (!strchr(order.names, 'F'))
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    assert_true(fetcher_pending(fetcher) >= MANY - 1);
    finish_all(fetcher);
    fetcher_destroy(fetcher);
    assert_int_equal(strlen(order.names), MANY + 1);
    free(url);
}

static void of_those_that_wait_the_newest_story_goes_first_and_equal_ones_in_turn(void **state)
{
    static const struct {
        char name;
        int64_t urgency;
    } cases[] = {{'d', 40}, {'b', 90}, {'f', -5}, {'e', 0}, {'c', 90}, {'a', FETCH_FEED}};
    enum { COUNT = sizeof cases / sizeof *cases };
    struct fetch_settings settings;
    struct order order = {0};
    struct waiting waiting[COUNT];
    char *url = nginx_url(*state, "/feed.json");
    fetch_settings_init(&settings);
    settings.all = 1;
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (size_t i = 0; i < COUNT; i++) {
        waiting[i] = (struct waiting){&order, cases[i].name};
        fetcher_add(
            fetcher,
            &(struct fetch_request){
                .url = url, .maximum = 1000, .urgency = cases[i].urgency, .data = &waiting[i], .done = note});
    }
    finish_all(fetcher);
    fetcher_destroy(fetcher);
    assert_string_equal(order.names, "abcdef");
    free(url);
}

static int start(void **state)
{
    static struct nginx nginx;
    setenv("no_proxy", "*", 1);
    nginx_start(&nginx, NULL, NULL, false);
    nginx_put_text(&nginx, "feed.json", "{}");
    *state = &nginx;
    return 0;
}

static int stop(void **state)
{
    nginx_stop(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_requests_share_few_connections_and_feeds_go_first),
        cmocka_unit_test(of_those_that_wait_the_newest_story_goes_first_and_equal_ones_in_turn),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

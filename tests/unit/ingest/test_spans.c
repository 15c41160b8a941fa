/* ingest/fetch: how long a request may take, and how many go at a time. */
#include "guest.h"

#include "ingest/fetch/fetch.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct fault_case cases[] = {
    {.name = "held", .raw = "", .end = FAULT_HOLD},
    {.name = "slow-loop",
     .raw = "HTTP/1.1 302 Found\r\nLocation: /slow-loop\r\nContent-Length: 3\r\n\r\n",
     .more = "x",
     .pause_ms = 60},
};

static struct fault_server server;

static int start(void **state)
{
    (void)state;
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    return 0;
}

static void count(void *data, const struct fetch_result *result)
{
    (void)result;
    ++*(int *)data;
}

/* As the manual promises: a guest does not crowd. */
static void a_guest_has_manners_unless_told_otherwise(void **state)
{
    (void)state;
    struct fetch_settings settings;
    fetch_settings_init(&settings);
    assert_int_equal(settings.connect, TICK_SECONDS(15));
    assert_int_equal(settings.whole, TICK_SECONDS(60));
    assert_int_equal(settings.stalled, TICK_SECONDS(30));
    assert_int_equal(settings.per_site, 2);
    assert_int_equal(settings.all, 6);
    assert_null(settings.proxy);
    assert_null(settings.ca_file);
}

static void the_time_of_a_request_is_that_of_all_its_redirects(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *url = fault_server_url(&server, "slow-loop");
    fetch_settings_init(&settings);
    settings.whole = TICK_MS(400); /* each hop takes 180 */
    guest_fetch_with(&settings, (struct fetch_request){.url = url}, &told);
    assert_false(told.fine);
    assert_false(told.lasting);
    assert_null(strstr(told.error.text, "redirects"));
    assert_in_range(fault_server_count(&server, "GET /slow-loop "), 1, 3);
    free(url);
}

/* The queue of a listener that is full drops what knocks. */
static void a_connection_that_does_not_come_about_is_given_up_in_its_own_time(void **state)
{
    (void)state;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct fetch_settings settings;
    struct told told;
    int full = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), guests[4];
    assert_int_equal(bind(full, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(full, (struct sockaddr *)&address, &size), 0);
    assert_int_equal(listen(full, 0), 0);
    for (size_t i = 0; i < 4; i++) {
        guests[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        (void)connect(guests[i], (struct sockaddr *)&address, size);
    }
    char url[64];
    (void)snprintf(url, sizeof url, "http://127.0.0.1:%d/", ntohs(address.sin_port));
    fetch_settings_init(&settings);
    settings.connect = TICK_MS(200);
    guest_fetch_with(&settings, (struct fetch_request){.url = url}, &told);
    assert_false(told.fine);
    guest_assert_says(told.error.text, "within 0.2 s");
    for (size_t i = 0; i < 4; i++)
        close(guests[i]);
    close(full);
}

/* Waits until the server has as many connections as are expected, then a little for those that should not
 * come. */
static void assert_connections(struct fetcher *fetcher, size_t before, size_t expected)
{
    for (int tries = 0; tries < 500 && fault_server_connections(&server) - before < expected; tries++)
        fetcher_wait(fetcher, TICK_MS(10), NULL, 0);
    fetcher_wait(fetcher, TICK_MS(50), NULL, 0);
    assert_int_equal(fault_server_connections(&server) - before, expected);
}

static void a_server_gets_two_connections_and_all_servers_six(void **state)
{
    (void)state;
    struct fetch_settings settings;
    int calls = 0;
    char *url = fault_server_url(&server, "held"), *proxy = fault_server_url(&server, "");
    fetch_settings_init(&settings);
    size_t before = fault_server_connections(&server);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i < 5; i++)
        fetcher_add(fetcher,
                    &(struct fetch_request){.url = url, .maximum = 10, .data = &calls, .done = count});
    assert_connections(fetcher, before, 2);
    fetcher_destroy(fetcher);
    setenv("no_proxy", "", 1);
    settings.proxy = proxy; /* behind it are as many servers as one likes */
    before = fault_server_connections(&server);
    fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i < 9; i++) {
        char name[40];
        (void)snprintf(name, sizeof name, "http://host-%d.example/held", i);
        fetcher_add(fetcher,
                    &(struct fetch_request){.url = name, .maximum = 10, .data = &calls, .done = count});
    }
    assert_connections(fetcher, before, 6);
    assert_int_equal(fetcher_pending(fetcher), 9);
    fetcher_destroy(fetcher);
    setenv("no_proxy", "*", 1);
    assert_int_equal(calls, 0);
    free(url), free(proxy);
}

static void a_file_waits_for_no_connection(void **state)
{
    (void)state;
    struct fetch_settings settings;
    int held = 0, file = 0;
    char *folder = folder_create();
    char *path = folder_put(folder, "feed.json", "{}", 0600);
    char *url = fault_server_url(&server, "held");
    fetch_settings_init(&settings);
    settings.all = 1;
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i < 3; i++)
        fetcher_add(fetcher,
                    &(struct fetch_request){
                        .url = url, .maximum = 10, .urgency = FETCH_FEED, .data = &held, .done = count});
    fetcher_add(fetcher, &(struct fetch_request){.url = path, .maximum = 10, .data = &file, .done = count});
    while (file == 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    assert_int_equal(held, 0);
    fetcher_destroy(fetcher);
    folder_remove(folder);
    free(path), free(url);
}

static void of_eight_descriptors_the_last_ends_the_wait_as_well(void **state)
{
    (void)state;
    struct fetch_settings settings;
    int ends[2], calls = 0, watched[FETCH_WATCHED_MAX];
    char *url = fault_server_url(&server, "held");
    assert_int_equal(pipe(ends), 0);
    for (size_t i = 0; i < FETCH_WATCHED_MAX; i++)
        watched[i] =
            i + 1 < FETCH_WATCHED_MAX ? ends[1] : ends[0]; /* what is written to is never read from */
    fetch_settings_init(&settings);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    fetcher_add(fetcher, &(struct fetch_request){.url = url, .maximum = 10, .data = &calls, .done = count});
    fetcher_wait(fetcher, TICK_MS(20), watched, FETCH_WATCHED_MAX); /* and its time, without */
    assert_int_equal(write(ends[1], "x", 1), 1);
    fetcher_wait(fetcher, TICK_NEVER, watched, FETCH_WATCHED_MAX);
    assert_int_equal(calls, 0);
    fetcher_destroy(fetcher);
    close(ends[0]);
    close(ends[1]);
    free(url);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guest_has_manners_unless_told_otherwise),
        cmocka_unit_test(the_time_of_a_request_is_that_of_all_its_redirects),
        cmocka_unit_test(a_connection_that_does_not_come_about_is_given_up_in_its_own_time),
        cmocka_unit_test(a_server_gets_two_connections_and_all_servers_six),
        cmocka_unit_test(a_file_waits_for_no_connection),
        cmocka_unit_test(of_eight_descriptors_the_last_ends_the_wait_as_well),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

/* ingest/fetch and the loop as guests: who gets credentials, how near a stranger may lead, connections kept,
 * servers left alone, moves remembered, certificates of any age. */
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/ingest.h"
#include "ingest/portal.h"
#include "ingest/site_waits.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"
#include "support/nginx.h"
#include "support/process.h"

#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOW = 1700000000, DAY = 24 * 3600 };

#define FEED(more)                                                                                           \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", " more "\"items\": [{"       \
    "\"id\": \"1\", \"title\": \"The headline of a story\", \"content_text\": \"Something happened.\"}"
#define END "]}"

static const struct fault_case cases[] = {
    {.name = "document", .body = FEED("") END},
    {.name = "kept", .body = FEED("") END, .end = FAULT_KEEP},
    {.name = "around", .status = "302 Found", .headers = "Set-Cookie: a=b\r\nLocation: /document\r\n"},
    {.name = "to-loopback",
     .status = "302 Found",
     .headers = "Location: http://127.0.0.1:$PORT/document\r\n"},
    {.name = "ended", .body = FEED("\"expired\": true, ") END},
    {.name = "busy", .status = "429 Too Many Requests", .headers = "Retry-After: 3000\r\n"},
    {.name = "photos",
     .body = FEED(
         "") ", {\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"B.\", \"image\": \"/busy?2\"}"
             ", {\"id\": \"3\", \"title\": \"Three\", \"content_text\": \"C.\", \"image\": \"/busy?3\"}"
             ", {\"id\": \"4\", \"title\": \"Four\", \"content_text\": \"D.\", \"image\": \"/busy?4\"}"
             ", {\"id\": \"5\", \"title\": \"Five\", \"content_text\": \"E.\", \"image\": \"/busy?5\"}" END},
};

static struct fault_server server, other;

struct told {
    int calls;
    bool fine, early;
    enum network reach;
    struct error error;
};

static void tell(void *data, const struct fetch_result *result)
{
    struct told *told = data;
    *told = (struct told){told->calls + 1, result->fine, result->early, result->reach, result->error};
}

static void fetch(struct fetcher *fetcher, struct fetch_request request, struct told *told)
{
    *told = (struct told){0};
    request.maximum = LIMIT_FEED_BODY;
    request.data = told;
    request.done = tell;
    fetcher_add(fetcher, &request);
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    assert_int_equal(told->calls, 1);
}

static void fetch_with(struct fetch_settings *settings, struct fetch_request request, struct told *told)
{
    struct fetch_settings usual;
    fetch_settings_init(&usual);
    struct fetcher *fetcher = fetcher_create(settings ? settings : &usual, NULL);
    fetch(fetcher, request, told);
    fetcher_destroy(fetcher);
}

static void assert_says(const char *message, const char *text)
{
    if (!message || !strstr(message, text))
        fail_msg("\"%s\" does not say \"%s\"", message ? message : "nothing", text);
}

static int start(void **state)
{
    (void)state;
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    fault_server_start(&other, cases, sizeof cases / sizeof *cases);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    fault_server_stop(&other);
    return 0;
}

static void a_connection_is_kept_for_the_next_request(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *url = fault_server_url(&server, "kept");
    size_t before = fault_server_connections(&server);
    fetch_settings_init(&settings);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i < 3; i++) {
        fetch(fetcher, (struct fetch_request){.url = url}, &told);
        assert_true(told.fine);
    }
    fetcher_destroy(fetcher);
    assert_int_equal(fault_server_connections(&server) - before, 1);
    free(url);
}

static void cookies_are_not_kept(void **state)
{
    (void)state;
    struct told told;
    char *url = fault_server_url(&server, "around");
    fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "Cookie:"), 0);
    assert_int_equal(fault_server_count(&server, "Referer:"), 0);
    free(url);
}

static void a_stranger_leads_to_no_address_behind_the_wall(void **state)
{
    (void)state;
    struct told told;
    size_t before = fault_server_connections(&server);
    char *url = fault_server_url(&server, "document");
    fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_PUBLIC}, &told);
    assert_says(told.error.text,
                "is on this machine or its cable, where only a feed that is there itself may lead");
    fetch_with(NULL, (struct fetch_request){.url = "http://[fd00::1]/", .reach = NETWORK_PUBLIC}, &told);
    assert_says(told.error.text, "is in a private network");
    fetch_with(NULL, (struct fetch_request){.url = "http://169.254.169.254/", .reach = NETWORK_PRIVATE},
               &told);
    assert_says(told.error.text, "is on this machine or its cable");
    fetch_with(NULL, (struct fetch_request){.url = "http://0x7f.1/", .reach = NETWORK_PRIVATE}, &told);
    assert_says(told.error.text, "is on this machine or its cable");
    assert_int_equal(fault_server_connections(&server), before);
    fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_LOCAL}, &told);
    assert_true(told.fine);
    free(url);
}

/* Nothing but the resolved address tells that the machine's own name is this machine. */
static void a_name_is_judged_by_the_address_behind_it(void **state)
{
    (void)state;
    char name[256] = "", url[300];
    struct addrinfo *found = NULL;
    struct told told;
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    if (strcmp(name, "localhost") == 0 || getaddrinfo(name, NULL, NULL, &found) != 0)
        skip();
    enum network network = network_of_socket(found->ai_addr);
    freeaddrinfo(found);
    if (network < NETWORK_PRIVATE)
        skip();
    (void)snprintf(url, sizeof url, "http://%s:%d/document", name, server.port);
    fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_PUBLIC}, &told);
    assert_says(told.error.text, "where only a feed that is there itself may lead");
}

static void a_feed_on_this_machine_may_lead_to_it_and_one_outside_may_not(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *url = fault_server_url(&server, "to-loopback");
    char *proxy = fault_server_url(&server, "");
    fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    assert_true(told.fine);
    assert_int_equal(told.reach, NETWORK_LOCAL);
    fetch_settings_init(&settings);
    settings.proxy = proxy;
    setenv("no_proxy", "", 1);
    fetch_with(&settings, (struct fetch_request){.url = "http://news.example/to-loopback"}, &told);
    assert_says(told.error.text, "news.example redirects /to-loopback: 127.0.0.1:");
    assert_says(told.error.text, "is on this machine");
    fetch_with(&settings, (struct fetch_request){.url = "http://news.example/document"}, &told);
    setenv("no_proxy", "*", 1);
    assert_true(told.fine);
    assert_int_equal(told.reach, NETWORK_PUBLIC);
    free(url);
    free(proxy);
}

static void credentials_go_to_their_own_server_only(void **state)
{
    (void)state;
    struct told told;
    char *folder = folder_create();
    char *file = folder_put(folder, "secret", "header X-Secret: hush", 0600);
    char *url = fault_server_url(&server, "around");
    char *strange = fault_server_url(&other, "document");
    char away_headers[200];
    (void)snprintf(away_headers, sizeof away_headers, "Location: %s\r\n", strange);
    struct fault_case away = {.name = "away", .status = "302 Found", .headers = away_headers};
    fetch_with(NULL, (struct fetch_request){.url = url, .credentials = file}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "X-Secret: hush"), 2); /* and after its own redirect */
    fault_server_play(&server, &away);
    char *leading = fault_server_url(&server, "feed");
    fetch_with(NULL, (struct fetch_request){.url = leading, .credentials = file}, &told);
    assert_true(told.fine);
    fetch_with(NULL, (struct fetch_request){.url = strange, .origin = leading, .credentials = file}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "X-Secret: hush"), 3);
    assert_int_equal(fault_server_count(&other, "GET /document"), 2);
    assert_int_equal(fault_server_count(&other, "X-Secret"), 0);
    fault_server_play(&server, NULL);
    folder_remove(folder);
    free(file), free(url), free(strange), free(leading);
}

static void a_proxy_gets_its_own_credentials(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *folder = folder_create();
    char *proxy = fault_server_url(&other, "");
    char *file = folder_put(folder, "proxy", "basic me:hush\n", 0600);
    fetch_settings_init(&settings);
    settings.proxy = proxy;
    settings.proxy_credentials = file;
    setenv("no_proxy", "", 1);
    fetch_with(&settings, (struct fetch_request){.url = "http://news.example/document"}, &told);
    setenv("no_proxy", "*", 1);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&other, "Proxy-Authorization: Basic bWU6aHVzaA=="), 1);
    assert_int_equal(fault_server_count(&other, "\nAuthorization:"), 0);
    folder_remove(folder);
    free(proxy);
    free(file);
}

/* A store and a feed at "/NAME" of the server. */
struct house {
    char *folder;
    struct config config;
    struct clock_fixed clock;
    struct fetch_settings fetch;
    bool synchronised;
};

static bool is_synchronised(void *data)
{
    return ((const struct house *)data)->synchronised;
}

static double half(void *data)
{
    (void)data;
    return 0.5;
}

static void house_start(struct house *house, const char *url)
{
    *house = (struct house){.folder = folder_create()};
    config_init_defaults(&house->config);
    free(house->config.store);
    house->config.store = folder_path(house->folder, "store");
    config_add_feed(&house->config, "it", url)->refresh = TICK_SECONDS(600);
    clock_fixed_init(&house->clock, NOW);
    fetch_settings_init(&house->fetch);
}

static void house_stop(struct house *house)
{
    config_finish(&house->config);
    folder_remove(house->folder);
}

/* Runs once, `later` seconds later; the caller finishes the state. */
static void house_run(struct house *house, int later, struct feed_state *feed)
{
    struct error error = {0};
    clock_fixed_advance(&house->clock, TICK_SECONDS(later));
    ingest_run(&(struct ingest_settings){.config = &house->config,
                                         .clock = &house->clock.clock,
                                         .once = true,
                                         .fetch = &house->fetch,
                                         .random = half,
                                         .synchronised = is_synchronised,
                                         .synchronised_data = house},
               &error);
    struct store *store = store_open_reader(house->config.store, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    store_close(store);
    if (!edition)
        fail_msg("%s", error.text);
    feed_state_finish(feed);
    feed_state_copy(edition_feed(edition, "it"), feed);
    edition_destroy(edition);
}

static void a_move_is_remembered_when_it_stays_for_days_and_forgotten_when_it_ends(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    struct fault_server *place = memory_zeroed(1, sizeof *place);
    fault_server_start(place, cases, sizeof cases / sizeof *cases);
    char *url = fault_server_url(&server, "feed");
    char *target = fault_server_url(place, "document");
    char headers[200];
    (void)snprintf(headers, sizeof headers, "Location: %s\r\n", target);
    struct fault_case moved = {.name = "moved", .status = "301 Moved Permanently", .headers = headers};
    fault_server_play(&server, &moved);
    house_start(&house, url);
    size_t before = fault_server_count(&server, "GET /feed ");
    house_run(&house, 0, &feed);
    assert_string_equal(feed.moved_to, target);
    assert_int_equal(feed.moved_since, NOW);
    house_run(&house, 2 * DAY, &feed);
    assert_int_equal(feed.moved_since, NOW);
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 2);
    house_run(&house, DAY, &feed); /* three days: asked there at once */
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 2);
    assert_int_equal(fault_server_count(place, "GET /document "), 3);
    assert_int_equal(feed.failures, 0);
    fault_server_stop(place);
    fault_server_play(&server, &cases[0]);
    house_run(&house, DAY, &feed); /* nobody there any more: back to where it was configured */
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 3);
    assert_int_equal(feed.failures, 0);
    assert_null(feed.moved_to);
    feed_state_finish(&feed);
    house_stop(&house);
    fault_server_play(&server, NULL);
    free(place), free(url), free(target);
}

static void a_feed_that_ended_is_asked_once_a_day(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    char *url = fault_server_url(&server, "ended");
    house_start(&house, url);
    house_run(&house, 0, &feed);
    assert_int_equal(feed.failures, 0);
    assert_int_equal(feed.next_due, NOW + DAY);
    feed_state_finish(&feed);
    house_stop(&house);
    free(url);
}

static void photos_of_a_busy_server_are_left_for_later(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    char *url = fault_server_url(&server, "photos");
    house_start(&house, url);
    size_t before = fault_server_count(&server, "GET /busy?");
    house_run(&house, 0, &feed);
    assert_int_equal(feed.failures, 0);
    assert_int_equal(fault_server_count(&server, "GET /busy?") - before, 2); /* those that were under way */
    feed_state_finish(&feed);
    house_stop(&house);
    free(url);
}

static void waits_are_for_one_server_and_end(void **state)
{
    (void)state;
    struct site_waits waits = {0};
    site_waits_add(&waits, "http://a.example/1", 100, 0);
    site_waits_add(&waits, "http://a.example/2", 50, 0);
    site_waits_add(&waits, "http://b.example:81/", 70, 0);
    assert_int_equal(site_waits_left(&waits, "https://a.example/3?x", 10), 90);
    assert_int_equal(site_waits_left(&waits, "http://b.example:81/1", 10), 60);
    assert_int_equal(site_waits_left(&waits, "http://b.example/1", 10), 0);
    assert_int_equal(site_waits_left(&waits, "http://a.example/", 100), 0);
    for (int i = 0; i < 2 * SITE_WAITS_MAX; i++) {
        char url[40];
        (void)snprintf(url, sizeof url, "http://h%d.example/", i);
        site_waits_add(&waits, url, 1000 + i, 200);
    }
    assert_int_equal(waits.count, SITE_WAITS_MAX);
    assert_int_equal(site_waits_left(&waits, "http://h255.example/", 255), 1000);
    site_waits_finish(&waits);
}

static void a_page_is_known_by_how_it_begins(void **state)
{
    (void)state;
    static const char *const pages[] = {"<!DOCTYPE html><p>", "\xEF\xBB\xBF\n <HTML>",
                                        "<!-- a --> <!-- b --><html>"};
    static const char *const others[] = {"", "{}", "<rss>", "<!-- <html> ", "<!DOCTYPE rss>", "<"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_true(portal_is_likely(pages[i], strlen(pages[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(portal_is_likely(others[i], strlen(others[i])));
}

/* A self-signed certificate for 127.0.0.1 of that time, in the folder; skip() without the openssl program. */
static void make_certificate(const char *folder, const char *from, const char *to)
{
    static const char line[] =
        "cd \"$0\" && : > index && echo 01 > serial && printf '%s\\n' '[ca]' 'default_ca=c' '[c]' "
        "'database=index' "
        "'serial=serial' 'new_certs_dir=.' 'policy=p' '[p]' 'commonName=supplied' '[e]' "
        "'subjectAltName=IP:127.0.0.1' > ca.conf && command -v openssl >/dev/null || exit 99; "
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=127.0.0.1 "
        "-keyout key.pem -out request.pem && openssl ca -batch -selfsign -config ca.conf -extensions e "
        "-notext "
        "-md sha256 -keyfile key.pem -in request.pem -out certificate.pem -startdate \"$1\" -enddate \"$2\"";
    const char *const arguments[] = {"/bin/sh", "-c", line, folder, from, to, NULL};
    int status = process_run(arguments, NULL, NULL, NULL);
    if (status == 99)
        skip();
    assert_int_equal(status, 0);
}

static void nginx_with_certificate(struct nginx *nginx, const char *folder, const char *from, const char *to)
{
    char lines[500];
    make_certificate(folder, from, to);
    (void)snprintf(lines, sizeof lines,
                   "ssl_certificate %s/certificate.pem; ssl_certificate_key %s/key.pem;\n", folder, folder);
    nginx_start(nginx, lines, NULL, true);
    nginx_put_text(nginx, "feed.json", FEED("") END);
}

static void a_certificate_counts_only_in_its_time(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *says;
        bool trusted, early;
    } ages[] = {
        {"20200101000000Z", "20490101000000Z", NULL, true, false},
        {"20200101000000Z", "20490101000000Z", "own authority belongs into ca_file", false, false},
        {"20200101000000Z", "20210101000000Z", "has expired; is this machine's clock right?", true, false},
        {"20480101000000Z", "20490101000000Z", "not yet valid; is this machine's clock right?", true, true}};
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        struct nginx nginx;
        struct fetch_settings settings;
        struct told told;
        char *folder = folder_create();
        char *authority = folder_path(folder, "certificate.pem");
        nginx_with_certificate(&nginx, folder, ages[i].from, ages[i].to);
        char *url = nginx_url(&nginx, "/feed.json");
        fetch_settings_init(&settings);
        settings.ca_file = ages[i].trusted ? authority : NULL;
        fetch_with(&settings, (struct fetch_request){.url = url}, &told);
        assert_int_equal(told.fine, ages[i].says == NULL);
        assert_int_equal(told.early, ages[i].early);
        if (ages[i].says)
            assert_says(told.error.text, ages[i].says);
        nginx_stop(&nginx);
        folder_remove(folder);
        free(authority), free(url);
    }
}

static void a_certificate_that_is_too_young_is_tried_every_minute_until_the_clock_is_set(void **state)
{
    (void)state;
    struct nginx nginx;
    struct house house;
    struct feed_state feed = {0};
    char *folder = folder_create();
    nginx_with_certificate(&nginx, folder, "20480101000000Z", "20490101000000Z");
    char *url = nginx_url(&nginx, "/feed.json");
    house_start(&house, url);
    house.config.network.ca_file = folder_path(folder, "certificate.pem");
    for (int i = 1; i <= 4; i++) {
        house_run(&house, 600, &feed);
        assert_int_equal(feed.failures, i);
        assert_int_equal(feed.next_due - feed.last_attempt, 60);
        assert_says(feed.message, "this machine's clock is not set yet, so it is tried every minute");
    }
    house.synchronised = true;
    house_run(&house, 600, &feed);
    assert_int_equal(feed.next_due - feed.last_attempt, 600);
    assert_says(feed.message, "not yet valid");
    assert_null(strstr(feed.message, "every minute"));
    feed_state_finish(&feed);
    house_stop(&house);
    nginx_stop(&nginx);
    folder_remove(folder);
    free(url);
}

static void a_server_may_ask_for_a_client_certificate(void **state)
{
    (void)state;
    struct nginx nginx;
    struct fetch_settings settings;
    struct told told;
    char lines[700];
    char *folder = folder_create();
    make_certificate(folder, "20200101000000Z", "20490101000000Z");
    (void)snprintf(lines, sizeof lines,
                   "ssl_certificate %s/certificate.pem; ssl_certificate_key %s/key.pem;\n"
                   "ssl_client_certificate %s/certificate.pem; ssl_verify_client on;\n",
                   folder, folder, folder);
    nginx_start(&nginx, lines, NULL, true);
    nginx_put_text(&nginx, "feed.json", FEED("") END);
    char *url = nginx_url(&nginx, "/feed.json");
    char *certificate = folder_path(folder, "certificate.pem");
    char *key = folder_path(folder, "key.pem");
    fetch_settings_init(&settings);
    settings.ca_file = certificate;
    struct fetch_request request = {.url = url};
    fetch_with(&settings, request, &told);
    assert_says(told.error.text, "answered 400");
    request.certificate = certificate;
    request.key = key;
    fetch_with(&settings, request, &told);
    assert_true(told.fine);
    assert_int_equal(chmod(key, 0640), 0);
    fetch_with(&settings, request, &told);
    assert_says(told.error.text, "key.pem: not only its owner can read it");
    nginx_stop(&nginx);
    folder_remove(folder);
    free(url), free(certificate), free(key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_connection_is_kept_for_the_next_request),
        cmocka_unit_test(cookies_are_not_kept),
        cmocka_unit_test(a_stranger_leads_to_no_address_behind_the_wall),
        cmocka_unit_test(a_name_is_judged_by_the_address_behind_it),
        cmocka_unit_test(a_feed_on_this_machine_may_lead_to_it_and_one_outside_may_not),
        cmocka_unit_test(credentials_go_to_their_own_server_only),
        cmocka_unit_test(a_proxy_gets_its_own_credentials),
        cmocka_unit_test(a_move_is_remembered_when_it_stays_for_days_and_forgotten_when_it_ends),
        cmocka_unit_test(a_feed_that_ended_is_asked_once_a_day),
        cmocka_unit_test(photos_of_a_busy_server_are_left_for_later),
        cmocka_unit_test(waits_are_for_one_server_and_end),
        cmocka_unit_test(a_page_is_known_by_how_it_begins),
        cmocka_unit_test(a_certificate_counts_only_in_its_time),
        cmocka_unit_test(a_certificate_that_is_too_young_is_tried_every_minute_until_the_clock_is_set),
        cmocka_unit_test(a_server_may_ask_for_a_client_certificate),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

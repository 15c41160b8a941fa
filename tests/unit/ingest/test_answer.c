/* ingest/fetch: what the headers of an answer say, and which failures will most likely stay. */
#include "guest.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/answer.h"
#include "ingest/fetch/reason.h"

#include "support/cmocka.h"
#include "support/fault_server.h"

#include <stdlib.h>
#include <string.h>

#define DATE "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"

static struct fault_server server;

static int start(void **state)
{
    (void)state;
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, NULL, 0);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    return 0;
}

struct said {
    int64_t retry_after, max_age;
    long status;
    char charset[100];
};

static void keep(void *data, const struct fetch_result *result)
{
    struct said *said = data;
    *said = (struct said){result->retry_after, result->max_age, result->status, ""};
    strncpy(said->charset, result->charset ? result->charset : "", sizeof said->charset - 1);
}

static struct said said_of(const char *status, const char *headers)
{
    struct fetch_settings settings;
    struct said said = {.retry_after = -2};
    struct fault_case answer = {.name = "answer", .status = status, .headers = headers, .body = "x"};
    char *url = fault_server_url(&server, "feed");
    fetch_settings_init(&settings);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    fault_server_play(&server, &answer);
    fetcher_add(fetcher, &(struct fetch_request){.url = url, .maximum = 10, .data = &said, .done = keep});
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    fetcher_destroy(fetcher);
    free(url);
    return said;
}

static void a_server_says_in_seconds_or_by_a_date_how_long_it_wants_to_be_left_alone(void **state)
{
    (void)state;
    static const struct {
        const char *headers;
        int64_t seconds;
    } rows[] = {
        {"", -1},
        {"Retry-After: 0\r\n", 0},
        {"Retry-After: 9\r\n", 9},
        {"Retry-After: 120\r\n", 120},
        {"Retry-After: 120.5\r\n", 120},
        {"Retry-After: -5\r\n", -1},
        {"Retry-After: soon\r\n", -1},
        {"Retry-After: 99999999\r\n", 99999999},
        {"Retry-After: 100000001\r\n", 100000000},
        {"Retry-After: 99999999999999999999999\r\n", 100000000},
        {DATE "Retry-After: Tue, 14 Nov 2023 22:13:21 GMT\r\n", 1},
        {DATE "Retry-After: Tue, 14 Nov 2023 23:13:20 GMT\r\n", 3600},
        {DATE "Retry-After: Tue, 14 Nov 2023 22:13:20 GMT\r\n", 0},
        {DATE "Retry-After: Mon, 13 Nov 2023 22:13:20 GMT\r\n", 0},
        {"Retry-After: Tue, 14 Nov 2023 23:13:20 GMT\r\n", -1}, /* by whose clock? */
        {"Date: today\r\nRetry-After: Tue, 14 Nov 2023 23:13:20 GMT\r\n", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (said_of("503 Service Unavailable", rows[i].headers).retry_after != rows[i].seconds)
            fail_msg("%s", rows[i].headers);
    assert_int_equal(said_of(NULL, "Retry-After: 7\r\n").retry_after, 7);
}

static void an_answer_says_how_long_it_is_fresh(void **state)
{
    (void)state;
    static const struct {
        const char *headers;
        int64_t seconds;
    } rows[] = {
        {"", -1},
        {"Cache-Control: max-age=0\r\n", 0},
        {"Cache-Control: max-age=60\r\n", 60},
        {"Cache-Control: private,max-age=60\r\n", 60},
        {"Cache-Control: private\r\n", -1},
        {"Cache-Control: \r\n", -1},
        {"Cache-Control: max-age=60\r\nAge: 59\r\n", 1},
        {"Cache-Control: max-age=60\r\nAge: 60\r\n", 0},
        {"Cache-Control: max-age=60\r\nAge: 61\r\n", 0},
        {"Cache-Control: max-age=60\r\nAge: 0\r\n", 60},
        {"Cache-Control: max-age=60\r\nAge: -9\r\n", 60},
        {"Cache-Control: no-cache\r\n", 0},
        {"Cache-Control: no-store\r\n", 0},
        {"Cache-Control: private\r\nCache-Control: public\r\nCache-Control: max-age=60\r\n", 60},
        {DATE "Expires: Tue, 14 Nov 2023 22:14:20 GMT\r\n", 60},
        {DATE "Expires: Tue, 14 Nov 2023 22:14:20 GMT\r\nAge: 20\r\n", 40},
        {DATE "Expires: Tue, 14 Nov 2023 22:14:20 GMT\r\nCache-Control: max-age=0\r\n", 0},
        {"Age: 20\r\n", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t seconds = said_of(NULL, rows[i].headers).max_age;
        if (seconds != rows[i].seconds)
            fail_msg("%s gives %lld", rows[i].headers, (long long)seconds);
    }
}

static void a_content_type_may_name_a_charset(void **state)
{
    (void)state;
    static const struct {
        const char *type, *charset;
    } rows[] = {
        {"text/html", NULL},
        {"text/html; charset=utf-8", "utf-8"},
        {"text/html;charset=utf-8", "utf-8"},
        {"text/html;\tCharset=\"koi8-r\"", "koi8-r"},
        {"text/html; charset='koi8-r'; x=y", "koi8-r"},
        {"text/html; a=b; charset=koi8-r,", "koi8-r"},
        {"text/html; xcharset=koi8-r", NULL},
        {"text/html; charset", NULL},
        {"text/html; charset=\"\"", NULL},
        {"charset=utf-8", NULL},
        {"a;charset=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"a;charset=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *charset = answer_charset(rows[i].type);
        if (strcmp(charset ? charset : "", rows[i].charset ? rows[i].charset : "") != 0)
            fail_msg("%s gives %s", rows[i].type, charset ? charset : "none");
        free(charset);
    }
    assert_string_equal(said_of(NULL, "Content-Type: text/xml; charset=\"windows-1251\"\r\n").charset,
                        "windows-1251");
    assert_string_equal(said_of(NULL, "").charset, "");
}

static void what_a_client_did_wrong_stays_wrong_and_what_a_server_did_may_pass(void **state)
{
    (void)state;
    static const long lasting[] = {400, 401, 403, 404, 406, 410, 451, 499};
    static const long passing[] = {200, 204, 304, 399, 408, 425, 429, 500, 502, 503, 504, 599};
    for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++)
        assert_true(reason_status_lasts(lasting[i]));
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        assert_false(reason_status_lasts(passing[i]));
    assert_true(reason_trouble_lasts(TROUBLE_TOO_LARGE));
    assert_true(reason_trouble_lasts(TROUBLE_HEADERS));
    assert_true(reason_trouble_lasts(TROUBLE_TOO_NEAR));
    assert_false(reason_trouble_lasts(TROUBLE_NONE));
    assert_false(reason_trouble_lasts(TROUBLE_COMPRESSED));
    assert_false(reason_trouble_lasts(TROUBLE_CODING));
}

static void a_certificate_is_early_only_when_that_is_what_is_wrong(void **state)
{
    (void)state;
    static const char early[] = "SSL certificate problem: certificate is not yet valid";
    assert_true(reason_is_early(CURLE_PEER_FAILED_VERIFICATION, early));
    assert_false(reason_is_early(CURLE_SSL_CONNECT_ERROR, early));
    assert_false(
        reason_is_early(CURLE_PEER_FAILED_VERIFICATION, "SSL certificate problem: certificate has expired"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_server_says_in_seconds_or_by_a_date_how_long_it_wants_to_be_left_alone),
        cmocka_unit_test(an_answer_says_how_long_it_is_fresh),
        cmocka_unit_test(a_content_type_may_name_a_charset),
        cmocka_unit_test(what_a_client_did_wrong_stays_wrong_and_what_a_server_did_may_pass),
        cmocka_unit_test(a_certificate_is_early_only_when_that_is_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

/* ingest/fetch: who asks, and who is told: user names, credentials, certificates, headers. */
#include "guest.h"

#include "base/memory.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char away_headers[100], lured_headers[100];

static const struct fault_case cases[] = {
    {.name = "fine", .body = "fine"},
    {.name = "around", .status = "302 Found", .headers = "Location: /fine\r\n"},
    {.name = "away", .status = "302 Found", .headers = away_headers},
    {.name = "lured", .status = "302 Found", .headers = lured_headers},
};

static struct fault_server server, other;

static int start(void **state)
{
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    fault_server_start(&other, cases, sizeof cases / sizeof *cases);
    (void)snprintf(away_headers, sizeof away_headers, "Location: http://127.0.0.1:%d/fine\r\n", other.port);
    (void)snprintf(lured_headers, sizeof lured_headers, "Location: http://a:b@127.0.0.1:%d/fine\r\n",
                   other.port);
    *state = folder_create();
    return 0;
}

static int stop(void **state)
{
    fault_server_stop(&server);
    fault_server_stop(&other);
    folder_remove(*state);
    return 0;
}

#define IDENTITY "\nAuthorization: Basic bWU6aHVzaA==" /* me:hush */

/* "http://me:hush@127.0.0.1:PORT/name", malloc'd. */
static char *url_of_me(const char *name)
{
    char url[100];
    (void)snprintf(url, sizeof url, "http://me:hush@127.0.0.1:%d/%s", server.port, name);
    return memory_copy_text(url);
}

static void the_user_of_an_address_is_told_to_its_server_alone(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t told; /* to its own server */
    } rows[] = {{"fine", 1}, {"around", 2}, {"away", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told told;
        size_t before = fault_server_count(&server, IDENTITY);
        char *url = url_of_me(rows[i].name);
        guest_fetch_with(NULL, (struct fetch_request){.url = url}, &told);
        assert_true(told.fine);
        assert_int_equal(fault_server_count(&server, IDENTITY) - before, rows[i].told);
        free(url);
    }
    assert_int_equal(fault_server_count(&other, "GET /fine "), 1);
    assert_int_equal(fault_server_count(&other, "Authorization"), 0);
}

static void a_redirect_names_no_user(void **state)
{
    (void)state;
    struct told told;
    char *url = fault_server_url(&server, "lured");
    guest_fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&other, "Authorization"), 0);
    free(url);
}

static void a_photo_of_the_same_server_is_asked_for_as_the_user_of_the_feed(void **state)
{
    (void)state;
    struct told told;
    char *origin = url_of_me("feed"), *url = fault_server_url(&server, "fine?1"),
         *strange = fault_server_url(&other, "fine");
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .origin = origin}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "GET /fine?1 "), 1);
    assert_int_equal(fault_server_count(&server, IDENTITY), 1);
    guest_fetch_with(NULL, (struct fetch_request){.url = strange, .origin = origin}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&other, "Authorization"), 0);
    free(origin), free(url), free(strange);
}

static void a_file_of_credentials_counts_before_the_user_of_an_address(void **state)
{
    static const struct {
        const char *text, *told;
    } rows[] = {{"bearer abc", "\nAuthorization: Bearer abc\r"},
                {"basic you:hash", "\nAuthorization: Basic eW91Omhhc2g="},
                {"header X-Key: k", "\nX-Key: k\r"}};
    char *url = url_of_me("fine");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told told;
        char *file = folder_put(*state, "secret", rows[i].text, 0600);
        guest_fetch_with(NULL, (struct fetch_request){.url = url, .credentials = file}, &told);
        assert_true(told.fine);
        assert_int_equal(fault_server_count(&server, rows[i].told), 1);
        assert_int_equal(fault_server_count(&server, IDENTITY), 0);
        free(file);
    }
    free(url);
}

static void without_its_credentials_nothing_is_asked_until_they_come(void **state)
{
    struct told told;
    char *url = fault_server_url(&server, "fine"), *strange = fault_server_url(&other, "fine");
    char *file = folder_path(*state, "late");
    const struct fetch_request request = {.url = url, .credentials = file};
    guest_fetch_with(NULL, request, &told);
    assert_false(told.fine);
    assert_false(told.lasting);
    guest_assert_says(told.error.text, "late: No such file or directory");
    assert_int_equal(fault_server_connections(&server), 0);
    guest_fetch_with(NULL, (struct fetch_request){.url = strange, .origin = url, .credentials = file}, &told);
    assert_true(told.fine); /* which are not for that server */
    free(folder_put(*state, "late", "bearer abc", 0600));
    guest_fetch_with(NULL, request, &told);
    assert_true(told.fine);
    free(url), free(strange), free(file);
}

static void a_certificate_without_a_key_of_its_own_is_a_secret_itself(void **state)
{
    struct told told;
    char *url = fault_server_url(&server, "fine");
    char *file = folder_put(*state, "both.pem", "", 0644);
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .certificate = file}, &told);
    guest_assert_says(told.error.text, "both.pem: not only its owner can read it");
    assert_false(told.lasting);
    assert_int_equal(fault_server_connections(&server), 0);
    free(url), free(file);
}

static void a_proxy_takes_a_user_and_a_password_and_nothing_else(void **state)
{
    static const char *const texts[] = {"bearer abc", "header X-Key: k", "nonsense"};
    struct fetch_settings settings;
    struct told told;
    char *proxy = fault_server_url(&other, "");
    fetch_settings_init(&settings);
    settings.proxy = proxy;
    setenv("no_proxy", "", 1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *file = folder_put(*state, "proxy", texts[i], 0600);
        settings.proxy_credentials = file;
        guest_fetch_with(&settings, (struct fetch_request){.url = "http://news.example/fine"}, &told);
        assert_false(told.fine);
        assert_false(told.lasting);
        guest_assert_says(told.error.text,
                          i < 2 ? "proxy: a proxy wants basic USER:PASSWORD" : "it has to be one line");
        free(file);
    }
    setenv("no_proxy", "*", 1);
    assert_int_equal(fault_server_connections(&other), 0);
    free(proxy);
}

static void what_will_never_work_lasts(void **state)
{
    struct told told;
    char *file = folder_put(*state, "secret", "bearer abc", 0600);
    guest_fetch_with(NULL, (struct fetch_request){.url = "gopher://a.example/", .credentials = file}, &told);
    assert_false(told.fine);
    assert_true(told.lasting);
    guest_fetch_with(NULL, (struct fetch_request){.url = "http://127.0.0.1/", .reach = NETWORK_PUBLIC},
                     &told);
    assert_false(told.fine);
    assert_true(told.lasting);
    free(file);
}

static void the_passwords_of_the_machines_netrc_are_not_used(void **state)
{
    struct told told;
    char *url = fault_server_url(&server, "fine"), *home = memory_copy_text(getenv("HOME"));
    free(folder_put(*state, ".netrc", "default login me password hush\n", 0600));
    setenv("HOME", *state, 1);
    guest_fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    if (home)
        setenv("HOME", home, 1);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "Authorization"), 0);
    free(url), free(home);
}

static void no_validator_smuggles_in_a_header(void **state)
{
    (void)state;
    static const char *const bad[] = {"\"a\"\r\nX-Evil: 1", "\"a\"\nX-Evil: 1", "\"a\"\rX-Evil: 1"};
    char *url = fault_server_url(&server, "fine");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct told told;
        guest_fetch_with(NULL, (struct fetch_request){.url = url, .etag = bad[i], .last_modified = "Mon"},
                         &told);
        assert_true(told.fine);
        assert_int_equal(fault_server_count(&server, "X-Evil"), 0);
        assert_int_equal(fault_server_count(&server, "If-None-Match"), 0);
        assert_int_equal(fault_server_count(&server, "If-Modified-Since: Mon\r"), i + 1);
    }
    assert_int_equal(fault_server_count(&server, "Accept-Encoding: gzip\r"), 3);
    free(url);
}

#define IDENTITY_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IDENTITY_TEST(the_user_of_an_address_is_told_to_its_server_alone),
        IDENTITY_TEST(a_redirect_names_no_user),
        IDENTITY_TEST(a_photo_of_the_same_server_is_asked_for_as_the_user_of_the_feed),
        IDENTITY_TEST(a_file_of_credentials_counts_before_the_user_of_an_address),
        IDENTITY_TEST(without_its_credentials_nothing_is_asked_until_they_come),
        IDENTITY_TEST(a_certificate_without_a_key_of_its_own_is_a_secret_itself),
        IDENTITY_TEST(a_proxy_takes_a_user_and_a_password_and_nothing_else),
        IDENTITY_TEST(what_will_never_work_lasts),
        IDENTITY_TEST(the_passwords_of_the_machines_netrc_are_not_used),
        IDENTITY_TEST(no_validator_smuggles_in_a_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

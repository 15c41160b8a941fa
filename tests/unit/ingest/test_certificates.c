/* ingest/fetch and the loop before certificates: of any age, and of their own. */
#include "guest.h"
#include "house.h"

#include "support/cmocka.h"
#include "support/folder.h"
#include "support/nginx.h"
#include "support/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

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
    nginx_put_text(nginx, "feed.json", GUEST_FEED("") GUEST_END);
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
        guest_fetch_with(&settings, (struct fetch_request){.url = url}, &told);
        assert_int_equal(told.fine, ages[i].says == NULL);
        assert_int_equal(told.early, ages[i].early);
        if (ages[i].says)
            guest_assert_says(told.error.text, ages[i].says);
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
        guest_assert_says(feed.message, "this machine's clock is not set yet, so it is tried every minute");
    }
    house.synchronised = true;
    house_run(&house, 600, &feed);
    assert_int_equal(feed.next_due - feed.last_attempt, 600);
    guest_assert_says(feed.message, "not yet valid");
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
    nginx_put_text(&nginx, "feed.json", GUEST_FEED("") GUEST_END);
    char *url = nginx_url(&nginx, "/feed.json");
    char *certificate = folder_path(folder, "certificate.pem");
    char *key = folder_path(folder, "key.pem");
    fetch_settings_init(&settings);
    settings.ca_file = certificate;
    struct fetch_request request = {.url = url};
    guest_fetch_with(&settings, request, &told);
    guest_assert_says(told.error.text, "answered 400");
    request.certificate = certificate;
    request.key = key;
    guest_fetch_with(&settings, request, &told);
    assert_true(told.fine);
    assert_int_equal(chmod(key, 0640), 0);
    guest_fetch_with(&settings, request, &told);
    guest_assert_says(told.error.text, "key.pem: not only its owner can read it");
    nginx_stop(&nginx);
    folder_remove(folder);
    free(url), free(certificate), free(key);
}

static int start(void **state)
{
    (void)state;
    return setenv("no_proxy", "*", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certificate_counts_only_in_its_time),
        cmocka_unit_test(a_certificate_that_is_too_young_is_tried_every_minute_until_the_clock_is_set),
        cmocka_unit_test(a_server_may_ask_for_a_client_certificate),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}

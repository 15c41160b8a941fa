/* ingest/fetch against a real server, a silent one, none, and files. */
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/address.h"
#include "ingest/fetch/answer.h"
#include "ingest/fetch/fetch.h"

#include "support/cmocka.h"
#include "support/nginx.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char server_lines[] =
    "gzip on; gzip_types application/json; gzip_min_length 10;\n"
    "location /moved { return 301 /feed.json; }\n"
    "location /loop { return 302 /loop; }\n"
    "location /away { return 302 ftp://example.org/; }\n"
    "location /downhill { return 302 http://127.0.0.1:$server_port/feed.json; }\n"
    "location /busy { add_header Retry-After 120 always; return 503; }\n"
    "location /fresh { add_header Cache-Control 'public, max-age=900'; add_header Last-Modified x; return "
    "200 fine; }\n"
    "location /cyrillic { default_type 'text/xml; charset=\"windows-1251\"'; return 200 fine; }\n"
    "location /closed { return 401; }\n"
    "location /nothing { return 204; }\n";

/* A result that outlives its callback. */
struct kept {
    int calls;
    struct fetch_result result;
    char *body, *url, *etag, *last_modified, *charset;
};

static void keep(void *data, const struct fetch_result *result)
{
    struct kept *kept = data;
    kept->calls++;
    kept->result = *result;
    kept->body = memory_copy_bytes(result->body, result->length);
    kept->url = memory_copy_text(result->url);
    kept->etag = memory_copy_text(result->etag);
    kept->last_modified = memory_copy_text(result->last_modified);
    kept->charset = memory_copy_text(result->charset);
}

static void kept_finish(struct kept *kept)
{
    free(kept->body);
    free(kept->url);
    free(kept->etag);
    free(kept->last_modified);
    free(kept->charset);
    *kept = (struct kept){0};
}

static void finish_all(struct fetcher *fetcher)
{
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
}

static void fetch_with(const struct fetch_settings *settings, struct fetch_request request, struct kept *kept)
{
    struct fetcher *fetcher = fetcher_create(settings, NULL);
    request.data = kept;
    request.done = keep;
    request.maximum = request.maximum ? request.maximum : LIMIT_FEED_BODY;
    *kept = (struct kept){0};
    fetcher_add(fetcher, &request);
    finish_all(fetcher);
    fetcher_destroy(fetcher);
    assert_int_equal(kept->calls, 1);
    assert_int_equal(kept->result.fine, !kept->result.error.set);
}

static void fetch_url(const char *url, struct kept *kept)
{
    struct fetch_settings settings;
    fetch_settings_init(&settings);
    fetch_with(&settings, (struct fetch_request){.url = url}, kept);
}

static void fetch_path(struct nginx *nginx, const char *path, struct kept *kept)
{
    char *url = nginx_url(nginx, path);
    fetch_url(url, kept);
    free(url);
}

static void assert_fails(struct kept *kept, const char *text)
{
    assert_false(kept->result.fine);
    if (!strstr(kept->result.error.text, text))
        fail_msg("\"%s\" does not say \"%s\"", kept->result.error.text, text);
    kept_finish(kept);
}

static int start(void **state)
{
    static struct nginx nginx;
    setenv("no_proxy", "*", 1);
    nginx_start(&nginx, server_lines, NULL, false);
    nginx_put_text(&nginx, "feed.json", "{\"title\": \"a feed that is long enough to be compressed\"}");
    *state = &nginx;
    return 0;
}

static int stop(void **state)
{
    nginx_stop(*state);
    return 0;
}

static void a_document_comes_with_its_validators(void **state)
{
    struct kept kept;
    fetch_path(*state, "/feed.json", &kept);
    assert_true(kept.result.fine);
    assert_int_equal(kept.result.status, 200);
    assert_string_equal(kept.body, "{\"title\": \"a feed that is long enough to be compressed\"}");
    assert_memory_equal(kept.etag, "W/\"", 3); /* weak, for it was compressed on the way */
    assert_non_null(strstr(kept.last_modified, "2023"));
    assert_int_equal(kept.result.retry_after, -1);
    kept_finish(&kept);
    char *log = nginx_log(*state);
    assert_non_null(strstr(log, "agent=\"Foyer/"));
    assert_non_null(strstr(log, "cookie=\"-\" referer=\"-\""));
    free(log);
}

static void an_unchanged_document_is_not_sent_again(void **state)
{
    struct kept first;
    struct kept second;
    struct fetch_settings settings;
    char *url = nginx_url(*state, "/feed.json");
    fetch_settings_init(&settings);
    fetch_url(url, &first);
    fetch_with(&settings,
               (struct fetch_request){.url = url, .etag = first.etag, .last_modified = first.last_modified},
               &second);
    assert_true(second.result.fine);
    assert_true(second.result.not_modified);
    assert_int_equal(second.result.length, 0);
    assert_non_null(second.etag);
    char *log = nginx_log(*state);
    assert_non_null(strstr(log, "if-none-match=\"W/\\x22")); /* nginx writes a quote so */
    assert_non_null(strstr(log, first.last_modified));
    free(log);
    kept_finish(&first);
    kept_finish(&second);
    free(url);
}

static void an_answer_without_a_document_is_a_failure_in_words(void **state)
{
    static const struct {
        const char *path, *text;
        bool lasting;
    } cases[] = {
        {"/gone.json?key=secret", "answered 404 Not Found for /gone.json; check the address", true},
        {"/closed", "answered 401 Unauthorized for /closed; it wants other credentials, or any", true},
        {"/nothing", "answered 204 No Content for /nothing", false},
        {"/busy", "answered 503 Service Unavailable for /busy", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kept kept;
        fetch_path(*state, cases[i].path, &kept);
        assert_int_equal(kept.result.lasting, cases[i].lasting);
        assert_int_equal(kept.result.length, 0);
        assert_int_equal(kept.result.retry_after, kept.result.status == 503 ? 120 : -1);
        assert_null(strstr(kept.result.error.text, "secret"));
        assert_fails(&kept, cases[i].text);
    }
}

static void a_redirect_is_followed_and_its_end_is_told(void **state)
{
    struct kept kept;
    char *end = nginx_url(*state, "/feed.json");
    fetch_path(*state, "/moved", &kept);
    assert_true(kept.result.fine);
    assert_string_equal(kept.url, end);
    assert_true(kept.result.length > 0);
    kept_finish(&kept);
    free(end);
}

static void a_redirect_that_goes_in_circles_or_off_the_web_ends(void **state)
{
    struct kept kept;
    int before = nginx_count(*state, "GET /loop ");
    fetch_path(*state, "/loop", &kept);
    assert_fails(&kept, "more than 10 redirects");
    assert_int_equal(nginx_count(*state, "GET /loop ") - before, 11);
    fetch_path(*state, "/away", &kept);
    assert_fails(&kept, "\"ftp\" addresses cannot be fetched");
}

static void headers_tell_charset_and_freshness(void **state)
{
    struct kept kept;
    fetch_path(*state, "/cyrillic", &kept);
    assert_string_equal(kept.charset, "windows-1251");
    assert_int_equal(kept.result.max_age, -1);
    kept_finish(&kept);
    fetch_path(*state, "/fresh", &kept);
    assert_int_equal(kept.result.max_age, 900);
    kept_finish(&kept);
    assert_null(answer_charset("text/html"));
    assert_null(answer_charset("text/html; charset="));
    char *charset = answer_charset("text/html; a=b;CHARSET=utf-8; c");
    assert_string_equal(charset, "utf-8");
    free(charset);
}

static void a_body_over_its_maximum_is_refused_also_when_it_was_compressed(void **state)
{
    struct nginx *nginx = *state;
    struct fetch_settings settings;
    struct kept kept;
    size_t length = 200000;
    char *zeros = memory_zeroed(length, 1);
    memset(zeros, ' ', length);
    nginx_put(nginx, "large.json", zeros, length);
    nginx_put(nginx, "large.bin", zeros, length);
    fetch_settings_init(&settings);
    for (int i = 0; i < 2; i++) {
        char *url = nginx_url(nginx, i == 0 ? "/large.json" : "/large.bin");
        fetch_with(&settings, (struct fetch_request){.url = url, .maximum = length - 1}, &kept);
        assert_true(kept.result.lasting);
        assert_fails(&kept, "sent more than the 199999 bytes allowed");
        fetch_with(&settings, (struct fetch_request){.url = url, .maximum = length}, &kept);
        assert_int_equal(kept.result.length, length);
        kept_finish(&kept);
        free(url);
    }
    free(zeros);
}

/* A bound socket; it listens when asked to, and never answers. */
static int silent_server(bool listening, char **url)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(server, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(server, (struct sockaddr *)&address, &size), 0);
    if (listening)
        assert_int_equal(listen(server, 8), 0);
    struct buffer text;
    buffer_init(&text, 100);
    buffer_append_format(&text, "http://user:password@127.0.0.1:%d/a", ntohs(address.sin_port));
    *url = text.bytes;
    return server;
}

static void nobody_there_is_said_without_the_password(void **state)
{
    (void)state;
    struct kept kept;
    char *url;
    int server = silent_server(false, &url);
    fetch_url(url, &kept);
    assert_null(strstr(kept.result.error.text, "password"));
    assert_false(kept.result.lasting);
    assert_fails(&kept, "no answer from 127.0.0.1:");
    fetch_url(url, &kept);
    assert_fails(&kept, ": connection refused");
    close(server);
    free(url);
    fetch_url("http://nonexistent.invalid/feed.json", &kept);
    assert_fails(&kept, "nonexistent.invalid: name not found");
}

static void a_server_that_never_answers_is_given_up(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct kept kept;
    char *url;
    int server = silent_server(true, &url);
    fetch_settings_init(&settings);
    settings.whole = TICK_MS(100);
    fetch_with(&settings, (struct fetch_request){.url = url}, &kept);
    assert_fails(&kept, "within 0.1 s");
    close(server);
    free(url);
}

static void a_descriptor_ends_the_wait_by_bytes_or_hang_up(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct kept kept = {0};
    char *url;
    int server = silent_server(true, &url);
    fetch_settings_init(&settings);
    for (int hang_up = 0; hang_up < 2; hang_up++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        struct fetcher *fetcher = fetcher_create(&settings, NULL);
        fetcher_add(fetcher, &(struct fetch_request){.url = url, .maximum = 1, .data = &kept, .done = keep});
        assert_int_equal(hang_up ? close(ends[1]) + 1 : write(ends[1], "x", 1), 1);
        /* returns only because of the descriptor: the server says nothing for 60 s */
        fetcher_wait(fetcher, TICK_NEVER, (const int[]){-1, ends[0]}, 2);
        assert_int_equal(fetcher_pending(fetcher), 1);
        fetcher_destroy(fetcher);
        assert_int_equal(kept.calls, 0);
        close(ends[0]);
        if (!hang_up)
            close(ends[1]);
    }
    close(server);
    free(url);
}

static void a_certificate_must_be_trusted_and_https_stays_https(void **state)
{
    (void)state;
    struct nginx nginx;
    struct fetch_settings settings;
    struct kept kept;
    nginx_start(&nginx, server_lines, NULL, true);
    nginx_put_text(&nginx, "feed.json", "{}");
    fetch_path(&nginx, "/feed.json", &kept);
    assert_fails(&kept, "its certificate is not accepted");
    char *certificate = nginx_path(&nginx, "certificate.pem");
    char *url = nginx_url(&nginx, "/feed.json");
    char *downhill = nginx_url(&nginx, "/downhill");
    fetch_settings_init(&settings);
    settings.ca_file = certificate;
    fetch_with(&settings, (struct fetch_request){.url = url}, &kept);
    assert_string_equal(kept.body, "{}");
    kept_finish(&kept);
    fetch_with(&settings, (struct fetch_request){.url = downhill}, &kept);
    assert_fails(&kept, "without encryption");
    free(certificate);
    free(url);
    free(downhill);
    nginx_stop(&nginx);
}

static void a_file_is_read_once_while_it_stays_the_same(void **state)
{
    struct fetch_settings settings;
    struct kept first;
    struct kept second;
    char *path = nginx_path(*state, "a file.json");
    fetch_settings_init(&settings);
    assert_true(file_write_atomic(path, "[1]", 3, NULL));
    fetch_url(path, &first);
    assert_string_equal(first.body, "[1]");
    assert_memory_equal(first.url, "file:///", 8);
    assert_non_null(strstr(first.url, "a%20file.json"));
    fetch_with(&settings, (struct fetch_request){.url = first.url, .etag = first.etag}, &second);
    assert_true(second.result.not_modified);
    kept_finish(&second);
    assert_true(file_write_atomic(path, "[22]", 4, NULL));
    fetch_with(&settings, (struct fetch_request){.url = path, .etag = first.etag}, &second);
    assert_string_equal(second.body, "[22]");
    kept_finish(&second);
    kept_finish(&first);
    free(path);
    fetch_url("/nowhere/feed.json", &first);
    assert_fails(&first, "/nowhere/feed.json: No such file or directory");
    fetch_url("/dev", &first);
    assert_fails(&first, "/dev: is not a file");
}

static void what_is_no_address_fails_in_words(void **state)
{
    (void)state;
    struct kept kept;
    fetch_url("gopher://example.org/", &kept);
    assert_fails(&kept, "\"gopher\" addresses cannot be fetched");
    fetch_url("feed.json", &kept);
    assert_false(kept.result.fine);
    kept_finish(&kept);
    fetch_url(NULL, &kept);
    assert_false(kept.result.fine);
    kept_finish(&kept);
}

static void only_a_file_may_name_a_file(void **state)
{
    (void)state;
    assert_true(fetch_allowed("http://b/1.jpg", "https://a/feed.json", NULL));
    assert_true(fetch_allowed("file:///a/1.jpg", "/a/feed.json", NULL));
    assert_true(fetch_allowed("file:///a/1.jpg", "file:///a/feed.json", NULL));
    assert_false(fetch_allowed("file:///etc/passwd", "https://a/feed.json", NULL));
    assert_false(fetch_allowed("/etc/passwd", "https://a/feed.json", NULL));
    char *shown = address_shown("https://me:secret@example.org:8443/a/b.json?apikey=secret#x");
    assert_string_equal(shown, "https://example.org:8443/a/b.json");
    free(shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_comes_with_its_validators),
        cmocka_unit_test(an_unchanged_document_is_not_sent_again),
        cmocka_unit_test(an_answer_without_a_document_is_a_failure_in_words),
        cmocka_unit_test(a_redirect_is_followed_and_its_end_is_told),
        cmocka_unit_test(a_redirect_that_goes_in_circles_or_off_the_web_ends),
        cmocka_unit_test(headers_tell_charset_and_freshness),
        cmocka_unit_test(a_body_over_its_maximum_is_refused_also_when_it_was_compressed),
        cmocka_unit_test(nobody_there_is_said_without_the_password),
        cmocka_unit_test(a_server_that_never_answers_is_given_up),
        cmocka_unit_test(a_descriptor_ends_the_wait_by_bytes_or_hang_up),
        cmocka_unit_test(a_certificate_must_be_trusted_and_https_stays_https),
        cmocka_unit_test(a_file_is_read_once_while_it_stays_the_same),
        cmocka_unit_test(what_is_no_address_fails_in_words),
        cmocka_unit_test(only_a_file_may_name_a_file),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

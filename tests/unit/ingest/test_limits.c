/* ingest/fetch: how much and how far: every maximum of a request, from both sides. */
#include "guest.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/fetch.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { HOPS = 12 };

static char hop_names[HOPS][16], hop_headers[HOPS][40], tag_headers[2][LIMIT_HEADER_VALUE + 40],
    body_of_1000[1001], noise[1000], packed[2000];

static struct fault_case cases[HOPS + 16] = {
    {.name = "packed", .headers = "Content-Encoding: gzip\r\n", .body = packed, .claim = FAULT_NO_LENGTH},
    {.name = "fine", .body = "fine"},
    {.name = "exact", .body = body_of_1000},
    {.name = "claimed", .body = body_of_1000, .claim = 1001, .end = FAULT_HOLD},
    {.name = "unclaimed", .body = body_of_1000, .claim = FAULT_NO_LENGTH},
    {.name = "long-tag", .headers = tag_headers[0], .body = "x"},
    {.name = "longer-tag", .headers = tag_headers[1], .body = "x"},
    {.name = "error-page", .status = "404 Not Found", .body = body_of_1000},
    {.name = "203", .status = "203 Non-Authoritative Information", .body = "fine"},
    {.name = "empty-coding", .headers = "Content-Encoding: \r\n", .body = "fine"},
    {.name = "identity", .headers = "Content-Encoding: Identity\r\n", .body = "fine"},
};
static size_t case_count;

static struct fault_server server;

/* What cannot be made smaller becomes longer; returns how long. */
static size_t pack_noise(void)
{
    uint32_t number = 1;
    for (size_t i = 0; i < sizeof noise; i++) {
        number = number * 1664525 + 1013904223;
        noise[i] = (char)(number >> 24);
    }
    z_stream stream = {.next_in = (Bytef *)noise,
                       .avail_in = sizeof noise,
                       .next_out = (Bytef *)packed,
                       .avail_out = sizeof packed};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    assert_true(stream.total_out > sizeof noise);
    return stream.total_out;
}

/* hop-1 leads to "fine", hop-2 to hop-1, … */
static void fill_cases(void)
{
    memset(body_of_1000, 'x', 1000);
    cases[0].length = pack_noise();
    for (int i = 0; i < 2; i++)
        (void)snprintf(tag_headers[i], sizeof tag_headers[i], "ETag: \"%0*d\"\r\n",
                       LIMIT_HEADER_VALUE - 2 + i, 0);
    while (cases[case_count].name)
        case_count++;
    for (int i = 0; i < HOPS; i++) {
        (void)snprintf(hop_names[i], sizeof hop_names[i], "hop-%d", i + 1);
        (void)snprintf(hop_headers[i], sizeof hop_headers[i], "Location: /%s\r\n",
                       i ? hop_names[i - 1] : "fine");
        cases[case_count++] =
            (struct fault_case){.name = hop_names[i], .status = "302 Found", .headers = hop_headers[i]};
    }
}

static int start(void **state)
{
    (void)state;
    setenv("no_proxy", "*", 1);
    fill_cases();
    fault_server_start(&server, cases, case_count);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    return 0;
}

struct answer_kept {
    int calls;
    bool fine, lasting;
    long status;
    size_t length;
    char etag[LIMIT_HEADER_VALUE + 10];
    struct error error;
};

static void keep(void *data, const struct fetch_result *result)
{
    struct answer_kept *kept = data;
    kept->calls++;
    kept->fine = result->fine;
    kept->lasting = result->lasting;
    kept->status = result->status;
    kept->length = result->length;
    kept->error = result->error;
    (void)snprintf(kept->etag, sizeof kept->etag, "%s", result->etag ? result->etag : "");
}

static void ask_with(const struct fetch_settings *settings, const char *name, size_t maximum,
                     struct answer_kept *kept)
{
    struct fetcher *fetcher = fetcher_create(settings, NULL);
    char *url = name[0] == '/' ? memory_copy_text(name) : fault_server_url(&server, name);
    *kept = (struct answer_kept){0};
    fetcher_add(fetcher, &(struct fetch_request){.url = url, .maximum = maximum, .data = kept, .done = keep});
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    fetcher_destroy(fetcher);
    assert_int_equal(kept->calls, 1);
    free(url);
}

static void ask(const char *name, size_t maximum, struct answer_kept *kept)
{
    struct fetch_settings settings;
    fetch_settings_init(&settings);
    ask_with(&settings, name, maximum, kept);
}

static void a_body_may_have_its_maximum_and_not_a_byte_more(void **state)
{
    (void)state;
    static const char *const names[] = {"exact", "unclaimed"};
    struct answer_kept kept;
    for (size_t i = 0; i < 2; i++) {
        ask(names[i], 1000, &kept);
        assert_true(kept.fine);
        assert_int_equal(kept.length, 1000);
        ask(names[i], 999, &kept);
        assert_false(kept.fine);
        assert_true(kept.lasting);
        guest_assert_says(kept.error.text, "sent more than the 999 bytes allowed");
    }
    ask("claimed", 1000, &kept); /* what is announced is not waited for */
    assert_false(kept.fine);
    assert_true(kept.lasting);
    guest_assert_says(kept.error.text, "sent more than the 1000 bytes allowed");
}

static void a_maximum_holds_before_and_after_decompression(void **state)
{
    (void)state;
    struct answer_kept kept;
    size_t packed_length = cases[0].length;
    ask("packed", packed_length, &kept);
    assert_true(kept.fine);
    assert_int_equal(kept.length, sizeof noise);
    for (size_t maximum = packed_length - 1; maximum >= sizeof noise - 1;
         maximum -= packed_length - sizeof noise) {
        ask("packed", maximum, &kept);
        assert_false(kept.fine);
        guest_assert_says(kept.error.text, "sent more than the ");
    }
}

static void a_file_may_have_its_maximum_and_not_a_byte_more(void **state)
{
    (void)state;
    struct answer_kept kept;
    char *folder = folder_create();
    char *path = folder_put(folder, "feed.json", body_of_1000, 0600);
    ask(path, 1000, &kept);
    assert_true(kept.fine);
    ask(path, 999, &kept);
    assert_false(kept.fine);
    guest_assert_says(kept.error.text, "feed.json: larger than the 999 bytes allowed");
    folder_remove(folder);
    free(path);
}

static void a_file_is_the_same_while_its_time_and_size_are_and_a_pipe_is_not_waited_for(void **state)
{
    (void)state;
    struct answer_kept first, other;
    struct timespec times[2] = {{.tv_sec = 1700000000, .tv_nsec = 5}, {.tv_sec = 1700000000, .tv_nsec = 5}};
    char *folder = folder_create();
    char *path = folder_put(folder, "feed.json", "[1]", 0600), *pipe = folder_path(folder, "pipe");
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    ask(path, 1000, &first);
    ask(path, 1000, &other);
    assert_string_equal(first.etag, other.etag);
    times[1].tv_nsec = 6;
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    ask(path, 1000, &other);
    assert_string_not_equal(first.etag, other.etag);
    free(path);
    path = folder_put(folder, "feed.json", "[10]", 0600);
    times[1].tv_nsec = 5;
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    ask(path, 1000, &other);
    assert_string_not_equal(first.etag, other.etag);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    ask(pipe, 1000, &other);
    guest_assert_says(other.error.text, "pipe: is not a file");
    folder_remove(folder);
    free(path), free(pipe);
}

static void ten_redirects_are_followed_and_not_an_eleventh(void **state)
{
    (void)state;
    struct answer_kept kept;
    ask("hop-10", 1000, &kept);
    assert_true(kept.fine);
    assert_int_equal(kept.length, 4);
    ask("hop-11", 1000, &kept);
    assert_false(kept.fine);
    assert_true(kept.lasting);
    guest_assert_says(kept.error.text, "more than 10 redirects");
}

static void a_validator_may_be_as_long_as_a_header_and_a_longer_one_is_not_kept(void **state)
{
    (void)state;
    struct answer_kept kept;
    ask("long-tag", 1000, &kept);
    assert_true(kept.fine);
    assert_int_equal(strlen(kept.etag), LIMIT_HEADER_VALUE);
    char *url = fault_server_url(&server, "fine"), request[LIMIT_HEADER_VALUE + 40];
    struct told told;
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .etag = kept.etag}, &told);
    (void)snprintf(request, sizeof request, "If-None-Match: %s\r\n", kept.etag);
    assert_int_equal(fault_server_count(&server, request), 1); /* and is sent as it came */
    free(url);
    ask("longer-tag", 1000, &kept);
    assert_true(kept.fine);
    assert_string_equal(kept.etag, "");
}

static void a_page_of_an_error_is_no_document_and_does_not_count(void **state)
{
    (void)state;
    struct answer_kept kept;
    ask("error-page", 1000, &kept);
    assert_int_equal(kept.status, 404);
    assert_int_equal(kept.length, 0);
    guest_assert_says(kept.error.text, "answered 404 Not Found");
    static const char *const fine[] = {"203", "empty-coding", "identity"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        ask(fine[i], 1000, &kept);
        if (!kept.fine)
            fail_msg("%s: %s", fine[i], kept.error.text);
        assert_int_equal(kept.length, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_may_have_its_maximum_and_not_a_byte_more),
        cmocka_unit_test(a_maximum_holds_before_and_after_decompression),
        cmocka_unit_test(a_file_may_have_its_maximum_and_not_a_byte_more),
        cmocka_unit_test(a_file_is_the_same_while_its_time_and_size_are_and_a_pipe_is_not_waited_for),
        cmocka_unit_test(ten_redirects_are_followed_and_not_an_eleventh),
        cmocka_unit_test(a_validator_may_be_as_long_as_a_header_and_a_longer_one_is_not_kept),
        cmocka_unit_test(a_page_of_an_error_is_no_document_and_does_not_count),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

#include "fault_rows.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* A JSON Feed of one story. */
#define FEED_OF(id)                                                                                          \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", \"items\": [{\"id\": \"" id  \
    "\", \"title\": \"The headline of a story\", \"content_text\": \"Something happened somewhere, and "     \
    "here is what is known.\", \"date_published\": \"2023-11-14T22:00:00Z\"}]}"
#define FEED    FEED_OF("new")
#define PAGE    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Wi-Fi for guests</body></html>"
#define JSON    "Content-Type: application/feed+json\r\n"
#define GZIP    JSON "Content-Encoding: gzip\r\n"
#define DATE    "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"
#define LINE    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
#define CHUNKED LINE "Transfer-Encoding: chunked\r\n\r\n"

/* 64 lines of 1,024 bytes */
#define FILL_16 "Something, again"
#define FILL_1K                                                                                              \
    FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16  \
        FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16      \
            FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16  \
                FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16      \
                    FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16 FILL_16  \
                        FILL_16 FILL_16 FILL_16 FILL_16 FILL_16
#define FILL_8K FILL_1K FILL_1K FILL_1K FILL_1K FILL_1K FILL_1K FILL_1K FILL_1K

const struct fault_case fault_good = {
    .name = "good", .headers = JSON "Last-Modified: " FAULT_GOOD_DATE "\r\n", .body = FEED_OF("old")};

/* clang-format off */
struct fault_row fault_rows[] = {
    /* connections */
    {{.name = "refused"}, .url = "http://127.0.0.1:1/feed.json", .says = "no answer from 127.0.0.1:1: connection refused"},
    {{.name = "DNS failure"}, .url = "http://nonexistent.invalid/feed.json", .says = "nonexistent.invalid: name not found"},
    {{.name = "hung-up", .raw = ""}, .says = "hung up without an answer"},
    {{.name = "reset", .raw = "", .end = FAULT_RESET}, .says = "hung up without an answer"},
    {{.name = "reset-in-the-body", .headers = JSON, .body = FEED, .claim = 9999, .end = FAULT_RESET},
     .status = 200, .says = "hung up in the middle of /"},
    {{.name = "time-out-before-headers", .raw = "", .end = FAULT_HOLD}, .whole_ms = 300, .says = "within 0.3 s"},
    {{.name = "time-out-in-the-headers", .raw = "HTTP/1.1 200 OK\r\nContent-", .end = FAULT_HOLD},
     .whole_ms = 300, .status = 200, .says = "after 0.3 s"},
    {{.name = "time-out-in-the-body", .headers = JSON, .body = "{", .claim = 400, .end = FAULT_HOLD},
     .whole_ms = 300, .status = 200, .says = "after 0.3 s"},
    {{.name = "slow-drip", .headers = JSON, .body = "{", .claim = 400, .more = " ", .pause_ms = 50},
     .stalled_ms = 1000, .status = 200, .says = "stopped sending /"},
    {{.name = "slow-drip-of-headers", .raw = "HTTP/1.1 200 OK\r\n", .more = "A: b\r\n", .pause_ms = 100},
     .stalled_ms = 1000, .status = 200, .says = "stopped sending /"},

    /* lengths */
    {{.name = "truncated-body", .headers = JSON, .body = FEED, .claim = 9999},
     .status = 200, .says = "hung up in the middle of /"},
    {{.name = "Content-Length-too-short", .headers = JSON, .body = FEED, .claim = 10},
     .document = true, .status = 200, .length = 10, .reads_as = "invalid JSON"},
    {{.name = "Content-Length-negative", .headers = JSON, .body = FEED, .claim = -5},
     .status = 200, .says = "Content-Length"},
    {{.name = "Content-Length-no-number", .headers = JSON "Content-Length: many\r\n", .body = FEED, .claim = FAULT_NO_LENGTH},
     .status = 200, .says = "Content-Length"},
    {{.name = "empty-body", .headers = JSON}, .document = true, .status = 200, .reads_as = "no feed but"},
    {{.name = "100-MB-body", .headers = JSON, .body = FILL_8K, .claim = 100 << 20, .more = FILL_8K},
     .status = 200, .lasting = true, .says = "sent more than the 33554432 bytes allowed"},
    {{.name = "endless-body", .headers = JSON, .body = FILL_8K, .claim = FAULT_NO_LENGTH, .more = FILL_8K},
     .status = 200, .lasting = true, .says = "sent more than the 33554432 bytes allowed"},
    {{.name = "endless-headers", .raw = "HTTP/1.1 200 OK\r\n", .more = "A: " FILL_1K "\r\n"},
     .status = 200, .lasting = true, .says = "headers that do not end"},
    {{.name = "endless-header", .raw = "HTTP/1.1 200 OK\r\nA: ", .more = FILL_1K},
     .status = 200, .lasting = true, .says = "headers that do not end"},
    {{.name = "endless-hints", .raw = "HTTP/1.1 103 Early Hints\r\n\r\n", .more = "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n"},
     .status = 103, .lasting = true, .says = "headers that do not end"},

    /* statuses */
    {{.name = "204", .raw = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"}, .status = 204,
     .says = "answered 204 No Content"},
    {{.name = "205", .status = "205 Reset Content"}, .status = 205, .says = "answered 205"},
    {{.name = "206-unasked", .status = "206 Partial Content", .headers = JSON "Content-Range: bytes 0-9/400\r\n",
      .body = FEED}, .status = 206, .says = "answered 206 Partial Content"},
    {{.name = "400", .status = "400 Bad Request"}, .status = 400, .lasting = true, .says = "answered 400 Bad Request"},
    {{.name = "401", .status = "401 Unauthorized", .headers = "WWW-Authenticate: Basic realm=\"a\"\r\n", .body = PAGE},
     .status = 401, .lasting = true, .says = "answered 401 Unauthorized"},
    {{.name = "403-challenge-page", .status = "403 Forbidden", .headers = "Content-Type: text/html\r\n", .body = PAGE},
     .status = 403, .lasting = true, .says = "answered 403 Forbidden"},
    {{.name = "404", .status = "404 Not Found", .body = PAGE}, .status = 404, .lasting = true,
     .says = "answered 404 Not Found"},
    {{.name = "410", .status = "410 Gone"}, .status = 410, .lasting = true, .wait = 24 * 3600, .says = "answered 410 Gone"},
    {{.name = "429-with-seconds", .status = "429 Too Many Requests", .headers = "Retry-After: 3000\r\n"},
     .status = 429, .wait = 3000, .says = "answered 429 Too Many Requests"},
    {{.name = "429-with-a-date", .status = "429 Too Many Requests",
      .headers = DATE "Retry-After: Tue, 14 Nov 2023 23:13:20 GMT\r\n"},
     .status = 429, .wait = 3600, .says = "answered 429"},
    {{.name = "429-with-a-date-that-is-over", .status = "429 Too Many Requests",
      .headers = DATE "Retry-After: Tue, 14 Nov 2023 21:13:20 GMT\r\n"},
     .status = 429, .wait = 60, .says = "answered 429"},
    {{.name = "429-with-nothing", .status = "429 Too Many Requests"}, .status = 429, .wait = 600, .says = "answered 429"},
    {{.name = "429-with-nonsense", .status = "429 Too Many Requests", .headers = "Retry-After: soon\r\n"},
     .status = 429, .wait = 600, .says = "answered 429"},
    {{.name = "500", .status = "500 Internal Server Error", .body = PAGE}, .status = 500,
     .says = "answered 500 Internal Server Error"},
    {{.name = "503", .status = "503 Service Unavailable"}, .status = 503, .wait = 600, .says = "answered 503"},
    {{.name = "503-for-centuries", .status = "503 Service Unavailable", .headers = "Retry-After: 99999999999999999999\r\n"},
     .status = 503, .wait = 24 * 3600, .says = "answered 503"},

    /* redirects */
    {{.name = "301-loop", .status = "301 Moved Permanently", .headers = "Location: /301-loop\r\n"},
     .status = 301, .lasting = true, .says = "more than 10 redirects"},
    {{.name = "301-to-login-page", .status = "301 Moved Permanently", .headers = "Location: /login\r\n"},
     .document = true, .status = 200, .reads_as = "an HTML page titled “Sign in”; does the network want somebody to sign in first?"},
    {{.name = "login", .headers = "Content-Type: text/html\r\nETag: \"page\"\r\n", .body = PAGE},
     .document = true, .status = 200, .reads_as = "an HTML page titled “Sign in”; does the network want somebody to sign in first?"},
    {{.name = "301-to-nowhere", .status = "301 Moved Permanently"}, .status = 301, .says = "answered 301"},
    {{.name = "302-to-file", .status = "302 Found", .headers = "Location: file:///etc/passwd\r\n"},
     .status = 302, .lasting = true, .says = "not on the web"},
    {{.name = "302-to-ftp", .status = "302 Found", .headers = "Location: ftp://127.0.0.1/feed\r\n"},
     .status = 302, .lasting = true, .says = "\"ftp\" addresses cannot be fetched"},
    {{.name = "302-to-rubbish", .status = "302 Found", .headers = "Location: http://[::nonsense/\r\n"},
     .status = 302, .lasting = true, .says = "not an address"},

    /* compression */
    {{.name = "gzip", .headers = GZIP}, .squeeze = SQUEEZE_FEED, .document = true, .status = 200, .length = sizeof FEED - 1,
     .read = true},
    {{.name = "gzip-of-two-members", .headers = GZIP}, .squeeze = SQUEEZE_TWO, .document = true, .status = 200,
     .length = sizeof FEED - 1, .read = true},
    {{.name = "gzip-bomb", .headers = GZIP}, .squeeze = SQUEEZE_BOMB, .status = 200, .lasting = true,
     .says = "sent more than the 33554432 bytes allowed"},
    {{.name = "truncated-gzip", .headers = GZIP}, .squeeze = SQUEEZE_HALF, .status = 200, .says = "compressed answer"},
    {{.name = "gzip-without-its-last-bytes", .headers = GZIP}, .squeeze = SQUEEZE_TAIL, .status = 200,
     .says = "compressed answer"},
    {{.name = "gzip-that-is-none", .headers = GZIP, .body = FEED}, .status = 200, .says = "compressed answer"},
    {{.name = "brotli-unasked", .headers = JSON "Content-Encoding: br\r\n", .body = "\x0b\x02\x80{}\x03"}, .status = 200,
     .says = "compressed in a way that was not asked for"},
    {{.name = "gzip-twice", .headers = JSON "Content-Encoding: gzip, gzip\r\n", .body = FEED}, .status = 200,
     .says = "compressed in a way that was not asked for"},
    {{.name = "identity", .headers = JSON "Content-Encoding: identity\r\n", .body = FEED}, .document = true, .status = 200,
     .length = sizeof FEED - 1, .read = true},

    /* what is wrong but can be read */
    {{.name = "wrong-charset-header", .headers = "Content-Type: application/json; charset=koi8-r\r\n", .body = FEED},
     .document = true, .status = 200, .read = true},
    {{.name = "wrong-media-type", .headers = "Content-Type: text/html\r\n", .body = FEED}, .document = true, .status = 200,
     .read = true},
    {{.name = "BOM", .headers = JSON, .body = "\xEF\xBB\xBF" FEED}, .document = true, .status = 200, .read = true},
    {{.name = "PHP-warning", .headers = JSON,
      .body = "<br />\n<b>Warning</b>:  Undefined variable in <b>/var/www/feed.php</b> on line <b>3</b><br />\n" FEED},
     .document = true, .status = 200, .read = true},

    /* protocols */
    {{.name = "HTTP-1.0", .raw = "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" FEED}, .document = true,
     .status = 200, .length = sizeof FEED - 1, .read = true},
    {{.name = "HTTP-1.0-broken-off", .raw = "HTTP/1.0 200 OK\r\nContent-Length: 9999\r\n\r\n" FEED}, .status = 200,
     .says = "hung up in the middle of /"},
    {{.name = "HTTP-0.9", .raw = FEED}, .says = "no HTTP"},
    {{.name = "no-reason-phrase", .raw = "HTTP/1.1 200\r\nConnection: close\r\n\r\n" FEED}, .document = true, .status = 200,
     .length = sizeof FEED - 1, .read = true},
    {{.name = "lines-end-in-LF", .raw = "HTTP/1.1 200 OK\nConnection: close\n\n" FEED}, .document = true, .status = 200,
     .length = sizeof FEED - 1, .read = true},
    {{.name = "100-first", .raw = "HTTP/1.1 100 Continue\r\n\r\n" LINE "\r\n" FEED}, .document = true, .status = 200,
     .length = sizeof FEED - 1, .read = true},
    {{.name = "chunked", .raw = CHUNKED "5;name=\"a value\"\r\n{\"ver\r\n3\r\nsio\r\n0\r\nETag: \"late\"\r\n\r\n"},
     .document = true, .status = 200, .length = 8, .reads_as = "invalid JSON"},
    {{.name = "chunked-and-empty", .raw = CHUNKED "0\r\n\r\n"}, .document = true, .status = 200, .reads_as = "no feed but"},
    {{.name = "chunked-without-an-end", .raw = CHUNKED "5\r\n{\"ver\r\n"}, .status = 200,
     .says = "hung up in the middle of /"},
    {{.name = "chunked-and-cut", .raw = CHUNKED "ff\r\n{\"ver"}, .status = 200, .says = "hung up in the middle of /"},
    {{.name = "chunk-of-no-size", .raw = CHUNKED "many\r\n{\"ver\r\n0\r\n\r\n"}, .status = 200, .says = "broken answer for /"},
    {{.name = "chunk-of-any-size", .raw = CHUNKED "fffffffffffffffffffff\r\n{\"ver\r\n0\r\n\r\n"}, .status = 200,
     .says = "broken answer for /"},
    {{.name = "TLS-where-there-is-none", .headers = JSON, .body = FEED}, .url = "https://127.0.0.1:$PORT/feed",
     .says = "does not speak TLS as it should"},
};
/* clang-format on */

const size_t fault_row_count = sizeof fault_rows / sizeof *fault_rows;

enum { BOMB_BYTES = 200 << 20, BOMB_STEP = 1 << 20, GZIP_WINDOW = 31, SQUEEZED_MAX = 1 << 20, GZIP_TAIL = 4 };

/* Adds `times` times the text as one gzip member at `out`; returns its length. */
static size_t squeeze(const char *text, size_t length, size_t times, char *out)
{
    z_stream stream = {.next_out = (Bytef *)out, .avail_out = SQUEEZED_MAX};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, GZIP_WINDOW, 9, Z_DEFAULT_STRATEGY), Z_OK);
    for (size_t i = 0; i < times; i++) {
        stream.next_in = (Bytef *)(uintptr_t)text;
        stream.avail_in = (uInt)length;
        assert_int_equal(deflate(&stream, i + 1 < times ? Z_NO_FLUSH : Z_FINISH),
                         i + 1 < times ? Z_OK : Z_STREAM_END);
    }
    size_t written = stream.total_out;
    deflateEnd(&stream);
    return written;
}

static size_t squeeze_row(enum fault_squeeze kind, char *out)
{
    static const char feed[] = FEED;
    size_t whole = sizeof feed - 1;
    size_t half = whole / 2;
    if (kind == SQUEEZE_TWO) {
        size_t first = squeeze(feed, half, 1, out);
        return first + squeeze(feed + half, whole - half, 1, out + first);
    }
    if (kind == SQUEEZE_BOMB) {
        char *blanks = malloc(BOMB_STEP);
        memset(blanks, ' ', BOMB_STEP);
        size_t length = squeeze(blanks, BOMB_STEP, BOMB_BYTES / BOMB_STEP, out);
        free(blanks);
        return length;
    }
    size_t length = squeeze(feed, whole, 1, out);
    return kind == SQUEEZE_HALF ? length / 2 : kind == SQUEEZE_TAIL ? length - GZIP_TAIL : length;
}

void fault_rows_fill(void)
{
    for (size_t i = 0; i < fault_row_count; i++) {
        if (fault_rows[i].squeeze == SQUEEZE_NOT)
            continue;
        char *body = malloc(2 * SQUEEZED_MAX);
        assert_non_null(body);
        fault_rows[i].fault.length = squeeze_row(fault_rows[i].squeeze, body);
        fault_rows[i].fault.body = body;
    }
}

void fault_rows_empty(void)
{
    for (size_t i = 0; i < fault_row_count; i++)
        if (fault_rows[i].squeeze != SQUEEZE_NOT)
            free((char *)(uintptr_t)fault_rows[i].fault.body);
}

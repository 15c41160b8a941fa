/* Reads headers for what the loop wants to know: validators, charset, waits, freshness. Judges nothing. The
 * fetcher's thread. */
#include "ingest/fetch/answer.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CHARSET_MAX = 64, SECONDS_MAX = 100000000 };

/* The `index`th header of that name, as long as libcurl keeps it; NULL. */
static const char *header(CURL *easy, const char *name, size_t index)
{
    struct curl_header *found = NULL;
    if (curl_easy_header(easy, name, index, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return NULL;
    return strlen(found->value) <= LIMIT_HEADER_VALUE ? found->value : NULL;
}

/* A number of seconds, -1 when it is none. */
static int64_t seconds(const char *text)
{
    if (!ascii_is_digit(*text))
        return -1;
    int64_t value = 0;
    for (; ascii_is_digit(*text); text++)
        if (value < SECONDS_MAX)
            value = value * 10 + (*text - '0');
    return value < SECONDS_MAX ? value : SECONDS_MAX;
}

/* Seconds from the server's own time to a date of its, so that neither clock has to be right; never negative.
 * -1 when one of the two is missing. */
static int64_t seconds_until(CURL *easy, const char *date)
{
    const char *now = header(easy, "Date", 0);
    int64_t at = curl_getdate(date, NULL);
    int64_t from = now ? curl_getdate(now, NULL) : -1;
    if (at < 0 || from < 0)
        return -1;
    return at > from ? at - from : 0;
}

static int64_t retry_after(CURL *easy)
{
    const char *value = header(easy, "Retry-After", 0);
    if (!value)
        return -1;
    int64_t span = seconds(value);
    return span >= 0 ? span : seconds_until(easy, value);
}

/* Of one Cache-Control line; -1 when it does not say. */
static int64_t cache_control(const char *value)
{
    int64_t found = -1;
    while (*value) {
        value += strspn(value, " \t,");
        if (strncasecmp(value, "no-cache", 8) == 0 || strncasecmp(value, "no-store", 8) == 0)
            return 0;
        if (strncasecmp(value, "max-age=", 8) == 0)
            found = seconds(value + 8);
        value += strcspn(value, ",");
    }
    return found;
}

/* What is left of the time that the answer stays fresh, after that in caches on its way. */
static int64_t max_age(CURL *easy)
{
    int64_t fresh = -1;
    const char *value;
    for (size_t i = 0; fresh < 0 && (value = header(easy, "Cache-Control", i)) != NULL; i++)
        fresh = cache_control(value);
    const char *expires = header(easy, "Expires", 0);
    if (fresh < 0 && expires)
        fresh = seconds_until(easy, expires);
    const char *age = header(easy, "Age", 0);
    int64_t spent = age ? seconds(age) : 0;
    if (fresh < 0 || spent < 0)
        return fresh;
    return spent < fresh ? fresh - spent : 0;
}

char *answer_charset(const char *content_type)
{
    for (const char *at = content_type; (at = strchr(at, ';')) != NULL;) {
        at += 1 + strspn(at + 1, " \t");
        if (strncasecmp(at, "charset=", 8) != 0)
            continue;
        at += 8 + strspn(at + 8, "\"' ");
        size_t length = strcspn(at, "\"' ;,\t");
        return length > 0 && length <= CHARSET_MAX ? memory_copy_bytes(at, length) : NULL;
    }
    return NULL;
}

void answer_read(CURL *easy, struct answer *answer)
{
    const char *content_type = header(easy, "Content-Type", 0);
    *answer = (struct answer){
        .etag = memory_copy_text(header(easy, "ETag", 0)),
        .last_modified = memory_copy_text(header(easy, "Last-Modified", 0)),
        .charset = content_type ? answer_charset(content_type) : NULL,
        .retry_after = retry_after(easy),
        .max_age = max_age(easy),
    };
}

void answer_finish(struct answer *answer)
{
    free(answer->etag);
    free(answer->last_modified);
    free(answer->charset);
    *answer = (struct answer){0};
}

/* The address at which a WordPress site is asked for its posts. Knows nothing of the answer. Any thread. */
#include "ingest/read/dialects/wordpress_url.h"

#include "base/memory.h"
#include "ingest/read/text/bytes.h"
#include "ingest/url/part.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char wish[] = "_embed=wp:featuredmedia,author";

static bool path_is_of_posts(const char *path)
{
    static const char ending[] = "/wp-json/wp/v2/posts";
    size_t size = sizeof ending - 1, length = strlen(path);
    while (length > 0 && path[length - 1] == '/')
        length--;
    return length >= size && memcmp(path + length - size, ending, size) == 0;
}

/* "/wp/v2/posts", its slashes maybe escaped, and nothing behind it. */
static bool is_route_of_posts(const char *value, size_t length)
{
    static const char *const steps[] = {"wp", "v2", "posts"};
    const char *end = value + length;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        size_t left = (size_t)(end - value), size = strlen(steps[i]);
        size_t slash = bytes_begin(value, left, "/") ? 1 : bytes_begin(value, left, "%2f") ? 3 : 0;
        if (slash == 0 || !bytes_begin(value + slash, left - slash, steps[i]))
            return false;
        value += slash + size;
    }
    return value == end || (value + 1 == end && *value == '/');
}

/* What the query says of the posts and of what to embed. */
static void look(const char *query, bool *posts, bool *embed)
{
    static const char route[] = "rest_route=";
    size_t size = sizeof route - 1;
    for (const char *at = query; *at;) {
        size_t field = strcspn(at, "&");
        if (field > size && memcmp(at, route, size) == 0)
            *posts = *posts || is_route_of_posts(at + size, field - size);
        *embed = *embed || bytes_begin(at, field, "_embed");
        at += field + (at[field] == '&');
    }
}

static bool lacks_wish(CURLU *url)
{
    char *scheme = url_part(url, CURLUPART_SCHEME, 0), *path = url_part(url, CURLUPART_PATH, 0);
    char *query = url_part(url, CURLUPART_QUERY, 0);
    bool posts = path && path_is_of_posts(path), embed = false;
    bool web = scheme && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    if (query)
        look(query, &posts, &embed);
    free(scheme);
    free(path);
    free(query);
    return web && posts && !embed;
}

char *wordpress_request_url(const char *address)
{
    CURLU *url = curl_url();
    char *longer = NULL;
    if (curl_url_set(url, CURLUPART_URL, address, 0) == CURLUE_OK && lacks_wish(url) &&
        curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK &&
        curl_url_set(url, CURLUPART_QUERY, wish, CURLU_APPENDQUERY) == CURLUE_OK)
        longer = url_part(url, CURLUPART_URL, 0);
    curl_url_cleanup(url);
    return longer ? longer : memory_copy_text(address);
}

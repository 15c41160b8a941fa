#include "ingest/read/wordpress_url.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/bytes.h"

#include <stdbool.h>
#include <string.h>

static const char wish[] = "_embed=wp:featuredmedia,author";

static bool path_is_of_posts(const char *url, size_t length)
{
    static const char ending[] = "/wp-json/wp/v2/posts";
    size_t size = sizeof ending - 1;
    while (length > 0 && url[length - 1] == '/')
        length--;
    return length > size && memcmp(url + length - size, ending, size) == 0;
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
static void look(const char *query, size_t length, bool *posts, bool *embed)
{
    static const char route[] = "rest_route=";
    size_t size = sizeof route - 1;
    for (const char *at = query, *end = query + length; at < end; at++) {
        size_t left = (size_t)(end - at), field = 0;
        while (field < left && at[field] != '&')
            field++;
        if (field > size && memcmp(at, route, size) == 0)
            *posts = *posts || is_route_of_posts(at + size, field - size);
        *embed = *embed || bytes_begin(at, field, "_embed");
        at += field;
    }
}

char *wordpress_request_url(const char *url)
{
    size_t path = strcspn(url, "?#"), whole = strcspn(url, "#");
    bool posts = path_is_of_posts(url, path), embed = false, web = bytes_begin(url, whole, "http");
    if (whole > path)
        look(url + path + 1, whole - path - 1, &posts, &embed);
    if (!web || !posts || embed || whole > LIMIT_URL)
        return memory_copy_text(url);
    bool ready = url[whole - 1] == '?' || url[whole - 1] == '&';
    struct buffer longer;
    buffer_init(&longer, whole + sizeof wish + 1);
    (void)buffer_append(&longer, url, whole);
    (void)buffer_append_text(&longer, ready ? "" : whole > path ? "&" : "?");
    (void)buffer_append_text(&longer, wish);
    char *text = buffer_take(&longer);
    buffer_finish(&longer);
    return text;
}

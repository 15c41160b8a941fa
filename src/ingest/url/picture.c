/* Whether two addresses show one picture; joining of addresses is in url.c. */
#include "ingest/url/url.h"

#include <string.h>

enum { GENERIC_NAME_MAX = 12 }; /* "image.jpg", "default.jpg": such a name alone proves nothing */

/* A file name without its extension and without the size in it. */
struct name {
    const char *path; /* from behind the host */
    const char *text;
    size_t length;
};

static size_t count_digits_back(const char *text, size_t end)
{
    size_t count = 0;
    while (count < end && text[end - count - 1] >= '0' && text[end - count - 1] <= '9')
        count++;
    return count;
}

/* "photo-1024x683" → 5 characters less its size. */
static size_t without_size(const char *text, size_t length)
{
    static const char scaled[] = "-scaled";
    size_t suffix = sizeof scaled - 1;
    if (length > suffix && memcmp(text + length - suffix, scaled, suffix) == 0)
        return length - suffix;
    size_t height = count_digits_back(text, length);
    if (height == 0 || height > 5 || length < height + 1 || text[length - height - 1] != 'x')
        return length;
    size_t width = count_digits_back(text, length - height - 1);
    size_t used = height + 1 + width + 1;
    if (width == 0 || width > 5 || length <= used || text[length - used] != '-')
        return length;
    return length - used;
}

static struct name name_of(const char *url)
{
    const char *host = strstr(url, "//");
    const char *path = host ? strchr(host + 2, '/') : url;
    if (!path)
        path = "";
    size_t end = strcspn(path, "?#"), start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    size_t dot = end;
    while (dot > start && path[dot] != '.')
        dot--;
    size_t stop = dot > start ? dot : end;
    return (struct name){path, path + start, without_size(path + start, stop - start)};
}

bool url_same_picture(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    struct name left = name_of(a), right = name_of(b);
    if (left.length == 0 || left.length != right.length || memcmp(left.text, right.text, left.length) != 0)
        return false;
    size_t left_folder = (size_t)(left.text - left.path), right_folder = (size_t)(right.text - right.path);
    bool same_folder = left_folder == right_folder && memcmp(left.path, right.path, left_folder) == 0;
    return same_folder || left.length > GENERIC_NAME_MAX;
}

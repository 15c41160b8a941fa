/* Addresses. */
#include "ingest/url/url.h"

#include "base/limits.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

/* RFC 3986 section 5.4; an empty path behind a host is written as "/" (section 6.2.3). */
static void references_are_joined_as_the_standard_shows(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *url = url_join("http://a/b/c/d;p?q", samples[i][0]);
        assert_string_equal(url, samples[i][1]);
        free(url);
    }
}

struct sample {
    const char *base, *reference;
    enum url_use use;
    const char *url; /* NULL: refused */
};

static void only_addresses_that_can_be_fetched_are_used(void **state)
{
    (void)state;
    static const char feed[] = "https://example.org/news/feed.json",
                      file[] = "file:///usr/share/demo/feed.json";
    static const struct sample samples[] = {
        {feed, "a.html", URL_LINK, "https://example.org/news/a.html"},
        {feed, " /a b.jpg\n", URL_PHOTO, "https://example.org/a%20b.jpg"},
        {feed, "/новости?x=я", URL_LINK,
         "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?x=%D1%8F"},
        {feed, "https://пример.рф/а", URL_LINK, "https://пример.рф/%D0%B0"},
        {feed, "//cdn.example.net/a.jpg", URL_PHOTO, "https://cdn.example.net/a.jpg"},
        {feed, "/a%2Fb%20c?x=%26", URL_LINK, "https://example.org/a%2Fb%20c?x=%26"},
        {feed, "http://other.example/x?a=1&b=[2]", URL_LINK, "http://other.example/x?a=1&b=[2]"},
        {feed, "HTTPS://Example.org/X", URL_LINK, "https://Example.org/X"},
        {feed, "htt\nps://example.org/", URL_LINK, "https://example.org/"},
        {feed, "javascript:alert(1)", URL_LINK, NULL},
        {feed, "data:image/png;base64,xx", URL_PHOTO, NULL},
        {feed, "mailto:a@example.org", URL_LINK, NULL},
        {feed, "file:///etc/passwd", URL_PHOTO, NULL},
        {feed, "file:///etc/passwd", URL_LINK, NULL},
        {feed, "https://", URL_LINK, NULL},
        {feed, "https://user@/x", URL_LINK, NULL},
        {feed, "https:x", URL_LINK, NULL},
        {feed, "g:h", URL_LINK, NULL},
        {feed, "x://y/z", URL_LINK, NULL},
        {feed, "https://example.org:99999/", URL_LINK, NULL},
        {feed, "https://a b.example/", URL_LINK, NULL},
        {feed, "https://a<b>.example/", URL_LINK, NULL},
        {feed, "https://u:p%40@example.org:8080/x", URL_LINK, "https://u:p%40@example.org:8080/x"},
        {feed, "https://[::1]:8080/x", URL_LINK, "https://[::1]:8080/x"},
        {feed, "https://0x7f.1/x", URL_LINK, "https://127.0.0.1/x"},
        {feed, "https://ex%61mple.org/%61", URL_LINK, "https://example.org/%61"},
        {feed, "/a\"<b>\\^`{|}\x01\x7F", URL_LINK, "https://example.org/a%22%3Cb%3E%5C%5E%60%7B%7C%7D%01%7F"},
        {feed, "?page=2", URL_LINK, "https://example.org/news/feed.json?page=2"},
        {feed, "#top", URL_LINK, "https://example.org/news/feed.json#top"},
        {"https://example.org/news/feed.json?a=/b/c#x", "d", URL_LINK, "https://example.org/news/d"},
        {"https://example.org/новости/лента", "фото.jpg", URL_PHOTO,
         "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D1%84%D0%BE%D1%82%D0%BE.jpg"},
        {feed, "", URL_LINK, NULL},
        {feed, "  ", URL_LINK, NULL},
        {NULL, "a.html", URL_LINK, NULL},
        {NULL, "//example.org/a", URL_LINK, "https://example.org/a"},
        {NULL, "https://example.org/../a", URL_LINK, "https://example.org/a"},
        {file, "photos/a.jpg", URL_PHOTO, "file:///usr/share/demo/photos/a.jpg"},
        {file, "../a.jpg", URL_PHOTO, "file:///usr/share/a.jpg"},
        {file, "file:///srv/a.jpg", URL_PHOTO, "file:///srv/a.jpg"},
        {file, "story.html", URL_LINK, NULL},
        {file, "https://example.org/a.jpg", URL_PHOTO, "https://example.org/a.jpg"},
        {file, "//example.org/a.jpg", URL_PHOTO, "https://example.org/a.jpg"},
        {"/srv/demo/feed.json", "a.jpg", URL_PHOTO, "file:///srv/demo/a.jpg"},
        {"/srv/demo/feed.json", "a b.jpg", URL_PHOTO, "file:///srv/demo/a%20b.jpg"},
        {"/srv/a#b?c/50%/feed.json", "a.jpg", URL_PHOTO, "file:///srv/a%23b%3Fc/50%25/a.jpg"},
        {"/srv/demo/feed.json", "//example.org/a.jpg", URL_PHOTO, "https://example.org/a.jpg"},
        {file, "file://example.org/a.jpg", URL_PHOTO, NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const char *why = NULL;
        char *url = url_resolve(samples[i].base, samples[i].reference, samples[i].use, &why);
        if (samples[i].url) {
            if (!url)
                fail_msg("%s is refused: %s", samples[i].reference, why);
            assert_string_equal(url, samples[i].url);
            assert_null(why);
        } else {
            assert_null(url);
            assert_non_null(why);
        }
        free(url);
    }
}

static void an_address_has_a_maximum(void **state)
{
    (void)state;
    char reference[LIMIT_URL + 100] = "https://example.org/";
    memset(reference + 20, 'a', sizeof reference - 21);
    reference[sizeof reference - 1] = '\0';
    const char *why = NULL;
    assert_null(url_resolve(NULL, reference, URL_LINK, &why));
    assert_non_null(strstr(why, "too long"));
    reference[LIMIT_URL] = '\0';
    char *url = url_resolve(NULL, reference, URL_LINK, &why);
    assert_string_equal(url, reference);
    free(url);
}

static void renditions_of_one_picture_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } samples[] = {
        {"https://e.org/u/2019/09/troops.jpg", "https://e.org/u/2019/09/troops.jpg?w=1024", true},
        {"https://e.org/u/2019/09/troops-1024x683.jpg", "https://e.org/u/2019/09/troops.jpg", true},
        {"https://e.org/u/2019/09/troops-scaled.jpg", "https://e.org/u/2019/09/troops-300x200.jpg", true},
        {"http://e.org/u/troops.jpg", "https://e.org/u/troops.jpg", true},
        {"https://i0.wp.com/e.org/u/soldiers-at-exercise.jpg", "https://e.org/u/soldiers-at-exercise.jpg",
         true},
        {"https://e.org/a/image.jpg", "https://e.org/b/image.jpg", false},
        {"https://e.org/u/troops-1.jpg", "https://e.org/u/troops-2.jpg", false},
        {"https://e.org/u/troops.jpg", NULL, false},
        {"https://e.org/", "https://e.org/", false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_int_equal(url_same_picture(samples[i].a, samples[i].b), samples[i].same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_joined_as_the_standard_shows),
        cmocka_unit_test(only_addresses_that_can_be_fetched_are_used),
        cmocka_unit_test(an_address_has_a_maximum),
        cmocka_unit_test(renditions_of_one_picture_are_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

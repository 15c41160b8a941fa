/* Pictures of an article: which rendition, what is no photo, which caption. */
#include "ingest/read/html/html.h"
#include "ingest/read/html/image.h"
#include "ingest/read/html/srcset.h"

#include "base/limits.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_chosen(const char *set, int screen, const char *url, int width)
{
    int chosen_width = -1;
    char *chosen = html_srcset_choose(set, screen, &chosen_width);
    if (strcmp(chosen ? chosen : "", url) != 0 || chosen_width != width)
        fail_msg("%s (%d px) of “%s”", chosen ? chosen : "none", chosen_width, set);
    free(chosen);
}

static void the_smallest_that_fills_the_screen_is_chosen(void **state)
{
    (void)state;
    static const char set[] = "s.jpg 640w, xl.jpg 3000w, m.jpg 1280w, l.jpg 1920w";
    assert_chosen(set, 1920, "l.jpg", 1920);
    assert_chosen(set, 1921, "xl.jpg", 3000);
    assert_chosen(set, 1279, "m.jpg", 1280);
    assert_chosen(set, 4000, "xl.jpg", 3000);
    assert_chosen(set, 1, "s.jpg", 640);
    assert_chosen(set, 0, "xl.jpg", 3000);
    assert_chosen("a.jpg 640w, b.jpg 640w", 100, "a.jpg", 640);
}

static void densities_and_what_says_nothing_are_told_apart(void **state)
{
    (void)state;
    assert_chosen("a.jpg, b.jpg 2x, c.jpg 1.5x", 1920, "b.jpg", 0);
    assert_chosen("a.jpg 0.5x, b.jpg", 1920, "b.jpg", 0);
    assert_chosen("a.jpg 1x, b.jpg 1x", 1920, "a.jpg", 0);
    assert_chosen("a.jpg 3x, b.jpg 300w", 1920, "b.jpg", 300);
    assert_chosen("b.jpg 300w, a.jpg 3x", 1920, "b.jpg", 300);
    assert_chosen("a.jpg", 1920, "a.jpg", 0);
    assert_chosen(" \t\n\f, a.jpg, ,b.jpg 2x ,", 1920, "b.jpg", 0);
    assert_chosen("a,b.jpg 640w, c.jpg 300w", 1920, "a,b.jpg", 640);
    assert_chosen("a.jpg,", 1920, "a.jpg", 0);
    assert_chosen("data:image/gif;base64,xx 2000w, a.jpg 300w", 1920, "a.jpg", 300);
    assert_chosen("DATA:x 1w", 1920, "", 0);
    assert_chosen("", 1920, "", 0);
    assert_chosen(NULL, 1920, "", 0);
    assert_chosen(" , ,", 1920, "", 0);
    assert_chosen("a.jpg 0w, b.jpg -5w, c.jpg w", 1920, "a.jpg", 0);
    assert_chosen("a.jpg 640", 1920, "a.jpg", 0);
    assert_chosen("a.jpg 640h", 1920, "a.jpg", 0);
    char set[80];
    (void)snprintf(set, sizeof set, "a.jpg %dw", LIMIT_PHOTO_SIDE);
    assert_chosen(set, 1920, "a.jpg", LIMIT_PHOTO_SIDE);
    (void)snprintf(set, sizeof set, "a.jpg %dw", LIMIT_PHOTO_SIDE + 1);
    assert_chosen(set, 1920, "a.jpg", 0);
}

static void assert_image(const char *const *attributes, const char *url, int width, int height)
{
    struct html_photo photo;
    bool read = html_image_read(attributes, 1920, &photo);
    assert_int_equal(read, url != NULL);
    if (url) {
        assert_string_equal(photo.url, url);
        assert_int_equal(photo.width, width);
        assert_int_equal(photo.height, height);
    }
    free(photo.url);
    free(photo.alt);
}

static void an_image_is_what_scripts_would_load_later(void **state)
{
    (void)state;
    assert_image((const char *[]){"src", "a.jpg", "width", "1200", "height", "800", NULL}, "a.jpg", 1200,
                 800);
    assert_image((const char *[]){"src", "a.jpg", "data-src", "b.jpg", NULL}, "b.jpg", 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "data-lazy-src", "b.jpg", NULL}, "b.jpg", 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "data-original", "b.jpg", NULL}, "b.jpg", 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "data-src", "data:image/gif,x", NULL}, "a.jpg", 0, 0);
    assert_image((const char *[]){"src", "data:image/gif,x", NULL}, NULL, 0, 0);
    assert_image((const char *[]){"src", "about:blank", NULL}, NULL, 0, 0);
    assert_image((const char *[]){"src", "", NULL}, NULL, 0, 0);
    assert_image((const char *[]){"alt", "x", NULL}, NULL, 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "srcset", "b.jpg 900w", "width", "1", "height", "1", NULL},
                 "b.jpg", 900, 0);
    assert_image((const char *[]){"srcset", "b.jpg 900w", "data-srcset", "c.jpg 800w", NULL}, "c.jpg", 800,
                 0);
    assert_image((const char *[]){"srcset", "b.jpg 900w", "data-lazy-srcset", "c.jpg 800w", NULL}, "c.jpg",
                 800, 0);
    assert_image((const char *[]){"src", "a.jpg", "width", "1200px", "height", "800.5", NULL}, "a.jpg", 1200,
                 800);
    assert_image((const char *[]){"src", "a.jpg", "width", "100%", "height", "auto", NULL}, "a.jpg", 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "width", "-5", "height", "0", NULL}, "a.jpg", 0, 0);
    assert_image((const char *[]){"src", "a.jpg", "width", "999999999", "height", "", NULL}, "a.jpg", 0, 0);
}

static void a_smiley_is_a_letter(void **state)
{
    (void)state;
    assert_string_equal(html_image_smiley((const char *[]){"alt", ":)", "class", "wp-smiley", NULL}), ":)");
    assert_string_equal(html_image_smiley((const char *[]){"alt", ":)", "class", "Emoji", NULL}), ":)");
    assert_string_equal(html_image_smiley((const char *[]){"alt", "x", "src", "/images/Emoji/1.png", NULL}),
                        "x");
    assert_string_equal(html_image_smiley((const char *[]){"alt", "🇰🇿", NULL}), "🇰🇿");
    assert_string_equal(html_image_smiley((const char *[]){"alt", "©", NULL}), "©");
    assert_string_equal(html_image_smiley((const char *[]){"alt", "1️⃣", NULL}), "1️⃣");
    assert_null(html_image_smiley((const char *[]){"alt", "1", NULL}));
    assert_null(html_image_smiley((const char *[]){"alt", "A lake", NULL}));
    assert_null(html_image_smiley((const char *[]){"alt", "", "class", "emoji", NULL}));
    assert_null(html_image_smiley((const char *[]){"class", "emoji", NULL}));
    assert_string_equal(html_image_smiley((const char *[]){"alt", "1234567890123456789012345678901234567890",
                                                           "class", "emoji", NULL}),
                        "1234567890123456789012345678901234567890");
    assert_null(html_image_smiley(
        (const char *[]){"alt", "12345678901234567890123456789012345678901", "class", "emoji", NULL}));
}

static void what_is_no_photo_is_known_by_address_and_size(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "https://www.gravatar.com/avatar/x.jpg",
        "https://e.org/Emoji/x.png",
        "https://s.w.org/images/core/x.png",
        "https://feeds.feedburner.com/~r/x",
        "https://e.org/pixel.png",
        "https://e.org/pixel?x=1",
        "https://pixel.wp.com/g.jpg",
        "https://e.org/counter/x.jpg",
        "https://e.org/counter.php",
        "https://e.org/spacer.gif?x",
        "https://e.org/1x1.png",
        "https://mc.yandex.ru/watch/1",
        "https://e.org/icons/x.png",
        "https://e.org/avatar/x.png",
        "https://e.org/social/x.png",
        "https://e.org/x-icon-y.png",
        "https://e.org/placeholder.jpg",
        "https://e.org/a.svg",
        "https://e.org/a.GIF?x",
        "https://e.org/a.mp4#t",
        "https://e.org/a.pdf",
    };
    static const char *const good[] = {"https://e.org/a.jpg",    "https://e.org/a",
                                       "https://e.org/a?b.svg",  "https://e.org/pixels.jpg",
                                       "https://e.org/giftsgif", ""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (photo_worthy(bad[i], 0, 0))
            fail_msg("%s is taken for a photo", bad[i]);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!photo_worthy(good[i], 0, 0))
            fail_msg("%s is taken for none", good[i]);
    assert_true(photo_worthy("a.jpg", 100, 100));
    assert_false(photo_worthy("a.jpg", 99, 100));
    assert_false(photo_worthy("a.jpg", 100, 99));
    assert_false(photo_worthy("a.jpg", 1, 0));
    assert_false(photo_worthy("a.jpg", 0, 1));
}

struct shown {
    const char *url, *caption, *credit, *alt;
};

static void assert_photos(const char *html, const struct shown *wanted, size_t count)
{
    struct html_content content;
    html_read(html, strlen(html), 1920, asset_junk(), &content);
    if (content.photo_count != count)
        fail_msg("%zu photos in %s", content.photo_count, html);
    for (size_t i = 0; i < count; i++) {
        const struct html_photo *photo = &content.photos[i];
        assert_string_equal(photo->url, wanted[i].url);
        assert_string_equal(photo->caption ? photo->caption : "", wanted[i].caption);
        assert_string_equal(photo->credit ? photo->credit : "", wanted[i].credit);
        assert_string_equal(photo->alt ? photo->alt : "", wanted[i].alt);
    }
    html_content_finish(&content);
}

static void a_figure_gives_its_caption_to_all_its_pictures(void **state)
{
    (void)state;
    assert_photos(
        "<figure><img src=a.jpg alt=A><img src=b.jpg><figcaption>Both <cite>AFP</cite></figcaption></figure>"
        "<img src=c.jpg>",
        (struct shown[]){{"a.jpg", "Both", "AFP", "A"}, {"b.jpg", "Both", "AFP", ""}, {"c.jpg", "", "", ""}},
        3);
    assert_photos("<figure><figcaption>First</figcaption><img src=a.jpg></figure>",
                  (struct shown[]){{"a.jpg", "First", "", ""}}, 1);
    assert_photos("<figure><figure><img src=a.jpg><figcaption>In</figcaption></figure><img src=b.jpg>"
                  "<figcaption>Out</figcaption></figure>",
                  (struct shown[]){{"a.jpg", "In", "", ""}, {"b.jpg", "Out", "", ""}}, 2);
    assert_photos("<figure><img src=a.jpg><span class=credit>Jane</span></figure>",
                  (struct shown[]){{"a.jpg", "", "Jane", ""}}, 1);
}

static void a_caption_outside_of_figures_is_of_the_last_picture_without_one(void **state)
{
    (void)state;
    assert_photos("<img src=a.jpg><img src=b.jpg><p class=wp-caption-text>Text</p><p class=caption>More</p>",
                  (struct shown[]){{"a.jpg", "", "", ""}, {"b.jpg", "Text", "", ""}}, 2);
    assert_photos("<p class=caption>Before</p><img src=a.jpg>", (struct shown[]){{"a.jpg", "", "", ""}}, 1);
    assert_photos("<img src=a.jpg><p class=caption>Text <span class=photo-credit>Jane</span></p>",
                  (struct shown[]){{"a.jpg", "Text", "Jane", ""}}, 1);
}

static void a_source_stands_in_for_a_poor_image(void **state)
{
    (void)state;
    assert_photos("<picture><source srcset='a.jpg 900w'><img src='data:x' alt=A></picture>",
                  (struct shown[]){{"a.jpg", "", "", "A"}}, 1);
    assert_photos("<picture><source srcset='a.jpg 900w'><img src=b.jpg></picture>",
                  (struct shown[]){{"b.jpg", "", "", ""}}, 1);
    assert_photos(
        "<picture><source srcset='a.jpg 900w'><source srcset='c.jpg 900w'><img src=b.jpg width=1></picture>",
        (struct shown[]){{"a.jpg", "", "", ""}}, 1);
    assert_photos("<picture><source type=image/avif srcset='a.avif 900w'><source type=video/mp4 src=a.mp4>"
                  "<source type=image/webp srcset='a.webp 900w'><img></picture>",
                  (struct shown[]){{"a.webp", "", "", ""}}, 1);
    assert_photos("<picture><source srcset='a.jpg 900w'><img></picture><img>",
                  (struct shown[]){{"a.jpg", "", "", ""}}, 1);
}

static void an_article_has_a_maximum_of_pictures(void **state)
{
    (void)state;
    enum { IMAGE_SIZE = 32 };
    static char html[(LIMIT_HTML_PHOTOS + 1) * IMAGE_SIZE];
    html[0] = '\0';
    for (int i = 0; i <= LIMIT_HTML_PHOTOS; i++)
        (void)snprintf(html + strlen(html), IMAGE_SIZE, "<img src=%d.jpg>", i);
    struct html_content content;
    html_read(html, strlen(html), 0, asset_junk(), &content);
    assert_int_equal(content.photo_count, LIMIT_HTML_PHOTOS);
    assert_string_equal(content.photos[0].url, "0.jpg");
    html_content_finish(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_that_fills_the_screen_is_chosen),
        cmocka_unit_test(densities_and_what_says_nothing_are_told_apart),
        cmocka_unit_test(an_image_is_what_scripts_would_load_later),
        cmocka_unit_test(a_smiley_is_a_letter),
        cmocka_unit_test(what_is_no_photo_is_known_by_address_and_size),
        cmocka_unit_test(a_figure_gives_its_caption_to_all_its_pictures),
        cmocka_unit_test(a_caption_outside_of_figures_is_of_the_last_picture_without_one),
        cmocka_unit_test(a_source_stands_in_for_a_poor_image),
        cmocka_unit_test(an_article_has_a_maximum_of_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The lead photo: which one, its caption and its credit. */
#include "ingest/read/draft/credit.h"
#include "ingest/read/html/image.h"
#include "reading.h"

#include "base/memory.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static bool same(const char *a, const char *b)
{
    return !a == !b && (!a || strcmp(a, b) == 0);
}

static void a_credit_leaves_the_caption(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *caption, *credit;
    } samples[] = {
        {"Soldiers train. [CENTCOM]", "Soldiers train.", "CENTCOM"},
        {"Soldiers train [US Army/Jane Doe].", "Soldiers train", "US Army/Jane Doe"},
        {"A bridge. (AFP)", "A bridge.", "AFP"},
        {"A bridge (Getty Images)", "A bridge", "Getty Images"},
        {"A bridge (Photo: Jane Doe)", "A bridge", "Jane Doe"},
        {"The mayor (right)", "The mayor (right)", NULL},
        {"The mayor (a former teacher)", "The mayor (a former teacher)", NULL},
        {"A bridge. Photo: Jane Doe", "A bridge.", "Jane Doe"},
        {"A bridge. Photo by Jane Doe.", "A bridge.", "Jane Doe"},
        {"Мост. Фото: Reuters", "Мост.", "Reuters"},
        {"Көпір. Сурет: Казинформ", "Көпір.", "Казинформ"},
        {"Photo: AP", NULL, "AP"},
        {"Фото: Анна Ким", NULL, "Анна Ким"},
        {"A bridge. © Agency 2019", "A bridge.", "© Agency 2019"},
        {"A bridge © Agency", "A bridge", "© Agency"},
        {"A bridge in fog / Reuters", "A bridge in fog", "Reuters"},
        {"A bridge / in fog", "A bridge / in fog", NULL},
        {"He took a photo: it was dark.", "He took a photo: it was dark.", NULL},
        {"A bridge.", "A bridge.", NULL},
        {"[AFP]", NULL, "AFP"},
        {"A bridge []", "A bridge []", NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *caption = memory_copy_text(samples[i].raw), *credit = NULL;
        credit_split(&caption, &credit);
        if (!same(caption, samples[i].caption) || !same(credit, samples[i].credit))
            fail_msg("“%s” gives “%s” and “%s”", samples[i].raw, caption ? caption : "nothing",
                     credit ? credit : "nothing");
        free(caption);
        free(credit);
    }
    char *caption = memory_copy_text("A bridge. AFP"), *credit = memory_copy_text("AFP");
    credit_split(&caption, &credit);
    assert_string_equal(caption, "A bridge.");
    assert_string_equal(credit, "AFP");
    free(caption);
    free(credit);
}

static void pictures_that_are_no_photos_are_not_worthy(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        int width, height;
        bool worthy;
    } samples[] = {
        {"https://e.org/a.jpg", 0, 0, true},
        {"https://e.org/a.jpg", 1200, 800, true},
        {"https://e.org/a.jpg", 1, 1, false},
        {"https://e.org/a.jpg", 64, 64, false},
        {"https://e.org/a", 0, 0, true},
        {"https://secure.gravatar.com/avatar/x?s=96", 0, 0, false},
        {"https://e.org/logo.svg", 0, 0, false},
        {"https://e.org/clip.mp4?x=a.jpg", 0, 0, false},
        {"https://e.org/a.JPG?x=y.svg", 0, 0, true},
        {"https://pixel.wp.com/b.gif", 0, 0, false},
        {"https://example.org/dance.GIF?w=1200", 1200, 800, false},
        {"https://e.org/share-facebook.png", 0, 0, false},
        {"https://s.w.org/images/core/emoji/11/72x72/1f600.png", 0, 0, false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (photo_worthy(samples[i].url, samples[i].width, samples[i].height) != samples[i].worthy)
            fail_msg("%s", samples[i].url);
}

static const struct photo *photo_of(const char *html, struct feed_document *document)
{
    reading_html(html, document);
    return document->stories[0]->photo;
}

static void the_first_real_image_is_the_photo(void **state)
{
    (void)state;
    static const struct {
        const char *html, *url;
    } samples[] = {
        {"<p>x<img src='/a.jpg'><img src='/b.jpg'>", "https://example.org/a.jpg"},
        {"x<img src='https://secure.gravatar.com/avatar/1'><img src=b.jpg>",
         "https://example.org/news/b.jpg"},
        {"x<img src=p.gif width=1 height=1><img src=b.jpg width=800>", "https://example.org/news/b.jpg"},
        {"x<img src='data:image/gif;base64,R0' data-src='/lazy.jpg'>", "https://example.org/lazy.jpg"},
        {"x<img src='/tiny.jpg' data-lazy-src='/lazy.jpg'>", "https://example.org/lazy.jpg"},
        {"x<img src='/a-300.jpg' srcset='/a-300.jpg 300w, /a-2000.jpg 2000w, /a-4000.jpg 4000w'>",
         "https://example.org/a-2000.jpg"},
        {"x<img src='/a-300.jpg' srcset='/a-300.jpg 300w, /a-900.jpg 900w'>",
         "https://example.org/a-900.jpg"},
        {"x<img src='/a.jpg' srcset='/a.jpg 1x, /a2.jpg 2x'>", "https://example.org/a2.jpg"},
        {"x<img src='/p.gif' srcset='/p.gif 9w' data-lazy-srcset='/a.jpg 900w'>",
         "https://example.org/a.jpg"},
        {"x<img src='/a.jpg' srcset='/c/w_9,h_9/b.jpg 900w,/c/w_99,h_9/c.jpg 1900w'>",
         "https://example.org/c/w_99,h_9/c.jpg"},
        {"x<img srcset='/a.jpg, /b.jpg 3x, /c.jpg 2x'>", "https://example.org/b.jpg"},
        {"x<img src='/a.jpg' srcset='data:image/gif;base64,R0 1w'>", "https://example.org/a.jpg"},
        {"x<picture><source type='image/avif' srcset='/a.avif 1600w'><source type='image/webp' "
         "srcset='/a.webp 800w, /b.webp 2000w'><img src='data:,' alt='A bridge'></picture>",
         "https://example.org/b.webp"},
        {"x<picture><source srcset='/a.webp'><img src='/a.jpg'></picture>", "https://example.org/a.jpg"},
        {"x<picture><source alt='no' srcset='/a.webp'><img alt='Озеро'></picture>",
         "https://example.org/a.webp"},
        {"x<picture><source srcset='/a.webp'></picture>", NULL},
        {"x<img src='/films/avatar-2.jpg'>", "https://example.org/films/avatar-2.jpg"},
        {"x<img src='/social/facebook.png'><img src='/b.jpg'>", "https://example.org/b.jpg"},
        {"x<img alt='no source'><img src=''>", NULL},
        {"x<div hidden><img src=a.jpg></div>", NULL},
        {"x<noscript><img src=n.jpg></noscript>", "https://example.org/news/n.jpg"},
        {"x<img src='/q.jpg?a=1&amp;b=2&copy=3'>", "https://example.org/q.jpg?a=1&b=2&copy=3"},
        {"<p>x</p>", NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        const struct photo *photo = photo_of(samples[i].html, &document);
        if (!same(photo ? photo->url : NULL, samples[i].url))
            fail_msg("%s gives %s", samples[i].html, photo ? photo->url : "none");
        feed_document_finish(&document);
    }
}

static void a_figure_gives_caption_credit_and_alternative_text(void **state)
{
    (void)state;
    static const struct {
        const char *html, *caption, *credit, *alt;
    } samples[] = {
        {"<figure><img src=a.jpg alt=Bridge><figcaption>A <b>bridge</b>.</figcaption></figure>x", "A bridge.",
         NULL, "Bridge"},
        {"<figure><figcaption>First.</figcaption><img src=a.jpg></figure>x", "First.", NULL, NULL},
        {"<figure><img src=a.jpg><figcaption><p>One.</p><p>Two. [AFP]</p></figcaption></figure>x",
         "One. Two.", "AFP", NULL},
        {"<figure><img src=a.jpg><figcaption>A bridge. <cite>Jane Doe</cite></figcaption></figure>x",
         "A bridge.", "Jane Doe", NULL},
        {"<figure><img src=a.jpg><figcaption>A bridge.<span class='photo-credit'>Photo: Jane "
         "Doe</span></figcaption></figure>x",
         "A bridge.", "Jane Doe", NULL},
        {"<figure><img src=a.jpg><span class=credit>AFP</span><figcaption>A bridge.</figcaption></figure>x",
         "A bridge.", "AFP", NULL},
        {"<div class=wp-caption><img src=a.jpg><p class='wp-caption-text'>A bridge. (Reuters)</p></div>x",
         "A bridge.", "Reuters", NULL},
        {"<figure><img src=a.jpg alt='A bridge'><figcaption>A bridge.</figcaption></figure>x", "A bridge.",
         NULL, NULL},
        {"<figure><img src=a.jpg alt='IMG_0042.jpg'><figcaption>IMG_0042.JPG</figcaption></figure>x", NULL,
         NULL, NULL},
        {"<figure><figure><img src=a.jpg><figcaption>Inner.</figcaption></figure><img src=b.jpg>"
         "<figcaption>Outer.</figcaption></figure>x",
         "Inner.", NULL, NULL},
        {"<img src=a.jpg><figure><iframe></iframe><figcaption>A film.</figcaption></figure>x", NULL, NULL,
         NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        const struct photo *photo = photo_of(samples[i].html, &document);
        assert_non_null(photo);
        if (!same(photo->caption, samples[i].caption) || !same(photo->credit, samples[i].credit) ||
            !same(photo->alt, samples[i].alt))
            fail_msg("%s gives “%s”, “%s”, “%s”", samples[i].html,
                     photo->caption ? photo->caption : "no caption",
                     photo->credit ? photo->credit : "no credit", photo->alt ? photo->alt : "no alt");
        char *blocks = reading_blocks(document.stories[0]);
        assert_string_equal(blocks, "p:x");
        free(blocks);
        feed_document_finish(&document);
    }
}

static void a_photo_of_another_field_takes_the_caption_of_its_figure(void **state)
{
    (void)state;
    struct feed_document document;
    reading_item(
        "\"title\": \"T\", \"image\": \"https://example.org/u/bridge-scaled.jpg\", \"content_html\": "
        "\"<figure><img src='/u/other.jpg'><figcaption>Other.</figcaption></figure><figure><img "
        "src='/u/bridge-1024x683.jpg' alt='Old bridge'><figcaption>A bridge. [AFP]</figcaption></figure>\"",
        &document);
    const struct photo *photo = document.stories[0]->photo;
    assert_string_equal(photo->url, "https://example.org/u/bridge-scaled.jpg");
    assert_string_equal(photo->caption, "A bridge.");
    assert_string_equal(photo->credit, "AFP");
    assert_string_equal(photo->alt, "Old bridge");
    feed_document_finish(&document);
    reading_item("\"title\": \"T\", \"image\": \"/u/lead.jpg\", \"content_html\": "
                 "\"<figure><img src='/u/other.jpg'><figcaption>Other.</figcaption></figure>\"",
                 &document);
    assert_null(document.stories[0]->photo->caption);
    feed_document_finish(&document);
}

static void a_photo_with_a_caption_takes_only_the_credit_of_its_figure(void **state)
{
    (void)state;
    struct feed_document document;
    reading_item("\"title\": \"T\", \"image\": \"/u/lead.jpg\", \"_foyer\": {\"caption\": \"My own.\"}, "
                 "\"content_html\": "
                 "\"<figure><img src='/u/lead.jpg'><figcaption>A bridge. (AFP)</figcaption></figure>\"",
                 &document);
    assert_string_equal(document.stories[0]->photo->caption, "My own.");
    assert_string_equal(document.stories[0]->photo->credit, "AFP");
    feed_document_finish(&document);
}

static void without_a_known_screen_the_widest_rendition_is_taken(void **state)
{
    (void)state;
    static const char html[] = "<img src='/a.jpg' srcset='/b.jpg 640w, /c.jpg 4000w, /d.jpg 2000w'>";
    struct html_content content;
    html_read(html, sizeof html - 1, 0, asset_junk(), &content);
    assert_int_equal(content.photo_count, 1);
    assert_string_equal(content.photos[0].url, "/c.jpg");
    assert_int_equal(content.photos[0].width, 4000);
    html_content_finish(&content);
}

static void an_author_that_is_a_photo_label_is_the_credit(void **state)
{
    (void)state;
    struct feed_document document;
    reading_item("\"title\": \"T\", \"content_text\": \"x\", \"image\": \"/a.jpg\", "
                 "\"authors\": [{\"name\": \"Фото: Анна Ким\"}]",
                 &document);
    assert_null(document.stories[0]->byline);
    assert_string_equal(document.stories[0]->photo->credit, "Анна Ким");
    feed_document_finish(&document);
}

static void a_photo_tells_why_it_was_chosen(void **state)
{
    (void)state;
    struct feed_document document;
    reading_item("\"content_html\": \"<p>x</p><img src='b.jpg'>\", \"image\": \"a.jpg\"", &document);
    assert_string_equal(document.stories[0]->photo->why, "image");
    feed_document_finish(&document);
    reading_item("\"content_html\": \"<p>x</p><img src='b.jpg'>\"", &document);
    assert_string_equal(document.stories[0]->photo->why, "the first photo of the text");
    feed_document_finish(&document);
    reading_item("\"content_html\": \"<p>x</p><img src='a.svg'><img srcset='b.jpg 1600w, c.jpg 3200w'>\"",
                 &document);
    assert_string_equal(
        document.stories[0]->photo->why,
        "the first photo of the text, 3200 px of its srcset; 1 picture before it passed over");
    assert_int_equal(document.stories[0]->photo->width, 3200);
    feed_document_finish(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_credit_leaves_the_caption),
        cmocka_unit_test(pictures_that_are_no_photos_are_not_worthy),
        cmocka_unit_test(the_first_real_image_is_the_photo),
        cmocka_unit_test(a_figure_gives_caption_credit_and_alternative_text),
        cmocka_unit_test(a_photo_of_another_field_takes_the_caption_of_its_figure),
        cmocka_unit_test(a_photo_with_a_caption_takes_only_the_credit_of_its_figure),
        cmocka_unit_test(without_a_known_screen_the_widest_rendition_is_taken),
        cmocka_unit_test(an_author_that_is_a_photo_label_is_the_credit),
        cmocka_unit_test(a_photo_tells_why_it_was_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

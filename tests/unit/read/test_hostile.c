/* Documents that are cut off, enormous, nested or made to be slow. The time limit of ctest is the only clock:
 * what is quadratic here takes hours. */
#include "base/limits.h"
#include "base/utf8.h"
#include "reading.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static const char sample[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Новости\", \"items\": [{\"id\": \"1\","
    " \"url\": \"/1\", \"title\": \"Заг\\u043eловок \\ud83d\\ude00\", \"date_published\": "
    "\"2019-09-12T09:40:00Z\","
    " \"content_html\": \"<p>Текст &hellip; <a href='x' title=\\\"y\\\">ссылка</a></p><figure><img "
    "src='a.jpg' "
    "srcset='a.jpg 300w, b.jpg 2000w'><figcaption>Подпись. [AFP]</figcaption></figure>\"}]}";

/* A copy of exactly these bytes, so that a sanitizer sees a step too far. */
static void read_exactly(const char *bytes, size_t length, bool accepted)
{
    char *exact = malloc(length + 1);
    memcpy(exact, bytes, length);
    struct read_request request = {
        .bytes = exact, .length = length, .base_url = "https://example.org/", .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    bool read = read_feed(&request, &document, &error);
    assert_int_equal(read, accepted);
    assert_int_equal(error.set, !accepted);
    feed_document_finish(&document);
    free(exact);
}

static void a_feed_cut_at_any_byte_is_refused(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof sample - 1; length++)
        read_exactly(sample, length, false);
    read_exactly(sample, sizeof sample - 1, true);
}

static void html_cut_at_any_byte_is_read(void **state)
{
    (void)state;
    static const char html[] =
        "<p class='a\"b'>Текст &hellip; &#x1F600;<!-- c --><script>x</script><a href=\"x\">y</a>"
        "<figure><img src='a.jpg' srcset='a.jpg 300w'><figcaption>C</figcaption></figure>";
    for (size_t length = 0; length < sizeof html; length++) {
        char *exact = malloc(length + 1);
        memcpy(exact, html, length);
        struct html_content content;
        html_read(exact, length, 1920, asset_junk(), &content);
        for (size_t i = 0; i < content.block_count; i++)
            assert_true(utf8_valid(content.blocks[i].text, strlen(content.blocks[i].text)));
        html_content_finish(&content);
        free(exact);
    }
}

struct repeated {
    const char *before, *part;
    size_t count;
    const char *after;
};

static void documents_made_to_be_slow_are_read_in_linear_time(void **state)
{
    (void)state;
    static const struct repeated samples[] = {
        {"", "<div>", 100000, "x"},
        {"", "<b>", 100000, "x</i>"},
        {"", "<p><b>", 500000, "x"},
        {"", "<span hidden>", 100000, "x"},
        {"<table><tr>", "<td><dt>", 300000, "</tr>"},
        {"", "<li><dd>", 300000, "</li></dd>"},
        {"", "<ul><li>", 300000, ""},
        {"", "<font><p>", 300000, ""},
        {"", "<a><div>", 300000, ""},
        {"", "<table><tr><td>", 200000, ""},
        {"", "</b>", 500000, ""},
        {"<b>", "</i>", 500000, ""},
        {"<img alt='", "a", 1000000, "' src=x.jpg>"},
        {"<p ", "a=1 ", 300000, ">x"},
        {"", "&hellip;", 50000, ""},
        {"", "&unknown;", 50000, ""},
        {"", "&", 1000000, ""},
        {"", "<", 1000000, ""},
        {"", "<a ", 500000, ""},
        {"", "<a x=\"", 500000, ""},
        {"", "<!-- ", 500000, ""},
        {"", "<script>", 500000, ""},
        {"", "</script", 500000, ""},
        {"", "<br>", 500000, ""},
        {"", "<figure><img src=a.jpg>", 100000, ""},
        {"", "<img src=a.jpg><p class=caption>x ", 50000, ""},
        {"", "<div><p>Do you like this article?</p>", 50000, ""},
        {"a", "\xCC\x81\xCC\xA3", 500000, ""},
        {"<p>", "word ", 2000000, ""},
        {"", "<p>word", 300000, ""},
        {"<p class='", "a ", 500000, "'>x"},
        {"<p style='", "a: b;", 300000, "'>x"},
        {"<img srcset='", "a 1w, ", 300000, "'>x"},
        {"<img srcset='", "1", 1000000, "w'>x"},
        {"", "<picture><source srcset='a 1w'>", 100000, ""},
        {"", "<noscript>", 100000, "<img src=a.jpg>"},
        {"", "<div><div><p>3 comments</p></div>", 50000, ""},
        {"", "<p>Yes</p>", 100000, ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct html_content content;
        struct buffer html;
        buffer_init(&html, 64 << 20);
        buffer_append_text(&html, samples[i].before);
        for (size_t k = 0; k < samples[i].count / READING_SHARE; k++)
            buffer_append_text(&html, samples[i].part);
        buffer_append_text(&html, samples[i].after);
        html_read(html.bytes, html.length, 1920, asset_junk(), &content);
        assert_true(content.block_count <= LIMIT_BLOCKS_PER_STORY);
        assert_true(content.photo_count <= LIMIT_HTML_PHOTOS);
        assert_true(content.text_size <= LIMIT_STORY_TEXT);
        html_content_finish(&content);
        buffer_finish(&html);
    }
}

static void such_articles_in_a_feed_are_read_in_linear_time_too(void **state)
{
    (void)state;
    static const struct repeated samples[] = {
        {"<p>x</p>", "<p>A sentence of some words, and another one.</p>", 220000, ""}, /* ten megabytes */
        {"<p>x</p>", "<div>", 100000, ""},
        {"<p>x</p><a title='", "a", 1 << 20, "'>y</a>"},
        {"<p>x</p><img alt='", "&amp;", 50000, "' src='a.jpg'>"},
        {"<p>x</p>", "&eacute;", 50000, ""},
        {"<p>x</p>", "&#x1F600;", 50000, ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        struct buffer html;
        buffer_init(&html, 64 << 20);
        buffer_append_text(&html, samples[i].before);
        for (size_t k = 0; k < samples[i].count / READING_SHARE; k++)
            buffer_append_text(&html, samples[i].part);
        buffer_append_text(&html, samples[i].after);
        reading_html(html.bytes, &document);
        assert_int_equal(document.story_count, 1);
        assert_string_equal(document.stories[0]->blocks[0].text, "x");
        feed_document_finish(&document);
        buffer_finish(&html);
    }
}

static void text_behind_deep_nesting_is_not_lost(void **state)
{
    (void)state;
    static const char *const opens[] = {"<div>", "<b>", "<span>", "<ul>", "<blockquote>"};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        struct html_content content;
        struct buffer html;
        buffer_init(&html, 1 << 20);
        for (int k = 0; k < 10000; k++)
            buffer_append_text(&html, opens[i]);
        buffer_append_text(&html, "<p>the end</p>");
        html_read(html.bytes, html.length, 0, asset_junk(), &content);
        assert_int_equal(content.block_count, 1);
        assert_string_equal(content.blocks[0].text, "the end");
        html_content_finish(&content);
        buffer_finish(&html);
    }
}

static void broken_documents_of_every_kind_are_refused_quickly(void **state)
{
    (void)state;
    static const struct repeated samples[] = {
        {"", "[", 1000000, ""},
        {"", "{\"a\":", 1000000, ""},
        {"[", "[],", 1000000, "1]"},
        {"Warning: x\n", "[", 1000000, ""},
        {"{\"a\": \"", "\\ud800", 1000000, "\"}"},
        {"{\"a\": \"", "\\", 1000001, "\"}"},
        {"<html><title", "<title", 1000000, ""},
        {"<?xml ", "encoding", 1000000, "?>\xFF"},
        {"", "<", 3000000, ""},
        {"\xFF", "ab\xFF", 1000000, ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct buffer text;
        buffer_init(&text, 64 << 20);
        buffer_append_text(&text, samples[i].before);
        for (size_t k = 0; k < samples[i].count / READING_SHARE; k++)
            buffer_append_text(&text, samples[i].part);
        buffer_append_text(&text, samples[i].after);
        read_exactly(text.bytes, text.length, false);
        buffer_finish(&text);
    }
}

static void a_document_beyond_its_maximum_is_refused(void **state)
{
    (void)state;
    struct read_request request = {.bytes = "{", .length = (size_t)LIMIT_FEED_BODY + 1};
    struct feed_document document;
    struct error error = {0};
    assert_false(read_feed(&request, &document, &error));
    assert_non_null(strstr(error.text, "too large"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_cut_at_any_byte_is_refused),
        cmocka_unit_test(html_cut_at_any_byte_is_read),
        cmocka_unit_test(documents_made_to_be_slow_are_read_in_linear_time),
        cmocka_unit_test(such_articles_in_a_feed_are_read_in_linear_time_too),
        cmocka_unit_test(text_behind_deep_nesting_is_not_lost),
        cmocka_unit_test(broken_documents_of_every_kind_are_refused_quickly),
        cmocka_unit_test(a_document_beyond_its_maximum_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

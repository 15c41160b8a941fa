/* HTML to blocks at its edges: lists, quotes, breaks, depth, references, attributes. */
#include "ingest/read/html/attributes.h"
#include "ingest/read/html/html.h"
#include "ingest/read/html/prepare.h"

#include "base/buffer.h"
#include "base/limits.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_blocks(const char *html, const char *wanted)
{
    static const char kinds[] = {'p', 'h', 'q', 'l'};
    struct html_content content;
    struct buffer line;
    buffer_init(&line, 1 << 20);
    html_read(html, strlen(html), 0, asset_junk(), &content);
    for (size_t i = 0; i < content.block_count; i++)
        (void)buffer_append_format(&line, "%s%c:%s", i > 0 ? "|" : "", kinds[content.blocks[i].kind],
                                   content.blocks[i].text);
    if (strcmp(line.bytes, wanted) != 0)
        fail_msg("%s becomes %s", html, line.bytes);
    buffer_finish(&line);
    html_content_finish(&content);
}

static void items_are_the_first_text_of_each_bullet(void **state)
{
    (void)state;
    assert_blocks("<ul><li>a<li>b</ul>c", "l:a|l:b|p:c");
    assert_blocks("<ul><li>a<ul><li>b</li><li>c</li></ul>d</li><li>e</li></ul>", "l:a|l:b|l:c|p:d|l:e");
    assert_blocks("<ul><li><p>a</p><p>b</p></li></ul>", "l:a|p:b");
    assert_blocks("<ul><li></li><li>a</li></ul>", "l:a");
    assert_blocks("<ul><li><h2>a</h2>b</li></ul>c", "h:a|l:b|p:c");
    assert_blocks("<ul><li></li></ul>a", "p:a");
    assert_blocks("<ul><li><ul><li></li></ul>a</li></ul>b", "l:a|p:b");
    assert_blocks("<blockquote><ul><li>a</li></ul>b</blockquote>c", "l:a|q:b|p:c");
}

static void quotes_and_headings_hold_for_what_is_in_them(void **state)
{
    (void)state;
    assert_blocks("<blockquote>a<blockquote>b</blockquote>c</blockquote>d", "q:a|q:b|q:c|p:d");
    assert_blocks("<h2>a</h2>b<h6>c</h6>", "h:a|p:b|h:c");
    assert_blocks("<blockquote><h3>a</h3>b</blockquote>", "h:a|q:b");
    assert_blocks("<h2><div>a</div></h2>b", "h:a|p:b");
}

static void what_ends_a_block_is_told_from_what_does_not(void **state)
{
    (void)state;
    assert_blocks("a<br>b", "p:a b");
    assert_blocks("a<br><br>b", "p:a|p:b");
    assert_blocks("a<br> &nbsp;\n<br>b", "p:a|p:b");
    assert_blocks("a<br>b<br>c", "p:a b c");
    assert_blocks("a<br>&zwnj;x<br>c", "p:a \u200Cx c");
    assert_blocks("a<div>b</div>c", "p:a|p:b|p:c");
    assert_blocks("a<span>b</span>c", "p:abc");
    assert_blocks("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "p:a b|p:c");
    assert_blocks("a<nav>x</nav>b", "p:a|p:b");
    assert_blocks("a<button>x</button>b", "p:ab");
    assert_blocks("a<script>x</script>b", "p:ab");
    assert_blocks("a<iframe>x</iframe>b", "p:ab");
    assert_blocks("a<div hidden>x<p>y</p></div>b", "p:a|p:b");
    assert_blocks("a<span class='x sr-only'>x</span>b", "p:ab");
    assert_blocks("a<noscript>x</noscript>b", "p:ab");
    assert_blocks("a<hr>b", "p:a|p:b");
}

static void hidden_elements_and_those_of_sites_go(void **state)
{
    (void)state;
    static const char *const gone[] = {"style='display:none'",
                                       "style='color:red; DISPLAY : none'",
                                       "style='visibility: hidden'",
                                       "hidden",
                                       "class=sharedaddy",
                                       "class='a SHAREDADDY b'",
                                       "class=sharethis-inline",
                                       "class=essb_links",
                                       "class=newsletter-box",
                                       "class='td-a-rec'",
                                       "class=mailchimp",
                                       "class=social-share"};
    static const char *const kept[] = {"style='display:block'",
                                       "class=sharedaddys",
                                       "class=x-sharedaddy",
                                       "class=essb",
                                       "class=newsletter",
                                       "class=''",
                                       "class='sr only'",
                                       "style=''",
                                       "id=hidden"};
    char html[200];
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        (void)snprintf(html, sizeof html, "<p>a</p><div %s>x</div>", gone[i]);
        assert_blocks(html, "p:a");
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        (void)snprintf(html, sizeof html, "<p>a</p><div %s>x</div>", kept[i]);
        assert_blocks(html, "p:a|p:x");
    }
}

static void assert_prepared(const char *html, const char *wanted)
{
    struct buffer out;
    buffer_init(&out, 1 << 20);
    html_prepare(html, strlen(html), &out);
    assert_string_equal(out.bytes, wanted);
    buffer_finish(&out);
}

static void markup_is_made_plain_for_the_parser(void **state)
{
    (void)state;
    assert_prepared("a < b <3 <", "a &lt; b &lt;3 &lt;");
    assert_prepared("<!-->a<!--->b<!-- > -->c<!x>d<?x>e</ x>f", "abcdef");
    assert_prepared("a<!-- b", "a");
    assert_prepared("<P CLASS=x ID=y>a</P>", "<p class=\"x\">a</p>");
    assert_prepared("<img src=a.jpg alt='b\"c' SRC=d.jpg>", "<img src=\"a.jpg\" alt=\"b&quot;c\">");
    assert_prepared("<img / src = 'a' alt>", "<img src=\"a\" alt=\"\">");
    assert_prepared("<img alt='a&amp;b&copy=c&lt;'>", "<img alt=\"a&amp;b&amp;copy=c&lt;\">");
    assert_prepared("<img alt=a>b>", "<img alt=\"a\">b>");
    assert_prepared("<img alt='a>b'>", "<img alt=\"a&gt;b\">");
    assert_prepared("<img alt='a", "");
    assert_prepared("<p", "");
    assert_prepared("a</b>c", "ac");
    assert_prepared("a</p>c", "a<p>c");
    assert_prepared("a</br>c", "a<br>c");
    assert_prepared("<b>a</b></b>", "<b>a</b>");
    assert_prepared("<script>a<b></scriptx></SCRIPT >c", "c");
    assert_prepared("<script>a", "");
    assert_prepared("<script/>a", "a");
    assert_prepared("<style>a</style>b<title>c</title>", "b");
    assert_prepared("&nbsp;&amp;&lt;&copy&hellip;&x;", "\u00A0&amp;&lt;©…&amp;x;");
}

static void nesting_has_a_maximum_behind_which_text_stays(void **state)
{
    (void)state;
    struct buffer html, out;
    buffer_init(&html, 1 << 20);
    buffer_init(&out, 1 << 20);
    for (int i = 0; i < LIMIT_HTML_DEPTH + 2; i++)
        (void)buffer_append_text(&html, "<div>");
    (void)buffer_append_text(&html, "x</div></div>z</div>");
    html_prepare(html.bytes, html.length, &out);
    const char *behind = out.bytes + 5 * (size_t)LIMIT_HTML_DEPTH;
    assert_string_equal(behind, "<p><p>xz</div>");
    buffer_finish(&html);
    buffer_finish(&out);
}

static void a_value_has_a_maximum(void **state)
{
    (void)state;
    struct buffer html, out;
    buffer_init(&html, 1 << 20);
    buffer_init(&out, 1 << 20);
    (void)buffer_append_format(&html, "<img alt='%0*d'>", 2 * LIMIT_URL + 1, 0);
    html_prepare(html.bytes, html.length, &out);
    assert_int_equal(out.length, sizeof "<img alt=\"\">" - 1 + 2 * LIMIT_URL);
    buffer_finish(&html);
    buffer_finish(&out);
}

static void a_story_may_have_so_many_blocks_and_bytes(void **state)
{
    (void)state;
    struct html_content content;
    struct buffer html;
    for (int more = 0; more < 2; more++) {
        buffer_init(&html, 1 << 20);
        for (int i = 0; i < LIMIT_BLOCKS_PER_STORY + more; i++)
            (void)buffer_append_format(&html, "<p>Block %d of it.</p>", i);
        html_read(html.bytes, html.length, 0, asset_junk(), &content);
        assert_int_equal(content.block_count, LIMIT_BLOCKS_PER_STORY);
        assert_int_equal(content.cut, more);
        html_content_finish(&content);
        buffer_finish(&html);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_the_first_text_of_each_bullet),
        cmocka_unit_test(quotes_and_headings_hold_for_what_is_in_them),
        cmocka_unit_test(what_ends_a_block_is_told_from_what_does_not),
        cmocka_unit_test(hidden_elements_and_those_of_sites_go),
        cmocka_unit_test(markup_is_made_plain_for_the_parser),
        cmocka_unit_test(nesting_has_a_maximum_behind_which_text_stays),
        cmocka_unit_test(a_value_has_a_maximum),
        cmocka_unit_test(a_story_may_have_so_many_blocks_and_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

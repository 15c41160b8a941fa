/* HTML of an article to blocks. */
#include "ingest/read/html/html.h"

#include "base/limits.h"
#include "reading.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

struct sample {
    const char *html, *blocks; /* as reading_blocks writes them */
};

static void check_all(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        reading_html(samples[i].html, &document);
        char *blocks = reading_blocks(document.stories[0]);
        if (strcmp(blocks, samples[i].blocks) != 0)
            fail_msg("%s\n  gives %s\n  not   %s", samples[i].html, blocks, samples[i].blocks);
        free(blocks);
        feed_document_finish(&document);
    }
}

static void elements_make_blocks(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<p>One</p><p>Two</p>", "p:One|p:Two"},
        {"<p>One<p>Two", "p:One|p:Two"},
        {"just text", "p:just text"},
        {"before<p>in</p>after", "p:before|p:in|p:after"},
        {"<h1>A</h1><h6>B</h6>c", "h:A|h:B|p:c"},
        {"<h2>A <em>b</em></h2>", "h:A b"},
        {"<ul><li>a</li><li>b</li></ul>", "l:a|l:b"},
        {"<ul><li>a<li>b</ul>c", "l:a|l:b|p:c"},
        {"<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "l:a|l:b|l:c"},
        {"<ul><li><p>a</p><p>more</p></li><li>b</li></ul>", "l:a|p:more|l:b"},
        {"<blockquote>a<p>b</p></blockquote>c", "q:a|q:b|p:c"},
        {"<blockquote><h3>a</h3><ul><li>b</li></ul></blockquote>", "h:a|l:b"},
        {"<pre>a\n  b</pre>", "p:a b"},
        {"<div>a<div>b</div>c</div><section>d</section><article>e</article>", "p:a|p:b|p:c|p:d|p:e"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><th>c<td>d</table>", "p:a b|p:c d"},
        {"<dl><dt>a<dd>b<dt>c<dd>d</dl>", "p:a|p:b|p:c|p:d"},
        {"a<hr>b", "p:a|p:b"},
        {"<p></p><p> &nbsp; </p><div><br></div>x", "p:x"},
        {"<custom-tag>a <x>b</x></custom-tag> c", "p:a b c"},
        {"<html><head><title>t</title><style>s</style></head><body><p>x</body></html>", "p:x"},
        {"<P>A</P><DIV>B</DIV>", "p:A|p:B"},
        {"<details><summary>a</summary>b</details>", "p:a|p:b"},
        {"<p>a</p>b</p>c", "p:a|p:b|p:c"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void two_line_breaks_end_a_paragraph(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"a<br>b", "p:a b"},
        {"a<br><br>b", "p:a|p:b"},
        {"a<br/>\n <br />b<br><br><br>c", "p:a|p:b|p:c"},
        {"<p>a<br><br>b<br>c</p>", "p:a|p:b c"},
        {"a<br>b<br>c", "p:a b c"},
        {"a</br>b", "p:a b"},
        {"<ul><li>a<br><br>b</ul>", "l:a|p:b"},
        {"a<br><b><br></b>c", "p:a|p:c"},
        {"a<br>&nbsp;<br>c", "p:a|p:c"},
        {"a<br>©<br>c", "p:a © c"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void inline_elements_keep_their_text_and_white_space(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<b>a</b> <i>b</i>", "p:a b"},
        {"<b>a</b><i>b</i>", "p:ab"},
        {"<p>\n  a\t<a href=x>b</a>,\n c\n</p>", "p:a b, c"},
        {"H<sub>2</sub>O, <q>x</q> <abbr>UN</abbr><span>!</span>", "p:H2O, x UN!"},
        {"под&shy;за&#8205;го&#x200B;ловок", "p:под\u00ADза\u200Dголовок"},
        {"5&nbsp;км&nbsp;пути", "p:5\u00A0км пути"},
        {"<b>a</b>\n\n<b>b</b>", "p:a b"},
        {"a<wbr>b", "p:ab"},
        {"<p>Glad <img class=\"emoji\" alt=\"😀\" src=\"e.png\"> day</p>", "p:Glad 😀 day"},
        {"<p>Flag <img alt=\"🇰🇿\" src=\"https://e.org/72x72/1f1f0.png\">!</p>", "p:Flag 🇰🇿!"},
        {"<p>Smile <img class=wp-smiley alt=\":)\" src=x.gif></p>", "p:Smile :)"},
        {"<p>Photo <img alt=\"A man\" src=\"m.jpg\"> text</p>", "p:Photo text"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void references_are_decoded_once_and_as_html_5_has_them(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"M&uuml;nchen &hellip; &NotEqualTilde; &ZeroWidthSpace;x", "p:München … \u2242\u0338 x"},
        {"&copy 2019 &#150; &#8364;", "p:© 2019 – €"},
        {"AT&T, a=1&b=2 & c", "p:AT&T, a=1&b=2 & c"},
        {"&lt;b&gt;x&lt;/b&gt;", "p:<b>x</b>"},
        {"&amp;lt;b&amp;gt; &amp;amp;", "p:&lt;b&gt; &amp;"},
        {"1 < 2 && 3 > 2 <3", "p:1 < 2 && 3 > 2 <3"},
        {"a &#0; b", "p:a \uFFFD b"},
        {"Привет — «мир»", "p:Привет — «мир»"},
        {"<meta charset=windows-1251><p>Привет", "p:Привет"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void what_is_not_the_article_goes_with_its_content(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"a<script>if (a < b) document.write('<p>x</p>')</script>b", "p:ab"},
        {"a<style>p { x: y }</style>b<SCRIPT>x</Script >c", "p:abc"},
        {"a<script>never closed <p>b", "p:a"},
        {"a<iframe src=x/>b", "p:ab"},
        {"a<script src='x' />b", "p:ab"},
        {"a<iframe><p>x</p></iframe>b<textarea><p>y</textarea>", "p:ab"},
        {"a<object><p>x</p></object>b<svg><text>y</text></svg>c<canvas>z</canvas>", "p:abc"},
        {"a<button>Click</button>b<video>x</video>c<audio>y</audio><template><p>z</p></template>", "p:abc"},
        {"a<nav>x</nav>b<aside><p>y</p></aside>c<footer>z</footer>d<form>q</form>e", "p:a|p:b|p:c|p:d|p:e"},
        {"a<!-- <p>x</p> -->b<!-->c<!--->d<!-- never", "p:abcd"},
        {"<!DOCTYPE html><?php echo ?>a<![if gte]>b", "p:ab"},
        {"<p hidden>x</p>a<div style='color: red; DISPLAY : none'>y</div>b<span "
         "style=visibility:hidden>z</span>c",
         "p:a|p:bc"},
        {"Continue<span class='more screen-reader-text'> title</span>d", "p:Continued"},
        {"<div class=\"sharedaddy sd-sharing\"><h3>Share this:</h3><ul><li>X</ul></div>a", "p:a"},
        {"<div hidden><div>x</div><p>y</div>a", "p:a"},
        {"a<noscript>Switch <b>scripts</b> on</noscript>b", "p:ab"},
        {"a <a class='more-link' href=x>Continue reading <span>Title</span></a>", "p:a"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void junk_lines_go(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<p>a</p><p>The post <a href=x>Title</a> appeared first on <a href=y>Site</a>.</p>", "p:a"},
        {"<p>a</p><p><a href=x>Read more</a></p>", "p:a"},
        {"<p>a</p><p>Read More »</p><p>READ MORE...</p><p>Continue reading →</p>", "p:a"},
        {"<p>a</p><p>Читать далее</p><p>Подробнее…</p><p>Реклама</p>", "p:a"},
        {"<p>a</p><p>Толығырақ</p><p>Weiterlesen</p><p>Lire la suite</p>", "p:a"},
        {"<p>a</p><p>[…]</p><p>* * *</p><p>—</p>", "p:a"},
        {"<p>a</p><h3>Share this:</h3><p>Advertisement</p>", "p:a"},
        {"<p>Read more books, she said.</p><p>The post office appeared first.</p>",
         "p:Read more books, she said.|p:The post office appeared first."},
        {"<p>Share prices fell</p>", "p:Share prices fell"},
        {"<p>One [&hellip;]</p><p>two&hellip; [...]</p><p>three [+99 chars]</p><p>four [AFP]</p>",
         "p:One…|p:two…|p:three|p:four [AFP]"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void junk_is_known_in_the_languages_of_the_region(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<p>a</p><p>Читайте также:</p><p>Детальніше…</p><p>Читайте також</p>", "p:a"},
        {"<p>a</p><p>Әрі қарай оқу →</p><p>Толугу менен</p><p>Davomini o‘qish</p><p>Давомини ўқиш</p>",
         "p:a"},
        {"<p>a</p><p>Муфассал</p><p>Mehr lesen</p><p>Partager sur Facebook</p><p>Ver más</p>", "p:a"},
        {"<p>a</p><p>Devamını oku »</p><p>اقرأ المزيد</p><p>بیشتر بخوانید</p>", "p:a"},
        {"<p>a</p><p>Бұл мақала ұнады ма?</p><p>Иә</p><p>Жоқ</p>", "p:a"},
        {"<p>a</p><p>Бул макала жактыбы?</p><p>Ооба</p><p>Жок</p>", "p:a"},
        {"<p>a</p><p>Чи сподобалася вам стаття?</p><p>Так</p><p>Ні</p>", "p:a"},
        {"<p>a</p><p>Gefällt Ihnen dieser Artikel?</p><p>Ja</p><p>Nein</p>", "p:a"},
        {"<p>a</p><p>Cet article vous a plu ?</p><p>Oui</p><p>Non</p>", "p:a"},
        {"<p>a</p><p>¿Te gustó este artículo?</p><p>Sí</p><p>No</p>", "p:a"},
        {"<p>a</p><p>Bu makaleyi beğendiniz mi?</p><p>Evet</p><p>Hayır</p>", "p:a"},
        {"<p>a</p><p>هل أعجبك هذا المقال؟</p><p>نعم</p><p>لا</p>", "p:a"},
        {"<p>a</p><p>آیا این مقاله را پسندیدید؟</p><p>بله</p><p>خیر</p>", "p:a"},
        {"<p>a</p><p>Ин мақола ба шумо писанд омад?</p><p>Ҳа</p><p>Не</p>", "p:a"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void leftovers_of_interactive_boxes_go_with_their_box(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<p>a</p><div><p>Do you like this "
         "article?</p><div><a>Yes</a></div><div><a>No</a></div></div><p>b</p>",
         "p:a|p:b"},
        {"<p>a</p><div><h4>2 Comment(s)</h4><div>Name</div><p>Comment Policy</p></div>", "p:a"},
        {"<p>a</p><section><p>Subscribe to our newsletter</p><p>Your address</p></section>b", "p:a|p:b"},
        {"<p>a</p><p>Вам понравилась эта статья?</p><p>b</p>", "p:a|p:b"},
        {"<div><p>A short article.</p><p>Leave a comment</p></div>", "p:A short article."},
        {"<h2>a</h2><div><p>A short article.</p><p>Leave a comment</p><p>Name</p></div>",
         "h:a|p:A short article."},
        {"<div><p>0 comments</p><p>A short article.</p></div>", "p:A short article."},
        {"<p>a.</p><p>Do you like this article?</p><ul><li>Yes</li><li>No</li></ul><p>Submit</p><p>b</p>",
         "p:a.|p:b"},
        {"<p>Yes</p><p>a.</p><p>No</p>", "p:Yes|p:a.|p:No"},
        {"<p>a.</p><div><div>0</div><div><p>Do you like this article?</p></div><div>12 readers</div></div>b",
         "p:a.|p:b"},
        {"<p>a.</p><div><h2>Why it matters</h2><div><p>3 comments</p></div></div><p>b</p>",
         "p:a.|h:Why it matters|p:b"},
        {"<p>a.</p><p>Вам понравилась эта статья?</p><p>Да</p><p>Нет</p>", "p:a."},
        {"<p>a.</p><p>Ушбу</p><div><p>Мақола сизга ёқдими?</p><a>Ҳа</a><br><br>Йўқ</div>", "p:a.|p:Ушбу"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void what_the_operator_does_not_want_goes(void **state)
{
    (void)state;
    static const char junk[] = "Watch the channel | Материал подготовлен* | * |  | x";
    static const char text[] =
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [{\"id\": \"1\", "
        "\"content_html\": \"<p>One.</p><p>WATCH the channel!</p><p>Watch the channel of news"
        "</p><p>«МАТЕРИАЛ подготовлен» редакцией</p><p>Тут материал подготовлен</p>\"}]}";
    struct read_request request = {
        .bytes = text, .length = sizeof text - 1, .now = READING_NOW, .junk = junk};
    struct feed_document document;
    assert_true(read_feed(&request, &document, NULL));
    char *blocks = reading_blocks(document.stories[0]);
    assert_string_equal(blocks, "p:One.|p:Watch the channel of news|p:Тут материал подготовлен");
    free(blocks);
    feed_document_finish(&document);
}

static void a_first_block_that_repeats_the_headline_goes(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<h1>A Headline</h1><p>text</p>", "p:text"},
        {"<p>a headline.</p><p>text</p>", "p:text"},
        {"<p>text</p><p>A headline</p>", "p:text|p:A headline"},
        {"<p>A headline and more</p>", "p:A headline and more"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void tags_are_told_from_text_as_browsers_do(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<p title='a > b'>x</p>", "p:x"},      {"<p title=\"a>b\" class=c>x</p>", "p:x"},
        {"<p\ntitle=a\n>x</p\n>y", "p:x|p:y"},  {"a</>b</ c>d<>e", "p:abd<>e"},
        {"text <a href='unfinished", "p:text"}, {"text <", "p:text <"},
        {"<p =x=y a=1 a=2>x", "p:x"},           {"<p/class=x/>x", "p:x"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
}

static void a_story_has_limits(void **state)
{
    (void)state;
    struct html_content content;
    struct buffer html;
    buffer_init(&html, 64 << 20);
    for (int i = 0; i < LIMIT_BLOCKS_PER_STORY + 10; i++)
        buffer_append_text(&html, "<p>x</p>");
    html_read(html.bytes, html.length, 0, asset_junk(), &content);
    assert_int_equal(content.block_count, LIMIT_BLOCKS_PER_STORY);
    assert_true(content.cut);
    html_content_finish(&content);
    buffer_clear(&html);
    for (int i = 0; i < 2 * LIMIT_STORY_TEXT / 1000; i++)
        buffer_append_format(&html, "<p>%01000d</p>", i);
    html_read(html.bytes, html.length, 0, asset_junk(), &content);
    assert_true(content.text_size <= LIMIT_STORY_TEXT && content.text_size > LIMIT_STORY_TEXT - 1100);
    assert_true(content.cut);
    html_content_finish(&content);
    buffer_clear(&html);
    for (int i = 0; i < LIMIT_BLOCK; i++)
        buffer_append_text(&html, "ж");
    html_read(html.bytes, html.length, 0, asset_junk(), &content);
    assert_int_equal(content.block_count, 1);
    size_t length = strlen(content.blocks[0].text);
    assert_true(length <= LIMIT_BLOCK && length > LIMIT_BLOCK - 8);
    assert_string_equal(content.blocks[0].text + length - 3, "…");
    html_content_finish(&content);
    buffer_finish(&html);
}

static void a_line_is_all_blocks_in_one(void **state)
{
    (void)state;
    static const char html[] = "<p>One <em>two</em></p><p>three &amp;amp; four</p>";
    char *line = html_line(html, sizeof html - 1, asset_junk(), 100);
    assert_string_equal(line, "One two three & four");
    free(line);
    assert_null(html_line("<p></p>", 7, asset_junk(), 100));
    assert_null(html_line("", 0, asset_junk(), 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_make_blocks),
        cmocka_unit_test(two_line_breaks_end_a_paragraph),
        cmocka_unit_test(inline_elements_keep_their_text_and_white_space),
        cmocka_unit_test(references_are_decoded_once_and_as_html_5_has_them),
        cmocka_unit_test(what_is_not_the_article_goes_with_its_content),
        cmocka_unit_test(junk_lines_go),
        cmocka_unit_test(junk_is_known_in_the_languages_of_the_region),
        cmocka_unit_test(leftovers_of_interactive_boxes_go_with_their_box),
        cmocka_unit_test(what_the_operator_does_not_want_goes),
        cmocka_unit_test(a_first_block_that_repeats_the_headline_goes),
        cmocka_unit_test(tags_are_told_from_text_as_browsers_do),
        cmocka_unit_test(a_story_has_limits),
        cmocka_unit_test(a_line_is_all_blocks_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

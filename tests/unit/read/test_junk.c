/* Lines that are no part of a story, and the boxes that go with them. */
#include "ingest/read/html/html.h"
#include "ingest/read/text/junk.h"

#include "base/buffer.h"
#include "base/memory.h"

#include "asset.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void lines_are_junk_as_a_whole_only(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum junk junk;
    } samples[] = {
        {"Read more", JUNK_LINE},
        {"READ MORE…", JUNK_LINE},
        {"→ Read more »", JUNK_LINE},
        {"▶ Read more ➡", JUNK_LINE},
        {"Read more books", JUNK_NONE},
        {"Do read more", JUNK_NONE},
        {"Read more at example.org", JUNK_LINE},
        {"The post A bridge appeared first on The Site.", JUNK_LINE},
        {"The post appeared first on The Site", JUNK_NONE},
        {"The post office appeared first", JUNK_NONE},
        {"Читать далее", JUNK_LINE},
        {"3 comments", JUNK_LEFTOVER},
        {"1 comment", JUNK_LEFTOVER},
        {"1234 Comments", JUNK_LEFTOVER},
        {"3 comments a day", JUNK_NONE},
        {"x3 comments", JUNK_NONE},
        {"many comments", JUNK_NONE},
        {"Was this article helpful?", JUNK_LEFTOVER},
        {"[…]", JUNK_LINE},
        {"* * *", JUNK_LINE},
        {"—", JUNK_LINE},
        {"◆ ▲", JUNK_LINE},
        {"5 km", JUNK_NONE},
        {"", JUNK_LINE},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (junk_find(asset_junk(), samples[i].text) != samples[i].junk)
            fail_msg("“%s” is %d", samples[i].text, junk_find(asset_junk(), samples[i].text));
    char text[700];
    (void)snprintf(text, sizeof text, "Read more at %0587d", 0);
    assert_int_equal(strlen(text), 600);
    assert_int_equal(junk_find(asset_junk(), text), JUNK_LINE);
    (void)snprintf(text, sizeof text, "Read more at %0588d", 0);
    assert_int_equal(junk_find(asset_junk(), text), JUNK_NONE); /* too long for one */
}

static void what_an_operator_does_not_want_goes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unwanted;
        bool goes;
    } samples[] = {
        {"Our channel!", "our channel", true},
        {"“Our channel”", "OUR CHANNEL.", true},
        {"Our channels", "our channel", false},
        {"Our channel", "our channels", false},
        {"Our channel is here", "our channel*", true},
        {"Our channel", "our channel*", true},
        {"Our chan", "our channel*", false},
        {"See our channel", "our channel*", false},
        {"b", "a | b | c", true},
        {"c", "a | b | c", true},
        {"d", "a | b | c", false},
        {"a | b", "a|b", false},
        {"a", "a   | b", true},
        {"anything", "", false},
        {"anything", "*", false},
        {"anything", "  | *", false},
        {"anything", NULL, false},
        {"…", "…", false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (junk_is_unwanted(samples[i].text, samples[i].unwanted) != samples[i].goes)
            fail_msg("“%s” by “%s”", samples[i].text, samples[i].unwanted);
}

static void an_end_that_says_there_is_more_is_shortened(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"Some text [+1540 chars]", "Some text"},
        {"Some text… [+1540 chars]", "Some text…"},
        {"Some text[+1 chars]", "Some text"},
        {"Some text [+ chars]", "Some text [+ chars]"},
        {"Some text [1540 chars]", "Some text [1540 chars]"},
        {"Some text [+1540 char]", "Some text [+1540 char]"},
        {"Some text [+1540 chars] more", "Some text [+1540 chars] more"},
        {"Some text […]", "Some text…"},
        {"Some text  [...]", "Some text…"},
        {"Some text… […]", "Some text…"},
        {"Some text [..]", "Some text [..]"},
        {"[…]", "[…]"},
        {"[a] text [...]", "[a] text…"},
        {"Plain", "Plain"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = memory_copy_text(samples[i][0]);
        junk_trim(text);
        assert_string_equal(text, samples[i][1]);
        free(text);
    }
}

/* The blocks of an article in one line, "|" between two. */
static void assert_blocks(const char *html, const char *wanted)
{
    struct html_content content;
    struct buffer line;
    buffer_init(&line, 1 << 16);
    html_read(html, strlen(html), 0, asset_junk(), &content);
    for (size_t i = 0; i < content.block_count; i++)
        (void)buffer_append_format(&line, "%s%s", i > 0 ? "|" : "", content.blocks[i].text);
    assert_string_equal(line.bytes, wanted);
    buffer_finish(&line);
    html_content_finish(&content);
}

#define LEFTOVER  "<p>Was this article helpful?</p>"
#define TEN(text) text text text text text text text text text text
#define FORTY     TEN("word")

static void a_leftover_goes_with_its_box(void **state)
{
    (void)state;
    assert_blocks("<p>Story.</p><div>" LEFTOVER "<p>Yes</p><p>Rather not</p></div>", "Story.");
    /* no box, but what answers it */
    assert_blocks("<p>Story.</p>" LEFTOVER "<p>Yes</p><p>No</p><p>More.</p>", "Story.|More.");
    assert_blocks("<p>Story.</p><p>Yes</p>", "Story.|Yes");
    /* a box with a sentence, a heading or much text in it is no box of buttons; what follows in it goes */
    assert_blocks("<p>Story.</p><div><p>A sentence.</p>" LEFTOVER "<p>Perhaps</p></div><p>End.</p>",
                  "Story.|A sentence.|End.");
    assert_blocks("<p>Story.</p><div><h2>Heading</h2>" LEFTOVER "</div>", "Story.|Heading");
    assert_blocks("<p>Story.</p><div><p>Ask!</p>" LEFTOVER "</div>", "Story.|Ask!");
    assert_blocks("<p>Story.</p><div><p>Ask;</p>" LEFTOVER "</div>", "Story.|Ask;");
    assert_blocks("<p>Story.</p><div><p>Ask</p>" LEFTOVER "</div>", "Story.");
    /* all there is stays */
    assert_blocks("<div>" LEFTOVER "<p>Perhaps</p></div>", "Perhaps");
    /* the boxes around it go too, three of them at most */
    assert_blocks("<p>Story.</p><div><p>four</p><div><p>three</p><div><p>two</p><div><p>one</p>" LEFTOVER
                  "</div></div></div></div>",
                  "Story.|four");
}

static void lines_of_a_leftover_are_short(void **state)
{
    (void)state;
    /* 60 bytes are a button, 61 are text */
    assert_blocks("<p>Story.</p><div><p>" FORTY "abcdefghijklmnopqrst</p>" LEFTOVER "</div>", "Story.");
    assert_blocks("<p>Story.</p><div><p>" FORTY "abcdefghijklmnopqrstu</p>" LEFTOVER "</div>",
                  "Story.|" FORTY "abcdefghijklmnopqrstu");
    /* and 400 together with the leftover of 25 */
#define LINES                                                                                                \
    TEN("<p>"                                                                                                \
        "abcdefghijabcdefghijabcdefghijabcdefg"                                                              \
        "</p>")
    assert_blocks("<p>Story.</p><div>" LEFTOVER LINES "<p>abcde</p></div>", "Story.");
    struct html_content content;
    static const char more[] = "<p>Story.</p><div>" LEFTOVER LINES "<p>abcde</p><p>" FORTY "</p></div>";
    html_read(more, sizeof more - 1, 0, asset_junk(), &content);
    assert_int_equal(content.block_count, 13);
    html_content_finish(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_junk_as_a_whole_only),
        cmocka_unit_test(what_an_operator_does_not_want_goes),
        cmocka_unit_test(an_end_that_says_there_is_more_is_shortened),
        cmocka_unit_test(a_leftover_goes_with_its_box),
        cmocka_unit_test(lines_of_a_leftover_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

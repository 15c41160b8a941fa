/* What somebody who wrote an unknown word may have meant. */
#include "reading.h"

#include "config/keys.h"
#include "config/names.h"

/* The suggestion for one of "alpha", "beta", "gamma ray" and the like; malloc'd. */
static char *suggest(const char *words, const char *word)
{
    struct buffer text;
    buffer_init(&text, 1000);
    names_suggest_word(words, word, &text);
    return text.bytes;
}

/* Whether the second word, which is the only one there is, is suggested for the first. */
static bool is_near(const char *asked, const char *word)
{
    char *text = suggest(word, asked);
    bool near = strncmp(text, "did you mean ", 13) == 0;
    free(text);
    return near;
}

static void a_word_is_near_by_the_length_of_what_was_written(void **state)
{
    (void)state;
    static const struct {
        const char *asked, *word;
        bool near;
    } pairs[] = {
        /* one change for less than five letters, two for less than nine, then three */
        {"nght", "night", true},
        {"ngt", "night", false},
        {"abcd", "abxx", false},
        {"abcde", "abcxx", true},
        {"abcde", "abxxx", false},
        {"abcdefgh", "abcdefxx", true},
        {"abcdefgh", "abcdexxx", false},
        {"abcdefghi", "abcdefxxx", true},
        {"abcdefghi", "abcdexxxx", false},
        /* swapped neighbours are one change, capitals none */
        {"nigth", "night", true},
        {"papre", "paper", true},
        {"abdc", "abcd", true},
        {"badc", "abcd", false},
        {"NIGHT", "night", true},
        {"NIGT", "night", true},
        /* not when nothing of it would stay */
        {"a", "b", false},
        {"ab", "a", false},
        {"", "a", false},
        {"xy", "xz", true},
        /* too long to look at */
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", true},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (is_near(pairs[i].asked, pairs[i].word) != pairs[i].near)
            fail_msg("%s for %s", pairs[i].word, pairs[i].asked);
}

static void the_nearest_is_suggested_and_of_equals_the_first(void **state)
{
    (void)state;
    static const char *const samples[][3] = {
        {"bcdxx|bcdef|bcdeg", "bcdex", "did you mean bcdxx? allowed: bcdxx, bcdef or bcdeg"},
        {"zzzzz|bcdxx|bcdef", "bcdefg", "did you mean bcdef? allowed: zzzzz, bcdxx or bcdef"},
        {"night|paper", "q", "allowed: night or paper"},
        {"night", "q", "allowed: night"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = suggest(samples[i][0], samples[i][1]);
        assert_string_equal(text, samples[i][2]);
        free(text);
    }
}

static void words_are_known_whole(void **state)
{
    (void)state;
    assert_true(names_has("none|0", "none", 4));
    assert_true(names_has("none|0", "0", 1));
    assert_false(names_has("none|0", "no", 2));
    assert_false(names_has("none|0", "nonexx", 6));
    assert_false(names_has("none|0", "one", 3));
    assert_false(names_has(NULL, "none", 4));
}

static void a_name_that_belongs_elsewhere_is_sent_there(void **state)
{
    (void)state;
    static const struct {
        int section;
        const char *word;
        bool keys;
        const char *hint;
    } samples[] = {
        {SECTION_TOP, "dwell", true, "dwell belongs into a rotation section"},
        {SECTION_TOP, "map", false, "map belongs into a feed section"},
        {SECTION_FEED, "timezone", true, "timezone stands outside of sections; is a } missing above?"},
        {SECTION_FEED, "screen", false, "screen stands outside of sections; is a } missing above?"},
        {SECTION_NETWORK, "prox", true, "did you mean proxy?"},
        {SECTION_FEED, "mapp", true, "did you mean map?"},
        {SECTION_NETWORK, "qqqq", true, "allowed here: proxy, proxy_credentials, ca_file"},
        {SECTION_NETWORK, "qqqq", false, "there are no sections here"},
        {SECTION_FEED, "qqqq", false, "allowed here: map"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct buffer text;
        buffer_init(&text, 1000);
        names_suggest(&config_schema, samples[i].section, samples[i].word, samples[i].keys, &text);
        assert_string_equal(text.bytes, samples[i].hint);
        buffer_finish(&text);
    }
}

static void a_path_names_each_section_with_its_title(void **state)
{
    (void)state;
    static const char *const samples[][4] = {
        {"", "title", NULL, "title"}, {"", "feed", "A", "feed \"A\""},
        {"", "feed", "", "feed"},     {"feed \"A\"", "map", NULL, "feed \"A\".map"},
        {"feed", "", NULL, "feed"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *path = names_path(samples[i][0], samples[i][1], samples[i][2]);
        assert_string_equal(path, samples[i][3]);
        free(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_near_by_the_length_of_what_was_written),
        cmocka_unit_test(the_nearest_is_suggested_and_of_equals_the_first),
        cmocka_unit_test(words_are_known_whole),
        cmocka_unit_test(a_name_that_belongs_elsewhere_is_sent_there),
        cmocka_unit_test(a_path_names_each_section_with_its_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

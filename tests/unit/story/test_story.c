/* One article: its parts, its copy and the direction of its language. */
#include "story/story.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void kinds_of_blocks_have_names(void **state)
{
    (void)state;
    static const char *const names[BLOCK_KINDS] = {"paragraph", "heading", "quote", "list_item"};
    for (int i = 0; i < BLOCK_KINDS; i++) {
        enum block_kind kind = BLOCK_KINDS;
        assert_string_equal(block_kind_name((enum block_kind)i), names[i]);
        assert_true(block_kind_parse(names[i], &kind));
        assert_int_equal(kind, i);
    }
    enum block_kind kind = BLOCK_QUOTE;
    assert_false(block_kind_parse("Paragraph", &kind));
    assert_int_equal(kind, BLOCK_QUOTE);
}

static struct story *full_story(void)
{
    struct story *story = story_create();
    char **texts[] = {&story->id,     &story->url,      &story->headline, &story->section, &story->byline,
                      &story->source, &story->language, &story->summary,  &story->feed};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[] = {(char)('a' + (int)i), '\0'};
        *texts[i] = memory_copy_text(text);
    }
    story->direction = DIRECTION_RTL;
    story->published = 1;
    story->updated = 2;
    story->first_seen = 3;
    story_add_block(story, BLOCK_HEADING, memory_copy_text("one"));
    story_add_block(story, BLOCK_LIST_ITEM, memory_copy_text("two"));
    *story_add_photo(story) = (struct photo){.url = memory_copy_text("u"),
                                             .caption = memory_copy_text("c"),
                                             .credit = memory_copy_text("r"),
                                             .alt = memory_copy_text("l"),
                                             .width = 4,
                                             .height = 5,
                                             .file = memory_copy_text("f"),
                                             .why = memory_copy_text("w")};
    return story;
}

static void a_copy_has_all_of_it_and_lives_on(void **state)
{
    (void)state;
    struct story *story = full_story();
    struct story *copy = story_copy(story);
    story_destroy(story);
    const char *const texts[] = {copy->id,     copy->url,      copy->headline, copy->section, copy->byline,
                                 copy->source, copy->language, copy->summary,  copy->feed};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(texts[i][0], 'a' + (int)i);
        assert_int_equal(texts[i][1], 0);
    }
    assert_int_equal(copy->direction, DIRECTION_RTL);
    assert_int_equal(copy->published * 100 + copy->updated * 10 + copy->first_seen, 123);
    assert_int_equal(copy->block_count, 2);
    assert_int_equal(copy->blocks[0].kind, BLOCK_HEADING);
    assert_string_equal(copy->blocks[0].text, "one");
    assert_int_equal(copy->blocks[1].kind, BLOCK_LIST_ITEM);
    assert_string_equal(copy->blocks[1].text, "two");
    assert_string_equal(copy->photo->url, "u");
    assert_string_equal(copy->photo->caption, "c");
    assert_string_equal(copy->photo->credit, "r");
    assert_string_equal(copy->photo->alt, "l");
    assert_int_equal(copy->photo->width * 10 + copy->photo->height, 45);
    assert_string_equal(copy->photo->file, "f");
    assert_string_equal(copy->photo->why, "w");
    story_destroy(copy);
}

static void an_empty_story_is_copied_and_freed(void **state)
{
    (void)state;
    struct story *story = story_create();
    struct story *copy = story_copy(story);
    assert_null(copy->id);
    assert_null(copy->photo);
    assert_int_equal(copy->block_count, 0);
    assert_int_equal(copy->direction, DIRECTION_LTR);
    story_destroy(story);
    story_destroy(copy);
    story_destroy(NULL);
}

static void a_story_has_one_photo_or_none(void **state)
{
    (void)state;
    struct story *story = story_create();
    story_drop_photo(story);
    struct photo *photo = story_add_photo(story);
    photo->width = 7;
    assert_ptr_equal(story_add_photo(story), photo);
    assert_int_equal(photo->width, 7);
    story_drop_photo(story);
    assert_null(story->photo);
    story_destroy(story);
}

static void any_words_make_it_worth_reading(void **state)
{
    (void)state;
    assert_false(story_has_text(&(struct story){.id = (char[]){"a"}, .section = (char[]){"b"}}));
    assert_true(story_has_text(&(struct story){.headline = (char[]){"a"}}));
    assert_true(story_has_text(&(struct story){.summary = (char[]){"a"}}));
    assert_true(story_has_text(&(struct story){.block_count = 1}));
}

static void it_is_as_old_as_its_date_or_else_as_its_first_sight(void **state)
{
    (void)state;
    assert_int_equal(story_time(&(struct story){.published = 5, .updated = 9, .first_seen = 7}), 5);
    assert_int_equal(story_time(&(struct story){.updated = 9, .first_seen = 7}), 7);
}

static void an_empty_text_is_no_text(void **state)
{
    (void)state;
    char *field = memory_copy_text("old");
    story_take_text(&field, memory_copy_text("new"));
    assert_string_equal(field, "new");
    story_take_text(&field, memory_copy_text(""));
    assert_null(field);
    story_take_text(&field, NULL);
    assert_null(field);
}

static void a_language_has_the_direction_of_its_usual_script(void **state)
{
    (void)state;
    static const char *const rtl[] = {
        "ar",      "fa",      "ps",         "ur",      "he",      "iw",       "yi",      "ug",    "sd",
        "ckb",     "dv",      "syr",        "arc",     "prs",     "azb",      "AR",      "fa-IR", "ar_EG",
        "az-Arab", "pa-Arab", "uz-arab-AF", "yi-Hebr", "dv-Thaa", "tmr-Syrc", "man-Nkoo"};
    static const char *const ltr[] = {"en",        "ru",      "az",      "a",   "arx",
                                      "",          "ar-Latn", "fa-Cyrl", "ku",  "heb-x",
                                      "en-Arabic", "uz-Cyrl", "en-US",   "xar", "he-Latn-IL"};
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
        if (language_direction(rtl[i]) != DIRECTION_RTL)
            fail_msg("%s", rtl[i]);
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++)
        if (language_direction(ltr[i]) != DIRECTION_LTR)
            fail_msg("%s", ltr[i]);
    assert_int_equal(language_direction(NULL), DIRECTION_LTR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_blocks_have_names),
        cmocka_unit_test(a_copy_has_all_of_it_and_lives_on),
        cmocka_unit_test(an_empty_story_is_copied_and_freed),
        cmocka_unit_test(a_story_has_one_photo_or_none),
        cmocka_unit_test(any_words_make_it_worth_reading),
        cmocka_unit_test(it_is_as_old_as_its_date_or_else_as_its_first_sight),
        cmocka_unit_test(an_empty_text_is_no_text),
        cmocka_unit_test(a_language_has_the_direction_of_its_usual_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

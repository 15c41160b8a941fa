/* Alerts: what is kept, and for how long. */
#include "alert_scene.h"
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void an_alert_is_put_read_and_taken_down(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    assert_int_equal(scene_put(scene, ALERT_EMERGENCY, "Leave the building\nby the stairs"), 1);
    assert_false(scene->made);
    struct edition *edition = scene_edition_now(scene->folder);
    assert_int_equal(edition->story_count, STORIES);
    assert_int_equal(edition->alerts.count, 1);
    assert_int_equal(edition->alerts.items[0].number, 1);
    assert_int_equal(edition->alerts.items[0].level, ALERT_EMERGENCY);
    assert_string_equal(edition->alerts.items[0].text, "Leave the building\nby the stairs");
    assert_int_equal(edition->alerts.items[0].since, 1600000000);
    assert_int_equal(edition->alerts.items[0].until, 1600000000 + HALF_AN_HOUR);
    edition_destroy(edition);
    assert_int_equal(scene_clear(scene, 7), 0);
    scene_assert_texts(scene->folder, "Leave the building\nby the stairs ");
    assert_int_equal(scene_clear(scene, 1), 1);
    scene_assert_texts(scene->folder, "");
    assert_int_equal(scene_clear(scene, 1), 0);
}

static void the_most_severe_is_first_and_of_one_level_the_newest(void **state)
{
    struct scene *scene = *state;
    scene_put(scene, ALERT_WARNING, "a");
    scene_put(scene, ALERT_INFO, "b");
    scene_put(scene, ALERT_EMERGENCY, "c");
    scene_put(scene, ALERT_WARNING, "d");
    scene_assert_texts(scene->folder, "c d a b ");
    assert_int_equal(scene_clear(scene, 4), 1);
    scene_assert_texts(scene->folder, "c a b ");
    assert_int_equal(scene_clear(scene, 0), 3);
    scene_assert_texts(scene->folder, "");
}

static void a_number_is_never_given_twice(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(scene_put(scene, ALERT_INFO, "a"), 1);
    assert_int_equal(scene_put(scene, ALERT_INFO, "b"), 2);
    assert_int_equal(scene_clear(scene, 0), 2);
    assert_int_equal(scene_put(scene, ALERT_INFO, "c"), 3);
}

static void a_reader_notices_and_the_number_of_the_edition_stays(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    struct store *display = reader(scene->folder);
    struct edition *before = read_edition(display);
    for (int i = 0; i < 100; i++) {
        assert_false(store_changed(display));
        if (i % 2 == 0)
            scene_put(scene, ALERT_WARNING, "x");
        else
            assert_int_equal(scene_clear(scene, 0), 1);
        assert_true(store_changed(display));
        struct edition *after = read_edition(display);
        assert_int_equal(after->number, before->number);
        assert_int_equal(after->alerts.count, i % 2 == 0);
        edition_destroy(after);
    }
    edition_destroy(before);
    store_close(display);
}

static void one_that_is_over_is_delivered_until_the_next_is_put_or_cleared(void **state)
{
    struct scene *scene = *state;
    scene_put(scene, ALERT_WARNING, "a");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR));
    scene_assert_texts(scene->folder, "a ");
    assert_int_equal(scene_clear(scene, 1), 0); /* it is no longer in force */
    scene_assert_texts(scene->folder, "");
    scene_put(scene, ALERT_WARNING, "b");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR - 1));
    scene_put(scene, ALERT_WARNING, "c");
    scene_assert_texts(scene->folder, "c b ");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(1));
    scene_put(scene, ALERT_WARNING, "d");
    scene_assert_texts(scene->folder, "d c ");
}

static void more_than_find_room_are_refused_until_some_are_over(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < LIMIT_ALERTS; i++)
        scene_put(scene, ALERT_INFO, "x");
    scene_assert_refused(scene, "y", "16 alerts are in force already");
    scene_assert_refused(scene, "y", "take one of them down first");
    assert_int_equal(scene_clear(scene, 5), 1);
    assert_int_equal(scene_put(scene, ALERT_INFO, "y"), LIMIT_ALERTS + 1);
    scene_assert_refused(scene, "z", "16 alerts are in force already");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR));
    scene_put(scene, ALERT_INFO, "z");
    scene_assert_texts(scene->folder, "z ");
}

static void rows_that_none_of_ours_wrote_are_left_out(void **state)
{
    struct scene *scene = *state;
    scene_put(scene, ALERT_INFO, "a");
    for (int i = 0; i < 20; i++)
        sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('purple', 'x', 0, 1)");
    scene_assert_texts(scene->folder, "a ");
    sql_run(scene->folder, "DELETE FROM alert WHERE level = 'purple'");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('info', '', 0, 1)");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('info', x'FF', 0, 1)");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until)"
                           " VALUES('info', printf('%2001s', 'x'), 0, 1)");
    scene_assert_texts(scene->folder, "a ");
}

static void a_text_is_cleaned(void **state)
{
    (void)state;
    const struct {
        const char *from, *to;
    } rows[] = {
        {"Fire", "Fire"},
        {"  Fire \n\n", "Fire"},
        {"\xEF\xBB\xBF\xC2\xA0\xE2\x80\213Fire\xE3\x80\x80", "Fire"},
        {"One\r\nTwo\rThree\nFour\xE2\x80\xA8 Five", "One\nTwo\nThree\nFour\n Five"},
        {"a\tb\033[1mc\177d\xC2\x85 e", "a b [1mc d  e"},
        {"a  b\n\nc ", "a  b\n\nc"},
        {"\xE2\x80\x8F\xD7\x90 !", "\xE2\x80\x8F\xD7\x90 !"},
        {"\xF0\x9F\x9A\xA8\xE2\x80\x8D", "\xF0\x9F\x9A\xA8\xE2\x80\x8D"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        char *clean = alerts_clean(rows[i].from, &error);
        if (!clean)
            fail_msg("%zu: %s", i, error.text);
        assert_string_equal(clean, rows[i].to);
        free(clean);
    }
}

static void a_text_that_cannot_be_kept_is_refused(void **state)
{
    struct scene *scene = *state;
    struct buffer text;
    buffer_init(&text, 4096);
    for (int i = 0; i < LIMIT_ALERT_TEXT / 2; i++)
        buffer_append_text(&text, "\xD0\xB6");
    scene_put(scene, ALERT_INFO, text.bytes);
    buffer_append_text(&text, " \n");
    scene_put(scene, ALERT_INFO, text.bytes);
    buffer_append_text(&text, "!");
    scene_assert_refused(scene, text.bytes, "the text is 2003 bytes long, the most is 2000");
    scene_assert_refused(scene, "", "the text is empty");
    scene_assert_refused(scene, " \n\t\r\n\xC2\xA0", "the text is empty");
    scene_assert_refused(scene, "Feu \xE0 bord", "not UTF-8");
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(an_alert_is_put_read_and_taken_down),
        SCENE(the_most_severe_is_first_and_of_one_level_the_newest),
        SCENE(a_number_is_never_given_twice),
        SCENE(a_reader_notices_and_the_number_of_the_edition_stays),
        SCENE(one_that_is_over_is_delivered_until_the_next_is_put_or_cleared),
        SCENE(more_than_find_room_are_refused_until_some_are_over),
        SCENE(rows_that_none_of_ours_wrote_are_left_out),
        SCENE(a_text_is_cleaned),
        SCENE(a_text_that_cannot_be_kept_is_refused),
    };
    return cmocka_run_group_tests_name("alerts", tests, NULL, NULL);
}

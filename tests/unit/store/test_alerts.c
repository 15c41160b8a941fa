/* Alerts: what is kept, and for how long. */
#include "alert_scene.h"
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

static void an_alert_is_put_read_and_taken_down(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    assert_int_equal(scene_put(scene, ALERT_EMERGENCY, "Leave the building\nby the stairs"), 1);
    assert_false(scene->made);
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].number, 1);
    assert_int_equal(list.items[0].level, ALERT_EMERGENCY);
    assert_string_equal(list.items[0].text, "Leave the building\nby the stairs");
    assert_int_equal(list.items[0].since, 1600000000);
    assert_int_equal(list.items[0].until, 1600000000 + HALF_AN_HOUR);
    alert_list_finish(&list);
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

static void one_that_is_over_is_read_until_the_next_is_put_or_cleared(void **state)
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

static void what_was_left_half_written_is_tidied_up_when_it_is_old(void **state)
{
    struct scene *scene = *state;
    char *young = path_of(scene->folder, "alerts/1.new");
    char *old = path_of(scene->folder, "alerts/2.new");
    scene_put_file(scene->folder, "1.new", "{");
    scene_put_file(scene->folder, "2.new", "{");
    struct timespec hours = {.tv_sec = clock_wall(clock_system()) - 3605};
    struct timespec almost = {.tv_sec = clock_wall(clock_system()) - 3000};
    assert_int_equal(utimensat(AT_FDCWD, young, (struct timespec[]){almost, almost}, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, old, (struct timespec[]){hours, hours}, 0), 0);
    assert_int_equal(scene_put(scene, ALERT_INFO, "a"), 3);
    alerts_tidy(scene->folder, &scene->clock.clock);
    assert_true(file_exists(young));
    assert_false(file_exists(old));
    free(young);
    free(old);
}

static void to_tidy_up_takes_what_is_over_and_nothing_else(void **state)
{
    struct scene *scene = *state;
    alerts_tidy(scene->folder, &scene->clock.clock); /* no folder, no matter */
    scene_put(scene, ALERT_WARNING, "a");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR - 1));
    scene_put(scene, ALERT_WARNING, "b");
    alerts_tidy(scene->folder, &scene->clock.clock);
    scene_assert_texts(scene->folder, "b a ");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(1));
    alerts_tidy(scene->folder, &scene->clock.clock);
    scene_assert_texts(scene->folder, "b ");
    scene_put_file(scene->folder, "9.json", "{");
    alerts_tidy(scene->folder, &scene->clock.clock);
    char *wrong = path_of(scene->folder, "alerts/9.json");
    assert_true(file_exists(wrong));
    free(wrong);
}

static void taken_down_ones_leave_one_file_at_most(void **state)
{
    struct scene *scene = *state;
    char *alerts = path_of(scene->folder, "alerts");
    for (int i = 1; i < 6; i++) {
        assert_int_equal(scene_put(scene, ALERT_INFO, "a"), i);
        assert_int_equal(scene_clear(scene, i), 1);
        assert_int_equal(scene_clear(scene, i), 0);
        assert_int_equal(folder_count(alerts, ""), 1);
    }
    free(alerts);
}

static void a_number_that_cannot_grow_is_told(void **state)
{
    struct scene *scene = *state;
    scene_put_file(scene->folder, "999999998.json", "{}");
    assert_int_equal(scene_put(scene, ALERT_INFO, "a"), 999999999);
    scene_assert_refused(scene, "b", "/alerts: the numbers are used up: remove the file of the highest");
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
        SCENE(one_that_is_over_is_read_until_the_next_is_put_or_cleared),
        SCENE(more_than_find_room_are_refused_until_some_are_over),
        SCENE(what_was_left_half_written_is_tidied_up_when_it_is_old),
        SCENE(to_tidy_up_takes_what_is_over_and_nothing_else),
        SCENE(taken_down_ones_leave_one_file_at_most),
        SCENE(a_number_that_cannot_grow_is_told),
        SCENE(a_text_is_cleaned),
        SCENE(a_text_that_cannot_be_kept_is_refused),
    };
    return cmocka_run_group_tests_name("alerts", tests, NULL, NULL);
}

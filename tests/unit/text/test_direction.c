/* text_base_direction of text/paragraph.h */
#include "text/paragraph.h"

#include "support/cmocka.h"

static void the_first_letter_decides(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum direction direction;
    } cases[] = {
        {"Учебная тревога", DIRECTION_LTR},
        {"تدريب at 15:00", DIRECTION_RTL},
        {"15:00 תרגיל", DIRECTION_RTL},
        {"« (12) Alarm تدريب", DIRECTION_LTR},
        {"\u2067تدريب\u2069 drill", DIRECTION_LTR}, /* what is isolated does not count */
        {"\u2067drill\u2066x\u2069\u2069 تدريب", DIRECTION_RTL},
        {"\u2069\u2069 תרגיל", DIRECTION_RTL},
        {"\u200F15", DIRECTION_RTL},
        {"火災", DIRECTION_LTR},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (enum direction other = DIRECTION_LTR; other <= DIRECTION_RTL; other++)
            assert_int_equal(text_base_direction(cases[i].text, other), cases[i].direction);
}

static void without_a_letter_the_other_says(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "15:00", "\u2067تدريب", "\xFF\xC3", "🔥"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(text_base_direction(texts[i], DIRECTION_LTR), DIRECTION_LTR);
        assert_int_equal(text_base_direction(texts[i], DIRECTION_RTL), DIRECTION_RTL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_letter_decides),
        cmocka_unit_test(without_a_letter_the_other_says),
    };
    return cmocka_run_group_tests_name("direction", tests, NULL, NULL);
}

/* The list of keys in the manual page is what the table of keys says. */
#include "base/file.h"
#include "base/limits.h"
#include "config/keys.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

#define PAGE  SOURCE_FOLDER "/packaging/man/foyer.conf.5"
#define BEGIN ".\\\" BEGIN generated keys\n"
#define END   ".\\\" END generated keys\n"

static void the_keys_of_the_manual_page_are_those_of_the_table(void **state)
{
    (void)state;
    struct buffer page, keys, whole;
    buffer_init(&page, LIMIT_CONFIG_FILE);
    buffer_init(&keys, LIMIT_CONFIG_FILE);
    buffer_init(&whole, LIMIT_CONFIG_FILE);
    assert_true(file_read(PAGE, &page, NULL));
    config_write_manual(&keys);
    char *begin = strstr(page.bytes, BEGIN), *end = strstr(page.bytes, END);
    assert_true(begin && end && begin < end);
    begin += strlen(BEGIN);
    buffer_append(&whole, page.bytes, (size_t)(begin - page.bytes));
    buffer_append(&whole, keys.bytes, keys.length);
    buffer_append_text(&whole, end);
    /* When this fails: FOYER_WRITE_MANUAL=1 in the environment of this test writes the page anew. */
    if (getenv("FOYER_WRITE_MANUAL"))
        assert_true(file_write_atomic(PAGE, whole.bytes, whole.length, NULL));
    else
        assert_string_equal(page.bytes, whole.bytes);
    buffer_finish(&page);
    buffer_finish(&keys);
    buffer_finish(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_keys_of_the_manual_page_are_those_of_the_table)};
    return cmocka_run_group_tests_name("manual", tests, NULL, NULL);
}

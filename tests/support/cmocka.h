/* cmocka's header with the four it needs before it; and one case alone of any program: FOYER_TEST=NAME in its
 * environment, with * for anything. */
#ifndef FOYER_TESTS_SUPPORT_CMOCKA_H
#define FOYER_TESTS_SUPPORT_CMOCKA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

__attribute__((constructor)) static void cmocka_take_filter(void)
{
    const char *only = getenv("FOYER_TEST");
    if (only)
        cmocka_set_test_filter(only);
}

#endif

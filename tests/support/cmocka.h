/* cmocka's header with the four it needs before it. */
#ifndef FOYER_TESTS_SUPPORT_CMOCKA_H
#define FOYER_TESTS_SUPPORT_CMOCKA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif

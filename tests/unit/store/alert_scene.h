/* A folder for a store, a clock that stands, and alerts put there and read as a display would: for tests of
 * alerts. A helper that fails ends the test. */
#ifndef FOYER_TESTS_STORE_ALERT_SCENE_H
#define FOYER_TESTS_STORE_ALERT_SCENE_H

#include "base/clock.h"
#include "base/error.h"
#include "store/alerts.h"

enum { HALF_AN_HOUR = 1800 };

struct scene {
    char *folder;
    struct clock_fixed clock;
    bool made;
    struct error error;
};

int scene_setup(void **state);
int scene_teardown(void **state);
#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_setup, scene_teardown)

/* Puts an alert up for half an hour: its number, or 0 with the scene's error. */
int64_t scene_try_put(struct scene *scene, enum alert_level level, const char *text);
/* The same, which must succeed. */
int64_t scene_put(struct scene *scene, enum alert_level level, const char *text);
/* Takes one down, or all with 0: how many went. */
int scene_clear(struct scene *scene, int64_t number);
/* Puts one up in vain, with `part` in the message. */
void scene_assert_refused(struct scene *scene, const char *text, const char *part);

/* What a display reads now; the caller finishes it. */
struct alert_list scene_alerts(const char *folder);
/* The alerts' texts in their order, each followed by a blank. */
void scene_assert_texts(const char *folder, const char *expected);

/* Writes a file into the folder of alerts as another program might, and moves the folder's time away from
 * now, so that it counts as settled. */
void scene_put_file(const char *folder, const char *name, const char *text);
void scene_settle(const char *folder, int64_t seconds_ago);

/* A store with generation 1 of the support's stories, and no writer. */
void scene_begin(const char *folder);

#endif

/* stage/: the thread that looks at the store and frees what the stage is done with; a sanitizer sees what it
 * leaves. */
#include "stage/scout.h"

#include "support/cmocka.h"
#include "support/sample.h"

#include <SDL.h>
#include <stdlib.h>

static struct edition *make_edition(int stories)
{
    struct edition *edition = edition_create();
    for (int i = 0; i < stories; i++)
        edition_add_story(edition, sample_make("id", "Заголовок", 3, i));
    return edition;
}

static void editions_that_were_discarded_are_freed(void **state)
{
    (void)state;
    struct error error = {0};
    struct scout *scout = scout_create(&error);
    assert_non_null(scout);
    scout_discard(scout, NULL);
    for (int i = 0; i < 20; i++)
        scout_discard(scout, make_edition(50));
    scout_destroy(scout);
}

static void a_look_finds_the_stories_while_another_edition_is_discarded(void **state)
{
    (void)state;
    struct error error = {0};
    struct config config;
    struct scout_find find;
    char *folder = sample_folder();
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 1, 200)};
    sample_config(&config, folder);
    sample_put(folder, stories, 2);
    struct scout *scout = scout_create(&error);
    assert_non_null(scout);
    scout_discard(scout, make_edition(50));
    scout_send(scout, NULL, &config);
    scout_discard(scout, make_edition(50));
    assert_true(scout_take(scout, true, &find));
    assert_non_null(find.edition);
    assert_int_equal(find.edition->story_count, 2);
    edition_destroy(find.edition);
    store_close(find.store);
    scout_destroy(scout);
    config_finish(&config);
    sample_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editions_that_were_discarded_are_freed),
        cmocka_unit_test(a_look_finds_the_stories_while_another_edition_is_discarded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

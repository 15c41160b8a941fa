#include "alert_scene.h"

#include "base/memory.h"
#include "support.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

int scene_setup(void **state)
{
    struct scene *scene = memory_zeroed(1, sizeof *scene);
    scene->folder = folder_make();
    clock_fixed_init(&scene->clock, 1600000000);
    *state = scene;
    return 0;
}

int scene_teardown(void **state)
{
    struct scene *scene = *state;
    folder_remove(scene->folder);
    free(scene);
    return 0;
}

int64_t scene_try_put(struct scene *scene, enum alert_level level, const char *text)
{
    struct alert alert = {.level = level, .text = memory_copy_text(text)};
    error_clear(&scene->error);
    bool fine =
        alerts_put(scene->folder, &scene->clock.clock, HALF_AN_HOUR, &alert, &scene->made, &scene->error);
    int64_t number = fine ? alert.number : 0;
    assert_true(fine == !scene->error.set);
    alert_finish(&alert);
    return number;
}

int64_t scene_put(struct scene *scene, enum alert_level level, const char *text)
{
    int64_t number = scene_try_put(scene, level, text);
    if (number == 0)
        fail_msg("%s", scene->error.text);
    return number;
}

int scene_clear(struct scene *scene, int64_t number)
{
    int cleared = -1;
    if (!alerts_clear(scene->folder, &scene->clock.clock, number, &cleared, &scene->error))
        fail_msg("%s", scene->error.text);
    return cleared;
}

void scene_assert_refused(struct scene *scene, const char *text, const char *part)
{
    assert_int_equal(scene_try_put(scene, ALERT_WARNING, text), 0);
    if (!strstr(scene->error.text, part))
        fail_msg("\"%s\" is not in: %s", part, scene->error.text);
}

struct edition *scene_edition_now(const char *folder)
{
    struct store *display = reader(folder);
    struct edition *edition = read_edition(display);
    store_close(display);
    return edition;
}

void scene_assert_texts(const char *folder, const char *expected)
{
    struct buffer texts;
    struct edition *edition = scene_edition_now(folder);
    buffer_init(&texts, 4096);
    buffer_append_text(&texts, "");
    for (size_t i = 0; i < edition->alerts.count; i++)
        buffer_append_format(&texts, "%s ", edition->alerts.items[i].text);
    assert_string_equal(texts.bytes, expected);
    buffer_finish(&texts);
    edition_destroy(edition);
}

void scene_begin(const char *folder)
{
    struct error error = {0};
    struct store *store = writer(folder, clock_system());
    if (!generation_put(store, "A", 1, false, &error))
        fail_msg("%s", error.text);
    store_close(store);
}

void scene_assert_generation(const char *folder, int generation)
{
    struct store *display = reader(folder);
    struct edition *edition = read_edition(display);
    assert_int_equal(generation_of(display, edition, "A"), generation);
    edition_destroy(edition);
    store_close(display);
}

#include "alert_scene.h"

#include "base/file.h"
#include "base/memory.h"
#include "support.h"
#include "support/cmocka.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

struct alert_list scene_alerts(const char *folder)
{
    struct error error = {0};
    struct alert_list list = {0};
    if (!alerts_read(folder, &list, &error))
        fail_msg("%s", error.text);
    return list;
}

void scene_assert_texts(const char *folder, const char *expected)
{
    struct buffer texts;
    struct alert_list list = scene_alerts(folder);
    buffer_init(&texts, 4096);
    buffer_append_text(&texts, "");
    for (size_t i = 0; i < list.count; i++)
        buffer_append_format(&texts, "%s ", list.items[i].text);
    assert_string_equal(texts.bytes, expected);
    buffer_finish(&texts);
    alert_list_finish(&list);
}

void scene_put_file(const char *folder, const char *name, const char *text)
{
    char *alerts = path_of(folder, "alerts");
    char *path = path_of(alerts, name);
    assert_true(file_make_folder(alerts, NULL));
    assert_true(file_write_atomic(path, text, strlen(text), NULL));
    free(path);
    free(alerts);
}

void scene_settle(const char *folder, int64_t seconds_ago)
{
    char *alerts = path_of(folder, "alerts");
    struct timespec time = {.tv_sec = clock_wall(clock_system()) - seconds_ago};
    assert_int_equal(utimensat(AT_FDCWD, alerts, (struct timespec[]){time, time}, 0), 0);
    free(alerts);
}

void scene_begin(const char *folder)
{
    struct error error = {0};
    struct store *store = writer(folder, clock_system());
    if (!generation_put(store, "A", 1, false, &error))
        fail_msg("%s", error.text);
    store_close(store);
}

/* ingest/fetch: what a file of credentials may say, and who may read it. */
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/credentials.h"

#include "support/cmocka.h"
#include "support/folder.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is wrong with a file of that text and mode; malloc'd. */
static char *credentials_of(const char *text, unsigned mode, struct credentials *credentials)
{
    struct error error = {0};
    char *folder = folder_create();
    char *path = folder_put(folder, "secret", text, mode);
    bool fine = credentials_read(path, credentials, &error);
    assert_int_equal(fine, !error.set);
    free(path);
    folder_remove(folder);
    return memory_copy_text(error.text);
}

static void credentials_are_one_line_of_three_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *header, *user, *password;
    } cases[] = {
        {"bearer abc.def==\n", "Authorization: Bearer abc.def==", NULL, NULL},
        {"Bearer  abc\r\n\r\n", "Authorization: Bearer abc", NULL, NULL},
        {"basic me:h:u sh\n", NULL, "me", "h:u sh"},
        {"\xEF\xBB\xBF\nbasic me:", NULL, "me", ""},
        {"header X-Api-Key: 123", "X-Api-Key: 123", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct credentials found;
        char *wrong = credentials_of(cases[i].text, 0600, &found);
        assert_string_equal(wrong, "");
        assert_string_equal(found.header ? found.header : "", cases[i].header ? cases[i].header : "");
        assert_string_equal(found.user ? found.user : "", cases[i].user ? cases[i].user : "");
        assert_string_equal(found.password ? found.password : "", cases[i].password ? cases[i].password : "");
        credentials_finish(&found);
        free(wrong);
    }
}

static void credentials_that_others_read_or_nobody_understands_are_refused_without_telling_them(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "hush",
                                      "bearer",
                                      "bearer hu sh",
                                      "basic hush",
                                      "header hush",
                                      "header : hush",
                                      "header A b: hush",
                                      "header A:",
                                      "basic a:b\nhush",
                                      "bearer hu\x01sh",
                                      "digest a:hush"};
    struct credentials found;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char *wrong = credentials_of(bad[i], 0600, &found);
        if (!strstr(wrong, "it has to be one line, bearer TOKEN"))
            fail_msg("\"%s\" gives \"%s\"", bad[i], wrong);
        assert_null(strstr(wrong, "hush"));
        free(wrong);
    }
    static const unsigned modes[] = {0640, 0604, 0660, 0644};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        char *wrong = credentials_of("bearer hush", modes[i], &found);
        assert_non_null(strstr(wrong, "not only its owner can read it"));
        assert_non_null(strstr(wrong, "chmod 600 "));
        free(wrong);
    }
    struct error error = {0};
    assert_false(credentials_read("/dev/null", &found, &error));
    assert_string_equal(error.text, "/dev/null: is not a file");
    error_clear(&error);
    assert_false(credentials_read("/nowhere/secret", &found, &error));
    assert_string_equal(error.text, "/nowhere/secret: No such file or directory");
    assert_null(found.header);
}

static void a_file_of_credentials_has_a_maximum(void **state)
{
    (void)state;
    struct credentials found;
    struct buffer text;
    buffer_init(&text, LIMIT_CREDENTIALS + 1);
    buffer_append_text(&text, "bearer ");
    while (text.length < LIMIT_CREDENTIALS)
        buffer_append_text(&text, "x");
    char *wrong = credentials_of(text.bytes, 0600, &found);
    assert_string_equal(wrong, "");
    assert_int_equal(strlen(found.header),
                     strlen("Authorization: Bearer ") + LIMIT_CREDENTIALS - strlen("bearer "));
    credentials_finish(&found);
    free(wrong);
    buffer_append_text(&text, "x");
    wrong = credentials_of(text.bytes, 0600, &found);
    assert_non_null(strstr(wrong, "larger than the 16384 bytes allowed"));
    assert_null(strstr(wrong, "xx"));
    free(wrong);
    buffer_finish(&text);
}

static void a_pipe_is_not_waited_for(void **state)
{
    (void)state;
    struct credentials found;
    struct error error = {0};
    char *folder = folder_create();
    char *pipe = folder_path(folder, "pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(credentials_read(pipe, &found, &error));
    assert_non_null(strstr(error.text, "pipe: is not a file"));
    assert_false(credentials_file_is_private(pipe, NULL));
    folder_remove(folder);
    free(pipe);
}

/* Puts one file after the other in the same place. */
struct exchange {
    char *place, *spare, *files[2];
    atomic_bool over;
};

static void *exchange_run(void *data)
{
    struct exchange *exchange = data;
    for (int i = 0; !atomic_load(&exchange->over); i ^= 1)
        if (link(exchange->files[i], exchange->spare) != 0 || rename(exchange->spare, exchange->place) != 0)
            (void)unlink(exchange->spare);
    return NULL;
}

static void what_is_looked_at_is_what_is_read_whoever_exchanges_the_file(void **state)
{
    (void)state;
    pthread_t thread;
    char *folder = folder_create();
    struct exchange exchange = {.place = folder_put(folder, "secret", "bearer private", 0600),
                                .spare = folder_path(folder, "spare"),
                                .files = {folder_put(folder, "private", "bearer private", 0600),
                                          folder_put(folder, "public", "bearer public", 0644)}};
    assert_int_equal(pthread_create(&thread, NULL, exchange_run, &exchange), 0);
    bool last = false;
    for (int changes = 0; changes < 400;) { /* so often the file was another than before */
        struct credentials found;
        bool fine = credentials_read(exchange.place, &found, NULL);
        changes += fine != last;
        last = fine;
        if (fine)
            assert_string_equal(found.header, "Authorization: Bearer private");
        credentials_finish(&found);
    }
    atomic_store(&exchange.over, true);
    pthread_join(thread, NULL);
    folder_remove(folder);
    free(exchange.place), free(exchange.spare), free(exchange.files[0]), free(exchange.files[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credentials_are_one_line_of_three_kinds),
        cmocka_unit_test(credentials_that_others_read_or_nobody_understands_are_refused_without_telling_them),
        cmocka_unit_test(a_file_of_credentials_has_a_maximum),
        cmocka_unit_test(a_pipe_is_not_waited_for),
        cmocka_unit_test(what_is_looked_at_is_what_is_read_whoever_exchanges_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

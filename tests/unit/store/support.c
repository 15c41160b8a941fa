#include "support.h"

#include "base/file.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <dirent.h>
#include <grp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder_in(const char *template)
{
    char *folder = memory_copy_text(template);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chmod(folder, 0755), 0);
    return folder;
}

char *folder_make(void)
{
    return folder_in("/tmp/foyer-store-XXXXXX");
}

char *folder_make_fast(void)
{
    return access("/dev/shm", W_OK) == 0 ? folder_in("/dev/shm/foyer-store-XXXXXX") : folder_make();
}

static void remove_all(const char *folder)
{
    DIR *files = opendir(folder);
    for (struct dirent *entry; files && (entry = readdir(files));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = file_join(folder, entry->d_name);
        if (remove(path) != 0)
            remove_all(path);
        free(path);
    }
    if (files)
        closedir(files);
    (void)remove(folder);
}

void folder_remove(char *folder)
{
    remove_all(folder);
    free(folder);
}

int folder_count(const char *folder, const char *prefix)
{
    int count = 0;
    DIR *files = opendir(folder);
    assert_non_null(files);
    for (struct dirent *entry; (entry = readdir(files));)
        count += strncmp(entry->d_name, prefix, strlen(prefix)) == 0 && entry->d_name[0] != '.';
    closedir(files);
    return count;
}

char *path_of(const char *folder, const char *name)
{
    return file_join(folder, name);
}

long size_of(const char *folder, const char *name)
{
    struct stat found;
    char *path = path_of(folder, name);
    long size = stat(path, &found) == 0 ? (long)found.st_size : -1;
    free(path);
    return size;
}

int64_t sql_number(const char *folder, const char *sql)
{
    char *path = path_of(folder, "foyer.db");
    sqlite3 *database;
    sqlite3_stmt *statement;
    int keep = 1;
    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    int64_t number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
    free(path);
    return number;
}

void sql_run(const char *folder, const char *sql)
{
    (void)sql_number(folder, sql);
}

struct store *writer(const char *folder, const struct clock *clock)
{
    struct error error = {0};
    struct store *store = store_open_writer(folder, clock, &error);
    if (!store)
        fail_msg("%s", error.text);
    return store;
}

struct store *reader(const char *folder)
{
    struct error error = {0};
    struct store *store = store_open_reader(folder, &error);
    if (!store)
        fail_msg("%s", error.text);
    return store;
}

struct edition *read_edition(struct store *store)
{
    struct error error = {0};
    struct edition *edition = store_read_edition(store, &error);
    if (!edition)
        fail_msg("%s", error.text);
    return edition;
}

static char *text_of(const char *format, int a, int b)
{
    struct buffer text;
    buffer_init(&text, 4096);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    buffer_append_format(&text, format, a, b);
#pragma GCC diagnostic pop
    return text.bytes;
}

void generation_photo_name(int generation, int story, char name[64])
{
    (void)snprintf(name, 64, "%08x%08x.jpg", (unsigned)generation, (unsigned)story);
}

void generation_document(struct feed_document *document, int generation, bool photos)
{
    *document = (struct feed_document){0};
    for (int i = 0; i < STORIES; i++) {
        struct story *story = story_create();
        story->id = text_of("story-%d", i, 0);
        story->headline = text_of("generation %d, story %d", generation, i);
        story->published = 1568281200 + i;
        for (int block = 0; block < BLOCKS; block++)
            story_add_block(
                story, BLOCK_PARAGRAPH,
                text_of("generation %d, block %d, and more words to fill a page", generation, block));
        if (photos) {
            char name[64];
            generation_photo_name(generation, i, name);
            struct photo *photo = story_add_photo(story);
            photo->url = text_of("https://example.org/%d/%d.jpg", generation, i);
            photo->file = memory_copy_text(name);
            photo->width = 800;
            photo->height = 600;
        }
        feed_document_add_story(document, story);
    }
}

bool generation_put(struct store *store, const char *feed, int generation, bool photos, struct error *error)
{
    struct feed_document document;
    struct feed_state state = feed_state_of(feed);
    state.last_success = generation;
    generation_document(&document, generation, photos);
    bool fine = true;
    for (size_t i = 0; photos && fine && i < document.story_count; i++) {
        const struct photo *photo = document.stories[i]->photo;
        fine = store_put_photo(store, photo->url, photo->file, photo->file, strlen(photo->file), 800, 600,
                               error);
    }
    fine = fine && store_put_feed(store, feed, &document, &state, error);
    feed_state_finish(&state);
    feed_document_finish(&document);
    return fine;
}

static void check_photo(const struct store *store, const struct photo *photo)
{
    if (!photo)
        return;
    struct buffer bytes;
    struct error error = {0};
    buffer_init(&bytes, 100);
    char *path = store_photo_path(store, photo->file);
    assert_non_null(path);
    if (!file_read(path, &bytes, &error))
        fail_msg("a story names a photo that is not there: %s", error.text);
    assert_string_equal(bytes.bytes, photo->file);
    free(path);
    buffer_finish(&bytes);
}

int generation_of(const struct store *store, const struct edition *edition, const char *feed)
{
    int generation = 0;
    size_t count = 0;
    for (size_t i = 0; i < edition->story_count; i++) {
        const struct story *story = edition->stories[i];
        int mark = 0;
        if (strcmp(story->feed, feed) != 0)
            continue;
        assert_int_equal(sscanf(story->headline, "generation %d", &mark), 1);
        if (count++ == 0)
            generation = mark;
        assert_int_equal(mark, generation);
        assert_int_equal(story->block_count, BLOCKS);
        for (size_t block = 0; block < BLOCKS; block++) {
            assert_int_equal(sscanf(story->blocks[block].text, "generation %d", &mark), 1);
            assert_int_equal(mark, generation);
        }
        check_photo(store, story->photo);
    }
    if (generation > 0)
        assert_int_equal(count, STORIES);
    return generation;
}

struct feed_state feed_state_of(const char *name)
{
    return (struct feed_state){.name = memory_copy_text(name)};
}

const struct story *find_story(const struct edition *edition, const char *feed, const char *id)
{
    for (size_t i = 0; i < edition->story_count; i++)
        if (strcmp(edition->stories[i]->feed, feed) == 0 && strcmp(edition->stories[i]->id, id) == 0)
            return edition->stories[i];
    return NULL;
}

int run_in_child(int (*run)(void *data), void *data)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(run(data));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

struct errand {
    int (*run)(void *data);
    void *data;
};

static int drop_root(void *data)
{
    struct errand *errand = data;
    if (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0)
        return 125;
    return errand->run(errand->data);
}

int run_as_nobody(int (*run)(void *data), void *data)
{
    if (geteuid() != 0)
        skip();
    return run_in_child(drop_root, &(struct errand){.run = run, .data = data});
}

uint32_t random_next(uint32_t *seed)
{
    /* xorshift32 */
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

int number_from(const char *variable, int otherwise)
{
    const char *text = getenv(variable);
    return text ? (int)strtol(text, NULL, 10) : otherwise;
}

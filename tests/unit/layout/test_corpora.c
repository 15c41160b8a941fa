/* layout/page.h: every story of the feeds that other projects test their readers with, at every size. The
 * folder stands beside this one and may be missing. */
#include "layout/page.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/opening.h"
#include "ingest/read/read.h"
#include "pages.h"
#include "support/cmocka.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CORPORA SOURCE_FOLDER "/../shared/corpora/." /* it may be a link */

enum { FILES_MOST = 2000, STORIES_LEAST = 50 };

static int open_fonts(void **state)
{
    *state = pages_fonts();
    return 0;
}

static int close_fonts(void **state)
{
    fonts_destroy(*state);
    return 0;
}

static char *files[FILES_MOST]; /* nftw hands no data to its function */
static size_t file_count;

static int note_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)place;
    if (type == FTW_F && file_count < FILES_MOST)
        files[file_count++] = memory_copy_text(path);
    return 0;
}

/* A photo as if it had been fetched; of shapes and sizes that change from story to story. */
static void give_photo(struct story *story, size_t number)
{
    static const int sizes[][2] = {{2400, 1600}, {1000, 1500}, {400, 300}, {3000, 900}, {700, 700}};
    if (!story->photo)
        return;
    story_take_text(&story->photo->file, memory_copy_text("photo.jpg"));
    story->photo->width = sizes[number % 5][0];
    story->photo->height = sizes[number % 5][1];
}

static void check_story(struct fonts *fonts, const struct story *story, const char *path)
{
    for (size_t size = 0; size < PAGES_SIZES; size++) {
        struct page page;
        pages_build(&page, fonts, story, pages_sizes[size]);
        pages_check(&page, path);
        page_finish(&page);
    }
}

/* How many stories the file has; 0 when it is no feed. */
static size_t check_file(struct fonts *fonts, const char *path)
{
    struct feed_document document;
    struct buffer bytes;
    size_t count = 0;
    buffer_init(&bytes, LIMIT_FEED_BODY);
    if (file_read(path, &bytes, NULL)) {
        struct read_request request = {.bytes = bytes.bytes,
                                       .length = bytes.length,
                                       .base_url = "https://example.org/feed",
                                       .format = FEED_AUTO,
                                       .now = 1789203900,
                                       .screen_width = 1920};
        if (read_feed(&request, &document, NULL)) {
            opening_put(&document);
            for (; count < document.story_count; count++) {
                give_photo(document.stories[count], count);
                check_story(fonts, document.stories[count], path);
            }
            feed_document_finish(&document);
        }
    }
    buffer_finish(&bytes);
    return count;
}

static void every_story_of_the_corpora_keeps_to_its_place(void **state)
{
    size_t stories = 0;
    if (access(CORPORA, R_OK) != 0)
        skip();
    assert_int_equal(nftw(CORPORA, note_file, 8, FTW_PHYS), 0);
    for (size_t i = 0; i < file_count; i++) {
        stories += check_file(*state, files[i]);
        free(files[i]);
    }
    print_message("%zu stories of %zu files\n", stories, file_count);
    assert_true(stories >= STORIES_LEAST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_story_of_the_corpora_keeps_to_its_place),
    };
    return cmocka_run_group_tests_name("layout_corpora", tests, open_fonts, close_fonts);
}

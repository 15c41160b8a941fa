/* stage/: what the stage works with: the photo thread, the languages, a moving photo's place. */
#include "base/file.h"
#include "base/memory.h"
#include "stage/glide.h"
#include "stage/lexicon.h"
#include "stage/loader.h"
#include "support/cmocka.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *make_photo(const char *folder, const char *name, Uint32 color)
{
    char *path = file_join(folder, name);
    SDL_Surface *photo = SDL_CreateRGBSurfaceWithFormat(0, 300, 200, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(photo, NULL, color);
    assert_int_equal(IMG_SavePNG(photo, path), 0);
    SDL_FreeSurface(photo);
    return path;
}

static enum loader_state wait_for(struct loader *loader, SDL_Surface **photo, struct error *error)
{
    enum loader_state state = LOADER_BUSY;
    while (state == LOADER_BUSY) {
        state = loader_collect(loader, photo, error);
        SDL_WaitEventTimeout(NULL, 1);
    }
    return state;
}

static void of_two_requests_the_newer_one_is_delivered_once(void **state)
{
    (void)state;
    struct error error = {0};
    SDL_Surface *photo = NULL;
    char *folder = sample_folder();
    char *old = make_photo(folder, "old.png", 0xFF0000), *new = make_photo(folder, "new.png", 0x00FF00);
    struct loader *loader = loader_create(&error);
    assert_non_null(loader);
    assert_int_equal(loader_collect(loader, &photo, &error), LOADER_IDLE);
    loader_request(loader, old, 90, 60, PHOTO_FILL);
    loader_request(loader, new, 30, 20, PHOTO_FILL);
    assert_int_equal(wait_for(loader, &photo, &error), LOADER_DONE);
    assert_true(photo->w == 30 && photo->h == 20);
    assert_int_equal(*(Uint32 *)photo->pixels & 0xFFFFFF, 0x00FF00);
    SDL_FreeSurface(photo);
    assert_int_equal(loader_collect(loader, &photo, &error), LOADER_IDLE);
    loader_request(loader, old, 90, 60, PHOTO_FILL); /* never collected */
    loader_destroy(loader);
    loader_destroy(NULL);
    free(old);
    free(new);
    sample_remove(folder);
}

static void a_photo_that_is_not_there_fails_with_its_name_and_the_next_is_loaded(void **state)
{
    (void)state;
    struct error error = {0}, none = {0};
    SDL_Surface *photo = NULL;
    char *folder = sample_folder(), *path = make_photo(folder, "photo.png", 0x0000FF);
    struct loader *loader = loader_create(&error);
    loader_request(loader, "/nowhere/photo.png", 30, 20, PHOTO_FILL);
    assert_int_equal(wait_for(loader, &photo, &error), LOADER_FAILED);
    assert_non_null(strstr(error.text, "/nowhere/photo.png"));
    loader_request(loader, path, 30, 20, PHOTO_FILL);
    assert_int_equal(wait_for(loader, &photo, &none), LOADER_DONE);
    SDL_FreeSurface(photo);
    loader_destroy(loader);
    free(path);
    sample_remove(folder);
}

static const char languages[] = SOURCE_FOLDER "/assets/languages";

static void a_language_that_is_missing_falls_back_to_the_screens_then_to_english(void **state)
{
    (void)state;
    struct error error = {0};
    struct lexicon *lexicon = lexicon_create(languages, &error);
    assert_non_null(lexicon);
    assert_string_equal(lexicon_find(lexicon, "ru", "kk")->code, "ru");
    assert_string_equal(lexicon_find(lexicon, "xx", "kk")->code, "kk");
    assert_string_equal(lexicon_find(lexicon, NULL, "kk")->code, "kk");
    assert_string_equal(lexicon_find(lexicon, "xx", "yy")->code, "en");
    assert_string_equal(lexicon_find(lexicon, NULL, NULL)->code, "en");
    assert_ptr_equal(lexicon_find(lexicon, "ru", NULL), lexicon_find(lexicon, "ru", NULL));
    lexicon_destroy(lexicon);
    assert_null(lexicon_create("/nowhere", &error)); /* English must be there */
    assert_true(error.set);
}

static void a_feed_that_claims_ever_new_languages_fills_no_memory(void **state)
{
    (void)state;
    struct error error = {0};
    struct lexicon *lexicon = lexicon_create(languages, &error);
    const struct language *russian = lexicon_find(lexicon, "ru", NULL);
    for (int i = 0; i < 62; i++) { /* with English and Russian: 64 */
        char tag[8];
        (void)snprintf(tag, sizeof tag, "x%c-%c%c", 'a' + i / 26, 'a' + i % 26, 'a' + i % 26);
        assert_string_equal(lexicon_find(lexicon, tag, NULL)->code, "en");
    }
    assert_string_equal(lexicon_find(lexicon, "kk", "ru")->code, "ru"); /* no room for one more */
    assert_ptr_equal(lexicon_find(lexicon, "ru", NULL), russian);
    lexicon_destroy(lexicon);
}

static void a_moving_photo_goes_slowly_at_both_ends_and_never_beyond(void **state)
{
    (void)state;
    int there = 0;
    struct glide glide = {.spare = 100, .photo = (SDL_Texture *)&there};
    assert_int_equal(glide_place(&glide, -1, true), 0);
    assert_int_equal(glide_place(&glide, 0, true), 0);
    assert_int_equal(glide_place(&glide, 0.1, true), (int)(2.8 * GLIDE_PIXEL + 0.5));
    assert_int_equal(glide_place(&glide, 0.5, true), 50 * GLIDE_PIXEL);
    assert_int_equal(glide_place(&glide, 0.9, true), (int)(97.2 * GLIDE_PIXEL + 0.5));
    assert_int_equal(glide_place(&glide, 1, true), 100 * GLIDE_PIXEL);
    assert_int_equal(glide_place(&glide, 7, true), 100 * GLIDE_PIXEL);
    assert_int_equal(glide_place(&glide, 0.1, false), 3 * GLIDE_PIXEL); /* whole pixels in memory */
    glide.photo = NULL;
    assert_int_equal(glide_place(&glide, 0.5, true), 0); /* it stands */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_requests_the_newer_one_is_delivered_once),
        cmocka_unit_test(a_photo_that_is_not_there_fails_with_its_name_and_the_next_is_loaded),
        cmocka_unit_test(a_language_that_is_missing_falls_back_to_the_screens_then_to_english),
        cmocka_unit_test(a_feed_that_claims_ever_new_languages_fills_no_memory),
        cmocka_unit_test(a_moving_photo_goes_slowly_at_both_ends_and_never_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

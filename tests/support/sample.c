#include "support/sample.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <SDL_image.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

static const char running_text[] = "Три страны договорились о совместной охране высокогорных озёр и лесов, "
                                   "где обитают снежный барс и алтайский "
                                   "улар. Соглашение предусматривает единые правила для туристов, обмен "
                                   "данными о погоде и общую службу спасения.";

struct story *sample_make(const char *id, const char *headline, int paragraphs, int64_t age)
{
    struct story *story = story_create();
    story->id = memory_copy_text(id);
    story->headline = memory_copy_text(headline);
    story->language = memory_copy_text("ru");
    story->section = memory_copy_text("Природа");
    story->source = memory_copy_text("Алтай бүгін");
    story->published = SAMPLE_NOW - age;
    for (int i = 0; i < paragraphs; i++)
        story_add_block(story, BLOCK_PARAGRAPH, memory_copy_text(running_text));
    return story;
}

static struct store *open_store(const char *folder, struct clock_fixed *clock)
{
    struct error error = {0};
    clock_fixed_init(clock, SAMPLE_NOW);
    struct store *store = store_open_writer(folder, &clock->clock, &error);
    if (!store)
        print_error("%s\n", error.text);
    assert_non_null(store);
    return store;
}

void sample_put(const char *folder, struct story **stories, size_t count)
{
    struct clock_fixed clock;
    struct error error = {0};
    struct store *store = open_store(folder, &clock);
    struct feed_document document = {0};
    struct feed_state state = {.name = memory_copy_text("feed"), .last_success = SAMPLE_NOW - 60};
    for (size_t i = 0; i < count; i++)
        feed_document_add_story(&document, stories[i]);
    assert_true(store_put_feed(store, "feed", &document, &state, &error));
    feed_document_finish(&document);
    feed_state_finish(&state);
    store_close(store);
}

void sample_add_photo(const char *folder, struct story *story, int width, int height, unsigned color)
{
    struct clock_fixed clock;
    struct error error = {0};
    char name[64], url[64];
    static char bytes[1 << 20];
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    SDL_RWops *file = SDL_RWFromMem(bytes, sizeof bytes);
    assert_non_null(surface);
    SDL_FillRect(surface, NULL, color);
    assert_int_equal(IMG_SavePNG_RW(surface, file, 0), 0);
    (void)snprintf(name, sizeof name, "%032x.png", color);
    (void)snprintf(url, sizeof url, "https://example.org/%06x.png", color);
    struct store *store = open_store(folder, &clock);
    assert_true(store_put_photo(store, url, name, bytes, (size_t)SDL_RWtell(file), width, height, &error));
    store_close(store);
    SDL_RWclose(file);
    SDL_FreeSurface(surface);
    struct photo *photo = story_add_photo(story);
    photo->url = memory_copy_text(url);
    photo->file = memory_copy_text(name);
    photo->caption = memory_copy_text("Рассвет над озером");
    photo->width = width;
    photo->height = height;
}

char *sample_folder(void)
{
    char *folder = memory_copy_text("/tmp/foyer-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void sample_remove(char *folder)
{
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

void sample_config(struct config *config, const char *folder)
{
    config_init_defaults(config);
    config_add_feed(config, "feed", "https://example.org/feed.json");
    free(config->store);
    config->store = memory_copy_text(folder);
    config->timezone = memory_copy_text("Asia/Almaty");
}

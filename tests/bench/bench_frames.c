/* Counts heap allocations while a summary scrolls: `bench_frames [WIDTH HEIGHT]`. Every malloc, calloc and
 * realloc of the whole process is counted, those of SDL, SQLite and X11 included. Runs on whatever display
 * SDL finds (SDL_VIDEODRIVER=dummy works). */
#include "base/file.h"
#include "base/memory.h"
#include "stage/stage.h"
#include "store/store.h"

#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static atomic_long allocations;

void *malloc(size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_realloc(old, size);
}

enum { PARAGRAPHS = 24, SECONDS_MOST = 120 };

static void add_story(struct feed_document *document, int number)
{
    static const char text[] =
        "Три страны договорились о совместной охране высокогорных озёр и лесов, где обитают снежный барс и "
        "алтайский улар. Соглашение предусматривает единые правила для туристов и обмен данными о погоде.";
    struct story *story = story_create();
    char id[16];
    (void)snprintf(id, sizeof id, "story-%d", number);
    story->id = memory_copy_text(id);
    story->headline = memory_copy_text("Казахстан и соседи создают общий заповедник в горах Алтая");
    story->language = memory_copy_text("ru");
    story->published = 1788000000 + number;
    for (int i = 0; i < PARAGRAPHS; i++)
        story_add_block(story, BLOCK_PARAGRAPH, memory_copy_text(text));
    feed_document_add_story(document, story);
}

static bool fill(const char *folder, struct error *error)
{
    struct store *store = store_open_writer(folder, clock_system(), error);
    struct feed_document document = {0};
    struct feed_state state = {.name = memory_copy_text("bench"), .last_success = clock_wall(clock_system())};
    add_story(&document, 1);
    add_story(&document, 2);
    bool fine = store && store_put_feed(store, "bench", &document, &state, error);
    feed_document_finish(&document);
    feed_state_finish(&state);
    store_close(store);
    return fine;
}

/* One line of figures: the frames in which the text moved, and what was allocated from one step to the next.
 */
static void measure(struct stage *stage)
{
    long frames = 0, allocated = 0, worst = 0;
    int offset = 0;
    tick end = clock_monotonic(clock_system()) + TICK_SECONDS(SECONDS_MOST);
    while (clock_monotonic(clock_system()) < end && !stage_ended(stage)) {
        struct stage_figures figures;
        long before = atomic_load(&allocations);
        stage_wait(stage, stage_step(stage));
        long spent = atomic_load(&allocations) - before;
        stage_read_figures(stage, &figures);
        if (figures.turns > 1)
            break;
        if (figures.offset > offset && offset > 0) {
            frames++;
            allocated += spent;
            worst = spent > worst ? spent : worst;
        }
        offset = figures.offset;
    }
    printf("%ld frames in which the summary moved, %ld allocations in all, %ld in the worst frame\n", frames,
           allocated, worst);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/foyer-bench-XXXXXX", command[64];
    struct error error = {0};
    struct config config;
    config_init_defaults(&config);
    if (!mkdtemp(folder) || !fill(folder, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return 1;
    }
    free(config.store);
    config.store = memory_copy_text(folder);
    config.rotation.dwell_auto = false;
    config.rotation.dwell = TICK_SECONDS(45);
    struct stage_settings settings = {.config = &config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = clock_system(),
                                      .width = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 1920,
                                      .height = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 1080};
    struct stage *stage = stage_create(&settings, &error);
    if (stage)
        measure(stage);
    else
        fprintf(stderr, "%s\n", error.text);
    stage_destroy(stage);
    config_finish(&config);
    (void)snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || error.set;
}

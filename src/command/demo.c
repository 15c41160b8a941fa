/* The bundled stories as a configuration of their own; see demo.h. */
#include "command/demo.h"

#include "base/buffer.h"
#include "base/file.h"
#include "command/command.h"
#include "command/gather.h"
#include "command/setup.h"
#include "stage/still.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

#define PAGES_FOLDER "foyer-demo-pages"

enum { CONFIG_MAX = 16384 };

/* A text of the configuration in single quotes, in which nothing is expanded. */
static void append_quoted(struct buffer *buffer, const char *text)
{
    buffer_append_text(buffer, "'");
    for (const char *c = text; *c; c++)
        buffer_append_format(buffer, *c == '\'' || *c == '\\' ? "\\%c" : "%c", *c);
    buffer_append_text(buffer, "'");
}

static bool write_config(const struct demo *demo, const struct data *data, struct error *error)
{
    struct buffer text;
    char *store = file_join(demo->scratch.folder, "store");
    buffer_init(&text, CONFIG_MAX);
    buffer_append_text(&text, "title = \"Foyer\"\nlanguage = en\ntimezone = \"Asia/Almaty\"\nstore = ");
    append_quoted(&text, store);
    buffer_append_text(&text, "\nfeed \"Foyer demo\" {\n  url = ");
    append_quoted(&text, data->demo);
    buffer_append_text(&text, "\n}\nclock \"Astana\" { timezone = \"Asia/Almaty\" }\n"
                              "clock \"Washington\" { timezone = \"America/New_York\" }\n");
    bool fine = file_write_atomic(demo->config, text.bytes, text.length, error);
    free(store);
    buffer_finish(&text);
    return fine;
}

bool demo_init(struct demo *demo, const struct data *data, struct error *error)
{
    *demo = (struct demo){0};
    if (!scratch_init(&demo->scratch, error))
        return false;
    demo->config = file_join(demo->scratch.folder, "foyer.conf");
    if (write_config(demo, data, error))
        return true;
    demo_finish(demo);
    return false;
}

void demo_finish(struct demo *demo)
{
    if (!demo)
        return;
    scratch_finish(&demo->scratch);
    free(demo->config);
    *demo = (struct demo){0};
}

static bool draw_page(struct still_request *request, struct store *store, size_t index, struct error *error)
{
    char path[64];
    const struct photo *photo = request->edition->stories[index]->photo;
    char *photo_path = photo && photo->file ? store_photo_path(store, photo->file) : NULL;
    request->story = index;
    request->photo_path = photo_path;
    (void)snprintf(path, sizeof path, PAGES_FOLDER "/%02zu.png", index + 1);
    bool fine = still_save(request, path, error);
    if (fine)
        printf("%s\n", path);
    free(photo_path);
    return fine;
}

int demo_pages(struct config *config, const struct data *data, int width, int height)
{
    struct error error = {0};
    struct gathered gathered = {0};
    bool fine = gather(config, &gathered, &error) && file_make_folder(PAGES_FOLDER, &error);
    struct still_request request = {.config = config,
                                    .fonts = data->fonts,
                                    .languages = data->languages,
                                    .clock = clock_system(),
                                    .width = width,
                                    .height = height,
                                    .edition = gathered.edition};
    if (fine)
        printf("There is no display here; every page of the demo is drawn to a file:\n");
    for (size_t i = 0; fine && i < gathered.edition->story_count; i++)
        fine = draw_page(&request, gathered.store, i, &error);
    gathered_finish(&gathered);
    return fine ? EXIT_FINE : setup_failed("run", &error, EXIT_FAILED);
}

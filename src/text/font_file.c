/* Opens a font by SDL2_ttf once for each size and keeps it. Knows nothing of faces and of which font a
 * character is looked for in (fonts.c). On the thread of the fonts. */
#include "text/font_file.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WIDTH_UNKNOWN = -1, WIDTH_NONE = -2 };

void font_file_init(struct font_file *file, char *path, long index)
{
    *file = (struct font_file){.path = path, .index = index};
}

void font_file_finish(struct font_file *file)
{
    for (size_t i = 0; i < FONT_SIZES; i++)
        if (file->sizes[i].font)
            TTF_CloseFont(file->sizes[i].font);
    if (file->ruler)
        TTF_CloseFont(file->ruler);
    if (file->copied)
        free(file->bytes);
    else if (file->bytes)
        (void)munmap(file->bytes, file->length);
    free(file->characters);
    free(file->words);
    free(file->path);
    *file = (struct font_file){0};
}

static bool font_map(struct font_file *file, struct error *error)
{
    struct stat status;
    int handle = open(file->path, O_RDONLY | O_CLOEXEC);
    bool done = handle >= 0 && fstat(handle, &status) == 0;
    if (done && (!S_ISREG(status.st_mode) || status.st_size == 0 || status.st_size > INT_MAX)) {
        errno = EINVAL;
        done = false;
    }
    if (done) {
        file->length = (size_t)status.st_size;
        file->bytes = mmap(NULL, file->length, PROT_READ, MAP_PRIVATE, handle, 0);
        done = file->bytes != MAP_FAILED;
    }
    if (!done) {
        error_set(error, "%s: cannot open the font: %s", file->path, strerror(errno));
        file->bytes = NULL;
    }
    if (handle >= 0)
        (void)close(handle);
    return done;
}

static bool font_copy(struct font_file *file, struct error *error)
{
    struct buffer bytes;
    buffer_init(&bytes, LIMIT_FONT);
    bool done = file_read(file->path, &bytes, error);
    file->length = bytes.length;
    file->bytes = done ? memory_resize(buffer_take(&bytes), file->length + 1, 1) : NULL;
    buffer_finish(&bytes);
    return done;
}

static TTF_Font *font_open(struct font_file *file, int size, int hinting, struct error *error)
{
    if (!file->bytes && !(file->copied ? font_copy(file, error) : font_map(file, error)))
        return NULL;
    SDL_RWops *stream = SDL_RWFromConstMem(file->bytes, (int)file->length);
    TTF_Font *font = stream ? TTF_OpenFontIndexRW(stream, 1, size, file->index) : NULL;
    if (!font) {
        error_set(error, "%s: cannot open the font: %s", file->path, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(font, hinting);
    TTF_SetFontKerning(font, 1);
    return font;
}

TTF_Font *font_file_ruler(struct font_file *file, struct error *error)
{
    if (!file->ruler)
        file->ruler = font_open(file, FONT_RULER, TTF_HINTING_NONE, error);
    return file->ruler;
}

static struct font_size *font_slot(struct font_file *file, int size)
{
    struct font_size *oldest = &file->sizes[0];
    for (size_t i = 0; i < FONT_SIZES; i++) {
        struct font_size *slot = &file->sizes[i];
        if (slot->font && slot->size == size)
            return slot;
        if (!slot->font || (oldest->font && slot->used < oldest->used))
            oldest = slot;
    }
    return oldest;
}

TTF_Font *font_file_size(struct font_file *file, int size, struct error *error)
{
    struct font_size *slot = font_slot(file, size);
    if (!slot->font || slot->size != size) {
        TTF_Font *font = font_open(file, size, TTF_HINTING_LIGHT, error);
        if (!font)
            return NULL;
        if (slot->font)
            TTF_CloseFont(slot->font);
        *slot = (struct font_size){.font = font, .size = size};
    }
    slot->used = ++file->counter;
    return slot->font;
}

static struct font_character *font_character(struct font_file *file, uint32_t character)
{
    if (!file->characters)
        file->characters = memory_zeroed(FONT_CHARACTERS, sizeof *file->characters);
    struct font_character *slot = &file->characters[(character ^ (character >> 10)) % FONT_CHARACTERS];
    if (slot->character == character)
        return slot;
    struct error error = {0};
    TTF_Font *ruler = file->missing ? NULL : font_file_ruler(file, &error);
    if (error.set) {
        log_warning("text", "%s; going on without it", error.text);
        file->missing = true;
    }
    bool covers = ruler && TTF_GlyphIsProvided32(ruler, character);
    *slot = (struct font_character){character, covers ? WIDTH_UNKNOWN : WIDTH_NONE};
    return slot;
}

bool font_file_covers(struct font_file *file, uint32_t character)
{
    return character && !file->missing && font_character(file, character)->width != WIDTH_NONE;
}

int font_file_character_width(struct font_file *file, uint32_t character)
{
    if (!character)
        return 0;
    struct font_character *slot = font_character(file, character);
    if (slot->width < 0) {
        char text[5] = "";
        int width = 0;
        text[utf8_encode(character, text)] = '\0';
        if (!file->ruler || TTF_SizeUTF8(file->ruler, text, &width, NULL) < 0)
            return 0;
        if (slot->width == WIDTH_NONE)
            return width; /* of the empty box: not worth remembering */
        slot->width = width;
    }
    return slot->width;
}

/* FNV-1a. */
static size_t word_hash(uint32_t script, bool rtl, const char *bytes, size_t length)
{
    uint32_t hash = 2166136261U ^ script ^ rtl;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619U;
    return hash ^ (hash >> 15);
}

struct font_word *font_file_word(struct font_file *file, uint32_t script, bool rtl, const char *bytes,
                                 size_t length)
{
    if (length == 0 || length > FONT_WORD_LENGTH)
        return NULL;
    if (!file->words)
        file->words = memory_zeroed(FONT_WORDS, sizeof *file->words);
    struct font_word *word = &file->words[word_hash(script, rtl, bytes, length) % FONT_WORDS];
    bool known = word->length == length && word->script == script && word->rtl == rtl &&
                 memcmp(word->bytes, bytes, length) == 0;
    if (!known) {
        *word = (struct font_word){
            .script = script, .width = WIDTH_UNKNOWN, .rtl = rtl, .length = (uint8_t)length};
        memcpy(word->bytes, bytes, length);
    }
    return word;
}

void font_file_trim(struct font_file *file)
{
    for (size_t i = 0; i < FONT_SIZES; i++) {
        struct font_size *slot = &file->sizes[i];
        if (!slot->font || slot->used > file->trimmed)
            continue;
        TTF_CloseFont(slot->font);
        *slot = (struct font_size){0};
    }
    file->trimmed = file->counter;
}

int font_file_unit(struct font_file *file)
{
    TTF_Font *ruler = font_file_ruler(file, NULL);
    int height = ruler ? TTF_FontHeight(ruler) : 0;
    return height < FONT_RULER / 2 ? height : FONT_RULER;
}

double font_file_scale(struct font_file *file, int size)
{
    int unit = font_file_unit(file);
    return unit == FONT_RULER || unit == 0 ? 1.0 : (double)size / unit;
}

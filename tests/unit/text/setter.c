#include "unit/text/setter.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "text/chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fonts *fonts;

const struct sample samples[] = {
    {"ru", DIRECTION_LTR,
     "Съешь же ещё этих мягких французских булок, да выпей чаю. В чащах юга жил бы цитрус? Да, но фальшивый "
     "экземпляр! Три страны договорились о совместной охране высокогорных озёр и лесов — № 5, 450 000 га."},
    {"kk", DIRECTION_LTR,
     "Ұлттық кітапхана ересектерге арналған қазақ тілінің тегін кешкі курстарын бастады. Әғқңөұүһі ӘҒҚҢӨҰҮҺІ "
     "— "
     "бағасы 5 000 ₸."},
    {"ky", DIRECTION_LTR, "Бишкекте өлкөлүк көргөзмө ачылды, аны өңүрдүн мугалимдери уюштурду. ҢӨҮ ңөү"},
    {"uz", DIRECTION_LTR,
     "Oʻzbekiston va qoʻshni davlatlar togʻ koʻllarini birgalikda muhofaza qiladi. Gʻoya aʼlo: sanʼat, "
     "maʼno."},
    {"uz-Cyrl", DIRECTION_LTR,
     "Ўзбекистон ва қўшни давлатлар тоғ кўлларини биргаликда муҳофаза қилади. ЎҚҒҲ ўқғҳ"},
    {"tg", DIRECTION_LTR,
     "Се кишвар дар бораи ҳифзи муштараки кӯлҳои баландкӯҳ ва ҷангалҳо ба мувофиқа расиданд. ҒӢҚӮҲҶ"},
    {"uk", DIRECTION_LTR,
     "Три країни домовилися про спільну охорону високогірних озер і лісів. ЄІЇҐ єіїґ щ’ю"},
    {"mn", DIRECTION_LTR, "Гурван улс өндөр уулын нуур, ой модыг хамтран хамгаалахаар тохиролцлоо. Үү Өө"},
    {"en", DIRECTION_LTR,
     "The quick brown fox jumps over the lazy dog; three countries have agreed to protect high mountain "
     "lakes."},
    {"tr", DIRECTION_LTR,
     "Üç ülke, yüksek dağ göllerini birlikte korumak için anlaştı. Iğdır, İstanbul, şöyle çığ."},
    {"az", DIRECTION_LTR, "Üç ölkə dağ göllərini birgə qorumaq barədə razılığa gəldi. Əəğıışçöü"},
};

const size_t sample_count = sizeof samples / sizeof *samples;

int setter_open(void **state)
{
    (void)state;
    struct error error = {0};
    fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    if (!fonts)
        (void)fprintf(stderr, "%s\n", error.text);
    return fonts ? 0 : 1;
}

int setter_close(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

#define BUNDLED SOURCE_FOLDER "/fonts/"

void with_bundled_fonts(void (*test)(void))
{
    struct fonts *usual = fonts;
    struct error error = {0};
    fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    assert_non_null(fonts);
    for (int face = 0; face < FACE_COUNT; face++) {
        for (size_t entry = 0; entry < fonts_chain_length(); entry++) {
            struct font_file *file = fonts_entry(fonts, (enum face)face, entry);
            if (file->path && strncmp(file->path, BUNDLED, strlen(BUNDLED)) != 0)
                file->missing = true;
        }
    }
    test();
    fonts_destroy(fonts);
    fonts = usual;
}

static bool continues_cluster(uint32_t character)
{
    return (character >= 0x300 && character < 0x370) || character == 0x200D || character == 0xFE0F ||
           (character >= 0x93A && character <= 0x94F) || (character >= 0x1F1E6 && character <= 0x1F1FF);
}

/* At least as many clusters are in the text; what cannot stand alone does not count. */
static size_t clusters_at_least(const char *text, size_t length)
{
    size_t count = 0;
    uint32_t before = 0;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        count += !continues_cluster(character) && before != 0x200D;
        before = character;
    }
    return count;
}

/* Every byte of the line belongs to one run, runs stand side by side within the line. */
static void check_line(const struct paragraph *paragraph, const struct text_line *line, int width)
{
    size_t covered = 0;
    int right = 0;
    for (size_t i = line->first_run; i < line->first_run + line->run_count; i++) {
        const struct text_run *run = &paragraph->runs[i];
        assert_true(i < paragraph->run_count);
        assert_true(run->start >= line->start && run->start + run->length <= line->start + line->length);
        assert_true(run->x >= right - 1 && run->width >= 0);
        right = run->x + run->width;
        covered += run->length;
    }
    assert_int_equal(covered, line->length);
    assert_true(right <= line->width && line->width <= paragraph->width);
    if (width > 0 && clusters_at_least(paragraph->text + line->start, line->length) > 1)
        assert_true(line->width <= width);
}

static void check(const struct paragraph *paragraph, const struct text_request *request)
{
    size_t end = 0;
    assert_non_null(paragraph->text);
    assert_true(utf8_valid(paragraph->text, strlen(paragraph->text)));
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        assert_true(line->start >= end && line->start + line->length <= strlen(paragraph->text));
        end = line->start + line->length;
        check_line(paragraph, line, request->width);
    }
    if (request->max_lines > 0)
        assert_true(paragraph->line_count <= (size_t)request->max_lines);
}

struct paragraph set_request(const struct text_request *request)
{
    struct paragraph paragraph;
    struct error error = {0};
    if (!paragraph_set(fonts, request, &paragraph, &error))
        fail_msg("%s", error.text);
    check(&paragraph, request);
    return paragraph;
}

struct paragraph set_text(const char *text, const char *language, enum direction direction, int width)
{
    struct text_span span = {.text = text, .face = FACE_REGULAR, .size = 36};
    struct text_request request = {
        .spans = &span, .span_count = 1, .language = language, .direction = direction, .width = width};
    return set_request(&request);
}

int width_of(const char *text, const char *language, enum direction direction)
{
    struct paragraph paragraph = set_text(text, language, direction, 0);
    int width = paragraph.width;
    paragraph_finish(&paragraph);
    return width;
}

const char *line_text(const struct paragraph *paragraph, size_t line)
{
    static char text[4096];
    assert_true(line < paragraph->line_count);
    (void)snprintf(text, sizeof text, "%.*s", (int)paragraph->lines[line].length,
                   paragraph->text + paragraph->lines[line].start);
    return text;
}

static size_t append_without_spaces(const char *from, size_t length, char *into, size_t used)
{
    for (size_t i = 0, size; i < length; i += size) {
        uint32_t character;
        size = utf8_decode(from + i, length - i, &character);
        if (character == ' ' || character == 0xA0)
            continue;
        memcpy(into + used, from + i, size);
        used += size;
    }
    return used;
}

char *lines_without_spaces(const struct paragraph *paragraph)
{
    size_t used = 0;
    char *text = memory_zeroed(strlen(paragraph->text) + 1, 1);
    for (size_t i = 0; i < paragraph->line_count; i++)
        used = append_without_spaces(paragraph->text + paragraph->lines[i].start, paragraph->lines[i].length,
                                     text, used);
    return text;
}

char *without_spaces(const char *text)
{
    char *copy = memory_zeroed(strlen(text) + 1, 1);
    (void)append_without_spaces(text, strlen(text), copy, 0);
    return copy;
}

unsigned random_below(unsigned *state, unsigned limit)
{
    *state = *state * 1664525 + 1013904223;
    return (*state >> 8) % limit;
}

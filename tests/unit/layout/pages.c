#include "pages.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/opening.h"
#include "ingest/read/read.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

const struct screen pages_sizes[PAGES_SIZES] = {{1280, 720, 1},  {1366, 768, 1},  {1920, 1080, 1},
                                                {2560, 1440, 1}, {3840, 2160, 1}, {1080, 1920, 1},
                                                {640, 480, 1}};

struct fonts *pages_fonts(void)
{
    struct error error = {0};
    struct fonts *fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    if (!fonts)
        print_error("%s\n", error.text);
    assert_non_null(fonts);
    return fonts;
}

static void prepare_photo(struct photo *photo)
{
    photo->width = 2400;
    photo->height = 1600;
    story_take_text(&photo->file, memory_copy_text("photo.jpg"));
}

void pages_read_demo(struct feed_document *document)
{
    struct error error = {0};
    struct buffer bytes;
    buffer_init(&bytes, LIMIT_FEED_BODY);
    assert_true(file_read(SOURCE_FOLDER "/assets/demo/feed.json", &bytes, &error));
    struct read_request request = {.bytes = bytes.bytes,
                                   .length = bytes.length,
                                   .base_url = "https://example.org/feed.json",
                                   .format = FEED_AUTO,
                                   .now = PAGES_NOW,
                                   .screen_width = 1920};
    assert_true(read_feed(&request, document, &error));
    opening_put(document);
    buffer_finish(&bytes);
    assert_true(document->story_count >= 10);
    for (size_t i = 0; i < document->story_count; i++)
        if (document->stories[i]->photo)
            prepare_photo(document->stories[i]->photo);
}

struct story *pages_story(void)
{
    struct story *story = story_create();
    story->id = memory_copy_text("made-up");
    story->headline = memory_copy_text("Hilltop observatory opens its dome on Friday nights");
    story->section = memory_copy_text("Science");
    story->source = memory_copy_text("City Notes");
    story->byline = memory_copy_text("Observatory desk");
    story->language = memory_copy_text("en");
    story->published = PAGES_NOW - 3600;
    pages_add_block(story, BLOCK_PARAGRAPH,
                    "The dome opens at eight, and the first guests climb the stairs at half past.");
    pages_add_block(story, BLOCK_PARAGRAPH,
                    "Warm clothes are a good idea, for the roof stays open all night.");
    struct photo *photo = story_add_photo(story);
    photo->caption = memory_copy_text("The dome at dusk, seen from the upper path.");
    photo->credit = memory_copy_text("Illustration");
    prepare_photo(photo);
    return story;
}

char *pages_repeat(const char *word, size_t count)
{
    struct buffer text;
    buffer_init(&text, LIMIT_BLOCK);
    for (size_t i = 0; i < count; i++)
        buffer_append_format(&text, "%s%s", i > 0 ? " " : "", word);
    char *words = buffer_take(&text);
    buffer_finish(&text);
    return words;
}

void pages_set_headline(struct story *story, const char *text)
{
    story_take_text(&story->headline, memory_copy_text(text));
}

void pages_add_block(struct story *story, enum block_kind kind, const char *text)
{
    story_add_block(story, kind, memory_copy_text(text));
}

void pages_desk_open(struct pages_desk *desk)
{
    struct error error = {0};
    *desk = (struct pages_desk){0};
    config_init_defaults(&desk->config);
    assert_true(language_read(SOURCE_FOLDER "/assets/languages", "en", &desk->words, &error));
    desk->request = (struct page_request){.subject = &desk->subject,
                                          .config = &desk->config,
                                          .words = &desk->words,
                                          .now = PAGES_NOW,
                                          .screen = pages_sizes[2]};
}

void pages_desk_close(struct pages_desk *desk)
{
    subject_finish(&desk->subject);
    config_finish(&desk->config);
    language_finish(&desk->words);
}

void pages_desk_open_story(struct pages_desk *desk, const struct story *story)
{
    pages_desk_open(desk);
    subject_of_story(&desk->subject, story);
}

void pages_desk_build(struct page *page, struct fonts *fonts, const struct pages_desk *desk)
{
    struct error error = {0};
    if (!page_build(page, fonts, &desk->request, &error))
        fail_msg("%s", error.text);
}

void pages_build_cut(struct page *page, struct fonts *fonts, const struct story *story, struct screen screen,
                     size_t max_lines)
{
    struct pages_desk desk;
    pages_desk_open_story(&desk, story);
    desk.request.screen = screen;
    desk.request.max_summary_lines = max_lines;
    pages_desk_build(page, fonts, &desk);
    pages_desk_close(&desk);
}

void pages_build(struct page *page, struct fonts *fonts, const struct story *story, struct screen screen)
{
    pages_build_cut(page, fonts, story, screen, 0);
}

bool box_inside(struct box inner, struct box outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

bool box_overlaps(struct box a, struct box b)
{
    return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w &&
           a.y < b.y + b.h && b.y < a.y + a.h;
}

struct check {
    const struct page *page;
    const char *name;
};

static void expect(const struct check *check, bool holds, const char *what)
{
    const struct screen *screen = &check->page->screen;
    if (!holds)
        fail_msg("%s at %dx%d, type %g: %s", check->name, screen->width, screen->height, screen->text_scale,
                 what);
}

static void check_boxes(const struct check *check)
{
    const struct page *page = check->page;
    struct box all = screen_page(&page->screen);
    const struct box boxes[] = {page->photo,      page->section.box, page->headline.box,
                                page->byline.box, page->rule,        page->window};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        if (boxes[i].w > 0 && boxes[i].h > 0)
            expect(check, box_inside(boxes[i], all), "a box leaves the page");
        for (size_t j = 0; j < i; j++)
            expect(check, !box_overlaps(boxes[i], boxes[j]), "boxes overlap");
    }
    expect(check, page->window.y + page->window.h == screen_progress(&page->screen).y,
           "the window does not end at the progress line");
    expect(check, page->window.h >= page->summary.line_height, "the window holds no line");
}

static void check_caption(const struct check *check)
{
    const struct page *page = check->page;
    if (page->caption.paragraph.line_count == 0) {
        expect(check, page->shade.h == 0, "a shade without a caption");
        return;
    }
    expect(check, box_inside(page->caption.box, page->photo), "the caption leaves the photo");
    expect(check, box_inside(page->caption.box, page->shade), "the caption leaves its shade");
    expect(check, box_inside(page->shade, page->photo), "the shade leaves the photo");
    expect(check, page->caption.box.y >= page->shade.y + page->shade_full,
           "the caption begins above the dark");
    expect(check, page->caption.paragraph.line_count <= 3, "a caption of more than three lines");
}

/* Every byte of the text is on a line, but for what stands between two; what was left over is told by "…". */
static void check_complete(const struct check *check, const struct paragraph *paragraph)
{
    size_t at = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        for (; at < paragraph->lines[i].start; at++)
            expect(check, strchr(" \n\t", paragraph->text[at]) != NULL, "letters between two lines are lost");
        at = paragraph->lines[i].start + paragraph->lines[i].length;
    }
    if (paragraph->line_count == 0)
        return;
    expect(check, strspn(paragraph->text + at, " \n\t") == strlen(paragraph->text + at),
           "letters behind the last line are lost");
    if (paragraph->truncated)
        expect(check, at >= 3 && memcmp(paragraph->text + at - 3, "…", 3) == 0, "a text is cut without …");
}

static void check_placed(const struct check *check, const struct placed *placed)
{
    for (size_t i = 0; i < placed->paragraph.line_count; i++)
        expect(check,
               placed_line_x(placed, i) >= placed->box.x &&
                   placed_line_x(placed, i) + placed->paragraph.lines[i].width <=
                       placed->box.x + placed->box.w,
               "a line is wider than its box");
    check_complete(check, &placed->paragraph);
}

static void check_summary(const struct check *check)
{
    const struct summary *summary = &check->page->summary;
    expect(check, summary->width == check->page->window.w, "strip and window differ in width");
    for (size_t i = 0; i < summary->paragraph_count; i++)
        check_complete(check, &summary->paragraphs[i]);
    for (size_t i = 0; i < summary->line_count; i++) {
        const struct summary_line *line = &summary->lines[i];
        int width = summary->paragraphs[line->paragraph].lines[line->line].width;
        expect(check, line->x >= 0 && line->x + width <= summary->width, "a line of the summary is too wide");
        expect(check, line->y >= 0 && line->y + summary->line_height <= summary->height,
               "a line leaves the strip");
        expect(check,
               i == 0 || line->y >= summary->lines[i - 1].y + summary->line_height ||
                   (line->y == summary->lines[i - 1].y && summary->lines[i - 1].words == 0),
               "lines of the summary overlap");
    }
}

void pages_check(const struct page *page, const char *name)
{
    struct check check = {page, name};
    const struct placed *texts[] = {&page->caption, &page->section, &page->headline, &page->byline};
    check_boxes(&check);
    check_caption(&check);
    check_summary(&check);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_placed(&check, texts[i]);
    expect(&check, page->headline.paragraph.line_count <= 4, "a headline of more than four lines");
    expect(&check, page->section.paragraph.line_count <= 1 && page->byline.paragraph.line_count <= 1,
           "section or byline of more than one line");
}

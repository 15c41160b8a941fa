/* The photo, its caption and the corners for a code, by the numbers of the design. Thread of the fonts. */
#include "layout/photo_box.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum {                     /* u */
       COLUMN_LEAST = 560, /* with its margins; grows with the type */
       SPLIT_LEAST = 400,
       PORTRAIT_HEIGHT = 810,
       CAPTION_SIZE = 28,
       CREDIT_SIZE = 25,
       CAPTION_LEADING = 38,
       CAPTION_LEFT = 64,
       CAPTION_RIGHT = 56,
       CAPTION_BOTTOM = 32,
       CREDIT_GAP = 24,
       SHADE_ABOVE = 130,
       PHOTO_SPARE = 28,
       CODE_INNER = 120,
       CODE_LEAST = 168, /* with the white about it */
       CODE_MOST = 300,
       CODE_MODULE = 5,
       CODE_MARGIN = 40,
};

enum { /* pixels */
       PHOTO_SMALLEST = 320,
       PHOTO_FILLS = 640, /* smaller ones are shown whole */
};

enum { CAPTION_LINES = 3 };

#define PHOTO_LOSS_MAX 0.45            /* share lost by cropping */
#define SPLIT_SHARE    (1104.0 / 1920) /* of the screen's width */
#define PORTRAIT_SHARE 0.45            /* of the page's height */

bool photo_is_worth_showing(const struct photo *photo)
{
    return photo && photo->file && photo->width >= PHOTO_SMALLEST && photo->height >= PHOTO_SMALLEST / 2;
}

static double crop_loss(int width, int height, const struct box *box)
{
    double photo = (double)width / height, wanted = (double)box->w / box->h;
    return photo > wanted ? 1 - wanted / photo : 1 - photo / wanted;
}

/* Beside the text: its share of the width, but the text keeps a column that holds long words. */
static int split_width(const struct screen *screen)
{
    int share = (int)lround(screen->width * SPLIT_SHARE);
    int spared = screen->width - screen_type(screen, COLUMN_LEAST);
    int wanted = share < spared ? share : spared;
    int least = screen_length(screen, SPLIT_LEAST);
    return wanted > least ? wanted : least;
}

/* Above the text: less of a screen that is nearly square. */
static int portrait_height(const struct screen *screen)
{
    int usual = screen_length(screen, PORTRAIT_HEIGHT);
    int share = (int)lround(screen_page(screen).h * PORTRAIT_SHARE);
    return usual < share ? usual : share;
}

void photo_box_place(struct page *page, const struct photo *photo, bool motion)
{
    const struct screen *screen = &page->screen;
    if (page->shape == PAGE_TEXT)
        return;
    if (page->shape == PAGE_SPLIT)
        page->photo = (struct box){.w = split_width(screen), .h = screen_page(screen).h};
    else
        page->photo = (struct box){.w = screen->width, .h = portrait_height(screen)};
    bool whole =
        photo->width < PHOTO_FILLS || crop_loss(photo->width, photo->height, &page->photo) > PHOTO_LOSS_MAX;
    page->fit = whole ? PHOTO_WHOLE : PHOTO_FILL;
    page->spare = motion && !whole ? screen_length(screen, PHOTO_SPARE) : 0;
}

/* Caption and credit, as far as there are any. */
static size_t caption_spans(const struct screen *screen, const struct photo *photo, const char *credit,
                            struct text_span spans[2])
{
    size_t count = 0;
    if (photo->caption)
        spans[count++] = (struct text_span){.text = photo->caption,
                                            .face = FACE_REGULAR,
                                            .size = screen_type(screen, CAPTION_SIZE),
                                            .ink = INK_CAPTION};
    if (credit) {
        int gap = count > 0 ? screen_type(screen, CREDIT_GAP) : 0;
        spans[count++] = (struct text_span){.text = credit,
                                            .face = FACE_REGULAR,
                                            .size = screen_type(screen, CREDIT_SIZE),
                                            .space_before = gap,
                                            .ink = INK_CREDIT};
    }
    return count;
}

/* From above the caption down to the photo's edge. */
static void place_shade(struct page *page)
{
    page->shade_full = screen_length(&page->screen, SHADE_ABOVE);
    page->shade =
        (struct box){.x = page->photo.x, .y = page->caption.box.y - page->shade_full, .w = page->photo.w};
    page->shade.h = page->photo.y + page->photo.h - page->shade.y;
}

bool photo_box_caption(struct page *page, struct fonts *fonts, const struct story *story, const char *credit,
                       struct error *error)
{
    const struct screen *screen = &page->screen;
    struct text_span spans[2];
    size_t count = page->shape == PAGE_TEXT ? 0 : caption_spans(screen, story->photo, credit, spans);
    if (count == 0)
        return true;
    int left = screen_length(screen, CAPTION_LEFT);
    struct text_request request = {.spans = spans,
                                   .span_count = count,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = page->photo.w - left - screen_length(screen, CAPTION_RIGHT),
                                   .max_lines = CAPTION_LINES,
                                   .no_orphan = true};
    struct placed *caption = &page->caption;
    int leading = line_leading(story->direction, screen_type(screen, CAPTION_LEADING));
    if (!placed_set(caption, fonts, &request, left, 0, leading, error))
        return false;
    caption->box.y = page->photo.y + page->photo.h - screen_length(screen, CAPTION_BOTTOM) - caption->box.h;
    place_shade(page);
    return true;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static bool is_on_the_web(const char *link)
{
    return link && (strncmp(link, "http://", 7) == 0 || strncmp(link, "https://", 8) == 0);
}

/* The side of the square that a code may take in a corner of the photo, above the shade. */
static int code_room(const struct page *page, int margin)
{
    int bottom = page->shade.h > 0 ? page->shade.y : page->photo.y + page->photo.h;
    int room = smaller(page->photo.w / 2, bottom - page->photo.y) - margin;
    return smaller(room, screen_length(&page->screen, CODE_MOST));
}

void photo_box_codes(struct page *page, const char *link)
{
    const struct screen *screen = &page->screen;
    int margin = screen_length(screen, CODE_MARGIN), side = code_room(page, margin);
    if (page->shape == PAGE_TEXT || !is_on_the_web(link) || side < screen_length(screen, CODE_LEAST))
        return;
    for (int i = 0; i < 2; i++) {
        int x = i == 0 ? margin : page->photo.w - margin - side;
        page->codes[i] = (struct box){page->photo.x + x, page->photo.y + margin, side, side};
    }
    /* Where 540 lines of the screen are seen a module still has more than two pixels: less is not read. */
    int module = (int)ceil(screen_length(screen, 1080) * CODE_MODULE / 1080.0);
    page->code =
        (struct code_measures){.side = side, .inner = screen_length(screen, CODE_INNER), .module = module};
    page->link = memory_copy_text(link);
}

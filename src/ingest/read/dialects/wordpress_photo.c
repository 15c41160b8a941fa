/* The photo of a WordPress post, wherever its site keeps it. Any thread. */
#include "ingest/read/dialects/wordpress_photo.h"

#include "base/limits.h"
#include "ingest/read/json/json.h"
#include "ingest/read/text/bytes.h"

#include <stdio.h>
#include <string.h>

enum { CROPPED_PERCENT = 2 };

struct rendition {
    const char *name, *url;
    int width, height; /* pixels; 0 unknown */
};

static struct rendition rendition_of(const char *name, const json_t *size)
{
    return (struct rendition){.name = name,
                              .url = json_member_text(size, "source_url"),
                              .width = json_whole_number(json_member(size, "width"), LIMIT_PHOTO_SIDE),
                              .height = json_whole_number(json_member(size, "height"), LIMIT_PHOTO_SIDE)};
}

/* True when its shape is not the full one's: something of the picture is missing. */
static bool is_cropped(const struct rendition *one, const struct rendition *full)
{
    double ratio = (double)one->width * full->height / ((double)one->height * full->width);
    return ratio > 1 + CROPPED_PERCENT / 100.0 || ratio < 1 - CROPPED_PERCENT / 100.0;
}

static bool is_measured(const struct rendition *one)
{
    return one->url && one->url[0] && one->width > 0 && one->height > 0;
}

/* The smallest uncropped one that fills the screen, else the full one, else the widest there is. */
static struct rendition choose(const json_t *media, int screen_width)
{
    const json_t *details = json_member(media, "media_details"), *sizes = json_member(details, "sizes");
    struct rendition full = rendition_of("full", details), best;
    full.url = json_member_text(media, "source_url");
    if (!full.url || !full.url[0])
        full = rendition_of("full", json_member(sizes, "full"));
    best = full;
    bool whole = is_measured(&full);
    const char *name;
    json_t *size;
    json_object_foreach((json_t *)(uintptr_t)sizes, name, size)
    {
        struct rendition one = rendition_of(name, size);
        if (!is_measured(&one))
            continue;
        bool suits = whole && screen_width > 0 && one.width >= screen_width && one.width < best.width &&
                     !is_cropped(&one, &full);
        bool instead = !full.url && one.width > best.width;
        if (suits || instead)
            best = one;
    }
    return best;
}

/* The first media of a post: a list of one, or the object itself; NULL: not embedded. */
static const json_t *featured_media(const json_t *post)
{
    const json_t *media = json_member(json_member(post, "_embedded"), "wp:featuredmedia");
    return json_is_array(media) ? json_array_get(media, 0) : media;
}

static struct draft_text text_of(const json_t *value)
{
    const char *rendered = json_member_text(value, "rendered");
    return (struct draft_text){rendered ? rendered : json_string_value(value), TEXT_HTML};
}

static void describe(char why[WORDPRESS_WHY_SIZE], const struct rendition *chosen)
{
    bool full = strcmp(chosen->name, "full") == 0;
    int used = snprintf(why, WORDPRESS_WHY_SIZE, "featured media, %s%.40s", full ? "" : "rendition ",
                        full ? "full size" : chosen->name);
    if (chosen->width > 0 && used > 0)
        (void)snprintf(why + used, WORDPRESS_WHY_SIZE - (size_t)used, " %d px", chosen->width);
}

static void add_featured(struct reading *reading, struct draft *draft, const json_t *media,
                         char why[WORDPRESS_WHY_SIZE])
{
    static const char place[] = ".featured_media";
    const char *code = json_member_text(media, "code"), *type = json_member_text(media, "mime_type");
    struct rendition chosen = choose(media, reading->request->screen_width);
    if (!chosen.url || !chosen.url[0]) {
        char message[128];
        (void)snprintf(message, sizeof message, "the featured photo can't be had: %.80s",
                       code ? code : "it has no address");
        draft_problem(reading, draft, place, message);
        return;
    }
    if (type && !bytes_begin(type, strlen(type), "image/")) {
        draft_problem(reading, draft, place, "the featured media is no picture and was passed over");
        return;
    }
    struct draft_photo *photo = draft_add_photo(draft, chosen.url, place);
    if (!photo)
        return;
    const json_t *meta = json_member(json_member(media, "media_details"), "image_meta");
    describe(why, &chosen);
    photo->why = why;
    photo->width = chosen.width;
    photo->height = chosen.height;
    photo->caption = text_of(json_member(media, "caption"));
    photo->alt = (struct draft_text){json_member_text(media, "alt_text"), TEXT_EITHER};
    photo->credit = (struct draft_text){json_member_text(meta, "credit"), TEXT_EITHER};
}

/* A site's default picture stands there too when the post has none: then the text is asked instead. */
static bool says_no_photo(const json_t *post)
{
    const json_t *number = json_member(post, "featured_media");
    return json_is_integer(number) && json_integer_value(number) == 0;
}

static void add_social(struct draft *draft, const json_t *post)
{
    const json_t *images = json_member(json_member(post, "yoast_head_json"), "og_image");
    const json_t *image = json_is_array(images) ? json_array_get(images, 0) : images;
    struct draft_photo *photo =
        draft_add_photo(draft, json_member_text(image, "url"), ".yoast_head_json.og_image");
    if (!photo)
        return;
    photo->width = json_whole_number(json_member(image, "width"), LIMIT_PHOTO_SIDE);
    photo->height = json_whole_number(json_member(image, "height"), LIMIT_PHOTO_SIDE);
    photo->why = "og_image of yoast_head_json";
}

void wordpress_add_photos(struct reading *reading, struct draft *draft, const json_t *post,
                          char why[WORDPRESS_WHY_SIZE])
{
    const json_t *media = featured_media(post);
    if (media)
        add_featured(reading, draft, media, why);
    (void)draft_add_photo(draft, json_member_text(post, "jetpack_featured_media_url"),
                          ".jetpack_featured_media_url");
    if (!says_no_photo(post))
        add_social(draft, post);
}

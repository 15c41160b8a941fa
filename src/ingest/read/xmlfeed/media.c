/* Pictures beside the text, with the texts that belong to them. One thread at a time. */
#include "ingest/read/xmlfeed/media.h"

#include "base/memory.h"
#include "ingest/read/html/image.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ROOT = 0, ITEM = 1 };

static void finish_holder(struct media_holder *holder)
{
    for (size_t i = 0; i < MEDIA_TEXTS; i++)
        free(holder->texts[i]);
    *holder = (struct media_holder){0};
}

static void clear(struct media *media)
{
    for (size_t i = ITEM; i < media->holder_count; i++)
        finish_holder(&media->holders[i]);
    for (size_t i = 0; i < media->picture_count; i++)
        free(media->pictures[i].url);
    media->holder_count = ITEM;
    media->picture_count = 0;
    media->current = ROOT;
}

void media_finish(struct media *media)
{
    clear(media);
    finish_holder(&media->holders[ROOT]);
}

void media_begin_item(struct media *media)
{
    clear(media);
    media_enter(media);
}

void media_end_item(struct media *media)
{
    media->current = ROOT;
}

void media_enter(struct media *media)
{
    if (media->holder_count == 0)
        media->holder_count = ITEM;
    size_t number = media->holder_count < MEDIA_HOLDERS ? media->holder_count++ : MEDIA_HOLDERS - 1;
    finish_holder(&media->holders[number]); /* the last one, again, when there are too many */
    media->holders[number].outer = media->current < number ? media->current : media->holders[number].outer;
    media->current = number;
}

void media_leave(struct media *media)
{
    media->current = media->holders[media->current].outer;
}

void media_set_text(struct media *media, enum media_text which, const char *text, enum text_kind kind)
{
    struct media_holder *holder = &media->holders[media->current];
    size_t length = strlen(text), blank = bytes_blank(text, length);
    if (holder->texts[which] || blank == length)
        return;
    holder->texts[which] = memory_copy_bytes(text + blank, length - blank);
    holder->kinds[which] = kind;
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

static bool named_like_picture(const char *url)
{
    static const char *const endings[] = {"jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "avif", "bmp"};
    size_t path = strcspn(url, "?#");
    const char *dot = url + path;
    while (dot > url && *dot != '.' && *dot != '/')
        dot--;
    char ending[8] = "";
    size_t size = (size_t)(url + path - dot);
    if (*dot == '.' && size > 1 && size <= sizeof ending)
        memcpy(ending, dot + 1, size - 1);
    return is_one_of(ending, endings, sizeof endings / sizeof *endings);
}

/* What `type` and `medium` say. False: it is no picture. */
static bool may_be_picture(const struct xml_element *element, const char *url, bool *sure)
{
    static const char *const short_types[] = {"jpg", "jpeg", "png", "webp", "gif", "img", "photo"};
    static const char *const no_types[] = {"video/", "audio/", "text/", "application/x-", "application/pdf"};
    const char *type = xml_attribute(element, "type"), *medium = xml_attribute(element, "medium");
    size_t length = type ? strlen(type) : 0;
    bool named = named_like_picture(url);
    *sure = named;
    if (length > 0 && (bytes_begin(type, length, "image") ||
                       is_one_of(type, short_types, sizeof short_types / sizeof *short_types))) {
        *sure = true;
        return !bytes_find_any_case(type, length, "svg");
    }
    for (size_t i = 0; i < sizeof no_types / sizeof *no_types; i++)
        if (length > 0 && bytes_begin(type, length, no_types[i]))
            return false;
    if (medium && medium[0]) {
        *sure = strcasecmp(medium, "image") == 0;
        return *sure;
    }
    return named || length == 0;
}

static int pixels(const struct xml_element *element, const char *name)
{
    const char *text = xml_attribute(element, name);
    char *end = NULL;
    long number = text ? strtol(text, &end, 10) : 0;
    return number > 0 && number <= LIMIT_PHOTO_SIDE && *end != '%' ? (int)number : 0;
}

void media_add(struct media *media, const struct xml_element *element, enum media_origin origin,
               const char *address)
{
    if (!address)
        address = xml_attribute(element, "url");
    if (!address)
        address = xml_attribute(element, "href");
    struct media_picture picture = {.origin = origin,
                                    .width = pixels(element, "width"),
                                    .height = pixels(element, "height"),
                                    .holder = media->current,
                                    .order = media->picture_count};
    const char *is_default = xml_attribute(element, "isdefault");
    picture.is_default = is_default && strcasecmp(is_default, "true") == 0;
    picture.url = xml_resolve(element, address);
    bool said = origin == MEDIA_CONTENT || origin == MEDIA_ENCLOSURE;
    picture.sure = true;
    if (media->current == ROOT || !picture.url || media->picture_count == LIMIT_XML_MEDIA ||
        (said && !may_be_picture(element, picture.url, &picture.sure)) ||
        !photo_worthy(picture.url, picture.width, picture.height)) {
        free(picture.url);
        return;
    }
    media->pictures[media->picture_count++] = picture;
}

/* The text of the innermost holder that has it. */
static struct draft_text inherited(const struct media *media, size_t holder, enum media_text which)
{
    for (;;) {
        const struct media_holder *at = &media->holders[holder];
        if (at->texts[which])
            return (struct draft_text){at->texts[which], at->kinds[which]};
        if (holder == ROOT)
            return (struct draft_text){0};
        holder = at->outer;
    }
}

static bool is_repeated(const struct draft *draft, struct draft_text text)
{
    const struct draft_text *const own[] = {&draft->headline, &draft->summary, &draft->body};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (text.text && own[i]->text && text_same(text.text, own[i]->text))
            return true;
    return false;
}

/* The description of the innermost holder that has one or, failing that, a title. */
static void put_caption(const struct media *media, size_t holder, const struct draft *draft,
                        struct draft_photo *photo)
{
    struct draft_text title = {0}, description = {0};
    for (bool more = true; more && !title.text && !description.text; holder = media->holders[holder].outer) {
        const struct media_holder *at = &media->holders[holder];
        title = (struct draft_text){at->texts[MEDIA_TITLE], at->kinds[MEDIA_TITLE]};
        description = (struct draft_text){at->texts[MEDIA_DESCRIPTION], at->kinds[MEDIA_DESCRIPTION]};
        if (is_repeated(draft, title))
            title.text = NULL;
        if (is_repeated(draft, description))
            description.text = NULL;
        more = holder != ROOT;
    }
    photo->caption = description.text ? description : title;
    photo->alt = description.text ? title : (struct draft_text){0};
}

void media_put(struct media *media, struct draft *draft)
{
    static const char *const places[] = {".media:content", ".enclosure", ".image", ".media:thumbnail",
                                         ".itunes:image"};
    enum { RESERVE_RANK = 3 };
    media_rank(media);
    for (size_t i = 0; i < media->picture_count; i++) {
        const struct media_picture *picture = &media->pictures[i];
        struct draft_photo *photo = draft_add_photo(draft, picture->url, places[picture->origin]);
        if (!photo)
            return;
        photo->width = picture->width;
        photo->height = picture->height;
        photo->why = picture->why;
        photo->reserve = picture->rank >= RESERVE_RANK;
        put_caption(media, picture->holder, draft, photo);
        photo->credit = inherited(media, picture->holder, MEDIA_CREDIT);
        if (!photo->credit.text)
            photo->credit = inherited(media, picture->holder, MEDIA_COPYRIGHT);
    }
}

const char *media_origin_name(enum media_origin origin)
{
    static const char *const names[] = {"media:content", "enclosure", "image", "media:thumbnail",
                                        "itunes:image"};
    return names[origin];
}

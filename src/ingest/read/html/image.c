/* An <img>: a letter, a photo, or neither. Any thread. */
#include "ingest/read/html/image.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/html/class.h"
#include "ingest/read/html/srcset.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

enum { SMILEY_MAX = 40, PHOTO_SIDE_MIN = 100 };

static bool is_symbol(uint32_t c)
{
    return (c >= 0x203C && c <= 0x3299) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F000 && c <= 0x1FAFF) ||
           (c >= 0xE0020 && c <= 0xE007F) || c == 0x200D || c == 0xA9 || c == 0xAE;
}

/* True when every character of a short text is a symbol, as in "🇰🇿". */
static bool is_symbols(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || length > SMILEY_MAX)
        return false;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        at += utf8_decode(text + at, length - at, &character);
        if (!is_symbol(character) && !(character >= '0' && character <= '9' && length > 3))
            return false;
    }
    return true;
}

const char *html_image_smiley(const char *const *attributes)
{
    const char *alt = html_attribute(attributes, "alt"), *class = html_attribute(attributes, "class");
    const char *source = html_attribute(attributes, "src");
    if (!alt || !alt[0] || strlen(alt) > SMILEY_MAX)
        return NULL;
    bool said = class && (bytes_find_any_case(class, strlen(class), "emoji") ||
                          bytes_find_any_case(class, strlen(class), "smiley"));
    bool stored = source && bytes_find_any_case(source, strlen(source), "/emoji/");
    return said || stored || is_symbols(alt) ? alt : NULL;
}

/* Placeholders that a script would replace: data: addresses and empty ones. */
static const char *real(const char *address)
{
    return address && address[0] && !bytes_begin(address, strlen(address), "data:") &&
                   !bytes_begin(address, strlen(address), "about:")
               ? address
               : NULL;
}

static int pixels(const char *value)
{
    char *end = NULL;
    long number = value ? strtol(value, &end, 10) : 0;
    bool plain = value && end > value && (*end == '\0' || *end == 'p' || *end == '.');
    return plain && number > 0 && number <= LIMIT_PHOTO_SIDE ? (int)number : 0;
}

/* Of those attributes that scripts fill the picture from later, and of srcset itself. */
static char *choose_rendition(const char *const *attributes, int screen_width, int *width)
{
    static const char *const sets[] = {"data-srcset", "data-lazy-srcset", "srcset"};
    char *chosen = NULL;
    for (size_t i = 0; i < sizeof sets / sizeof *sets && !chosen; i++)
        chosen = html_srcset_choose(html_attribute(attributes, sets[i]), screen_width, width);
    return chosen;
}

static const char *source_of(const char *const *attributes)
{
    static const char *const later[] = {"data-src", "data-lazy-src", "data-original"};
    const char *source = real(html_attribute(attributes, "src"));
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        const char *address = real(html_attribute(attributes, later[i]));
        source = address ? address : source;
    }
    return source;
}

bool html_image_read(const char *const *attributes, int screen_width, struct html_photo *photo)
{
    *photo = (struct html_photo){0};
    photo->url = choose_rendition(attributes, screen_width, &photo->width);
    photo->of_set = photo->url && photo->width > 0;
    /* width and height are those of the picture in src, as large as the page shows it */
    bool own = !photo->url;
    if (own)
        photo->url = memory_copy_text(source_of(attributes));
    if (!photo->url)
        return false;
    const char *alt = html_attribute(attributes, "alt");
    photo->alt = alt ? text_plain(alt, strlen(alt), LIMIT_CAPTION) : NULL;
    photo->width = own ? pixels(html_attribute(attributes, "width")) : photo->width;
    photo->height = own ? pixels(html_attribute(attributes, "height")) : 0;
    return true;
}

static bool ends_in(const char *path, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length >= size && bytes_begin(path + length - size, size, ending);
}

bool photo_worthy(const char *url, int width, int height)
{
    static const char *const parts[] = {"gravatar.com/",
                                        "/emoji/",
                                        "s.w.org/images",
                                        "feeds.feedburner.com",
                                        "feedsportal.com",
                                        "doubleclick.net",
                                        "/pixel.",
                                        "/pixel?",
                                        "pixel.wp.com",
                                        "stats.wordpress.com",
                                        "scorecardresearch.com",
                                        "/counter.",
                                        "/counter/",
                                        "/counter?",
                                        "counter.yadro.ru",
                                        "spacer.gif",
                                        "blank.gif",
                                        "1x1.",
                                        "mc.yandex.",
                                        "facebook.com/",
                                        "/share-",
                                        "sharethis",
                                        "/icons/",
                                        "/smilies/",
                                        "/avatar/",
                                        "/avatars/",
                                        "google-analytics.com",
                                        "/social/",
                                        "/social-icon",
                                        "-icon-",
                                        "icon-facebook",
                                        "facebook-icon",
                                        "twitter-icon",
                                        "telegram-icon",
                                        "whatsapp-icon",
                                        "/loading.gif",
                                        "/placeholder.",
                                        "liveinternet.ru",
                                        "top-fwz1.mail.ru",
                                        "googlesyndication.com"};
    static const char *const endings[] = {".svg",  ".gif", ".mp4", ".webm", ".mov",
                                          ".m3u8", ".mp3", ".pdf", ".ico",  ".m4a"};
    size_t length = strlen(url), path = strcspn(url, "?#");
    if ((width > 0 && width < PHOTO_SIDE_MIN) || (height > 0 && height < PHOTO_SIDE_MIN))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (bytes_find_any_case(url, length, parts[i]))
            return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(url, path, endings[i]))
            return false;
    return true;
}

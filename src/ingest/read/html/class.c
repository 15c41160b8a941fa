/* What class and style say of an element. Any thread. */
#include "ingest/read/html/class.h"

#include "base/ascii.h"
#include "ingest/read/text/bytes.h"

#include <stdbool.h>
#include <string.h>

static const struct {
    const char *word; /* in lower case; a whole word of the class attribute, or its beginning with "*" */
    enum html_class class;
} words[] = {
    {"screen-reader-text", HTML_CLASS_DROPPED},
    {"sr-only", HTML_CLASS_DROPPED},
    {"visually-hidden", HTML_CLASS_DROPPED},
    {"visuallyhidden", HTML_CLASS_DROPPED},
    {"d-none", HTML_CLASS_DROPPED},
    {"sharedaddy", HTML_CLASS_DROPPED},
    {"sharethis*", HTML_CLASS_DROPPED},
    {"addtoany_*", HTML_CLASS_DROPPED},
    {"heateor_*", HTML_CLASS_DROPPED},
    {"essb_*", HTML_CLASS_DROPPED},
    {"social-share*", HTML_CLASS_DROPPED},
    {"share-buttons", HTML_CLASS_DROPPED},
    {"share-buttons-*", HTML_CLASS_DROPPED},
    {"sharing-buttons", HTML_CLASS_DROPPED},
    {"ya-share*", HTML_CLASS_DROPPED},
    {"pluso", HTML_CLASS_DROPPED},
    {"fb-like", HTML_CLASS_DROPPED},
    {"fb-comments", HTML_CLASS_DROPPED},
    {"twitter-share-button", HTML_CLASS_DROPPED},
    {"jp-relatedposts", HTML_CLASS_DROPPED},
    {"related-posts", HTML_CLASS_DROPPED},
    {"related_posts", HTML_CLASS_DROPPED},
    {"yarpp*", HTML_CLASS_DROPPED},
    {"comment-respond", HTML_CLASS_DROPPED},
    {"comments-area", HTML_CLASS_DROPPED},
    {"comment-form", HTML_CLASS_DROPPED},
    {"comment_form", HTML_CLASS_DROPPED},
    {"newsletter-*", HTML_CLASS_DROPPED},
    {"mc4wp-*", HTML_CLASS_DROPPED},
    {"mailchimp*", HTML_CLASS_DROPPED},
    {"subscribe-box", HTML_CLASS_DROPPED},
    {"subscription-box", HTML_CLASS_DROPPED},
    {"wp-polls*", HTML_CLASS_DROPPED},
    {"adsbygoogle", HTML_CLASS_DROPPED},
    {"advertisement", HTML_CLASS_DROPPED},
    {"ad-container", HTML_CLASS_DROPPED},
    {"td-a-rec", HTML_CLASS_DROPPED},
    {"more-link", HTML_CLASS_DROPPED},
    {"read-more", HTML_CLASS_DROPPED},
    {"readmore", HTML_CLASS_DROPPED},
    {"wp-caption-text", HTML_CLASS_CAPTION},
    {"caption", HTML_CLASS_CAPTION},
    {"caption-text", HTML_CLASS_CAPTION},
    {"image-caption", HTML_CLASS_CAPTION},
    {"img-caption", HTML_CLASS_CAPTION},
    {"photo-caption", HTML_CLASS_CAPTION},
    {"media-caption", HTML_CLASS_CAPTION},
    {"field-caption", HTML_CLASS_CAPTION},
    {"credit", HTML_CLASS_CREDIT},
    {"credits", HTML_CLASS_CREDIT},
    {"copyright", HTML_CLASS_CREDIT},
    {"photo-credit", HTML_CLASS_CREDIT},
    {"image-credit", HTML_CLASS_CREDIT},
    {"media-credit", HTML_CLASS_CREDIT},
    {"photographer", HTML_CLASS_CREDIT},
    {"image-source", HTML_CLASS_CREDIT},
    {"photo-source", HTML_CLASS_CREDIT},
    {"element-image__credit", HTML_CLASS_CREDIT},
};

const char *html_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1] ? attributes[i + 1] : "";
    return NULL;
}

static bool word_fits(const char *class, size_t length, const char *word)
{
    size_t size = strlen(word);
    bool open = word[size - 1] == '*';
    size -= open;
    if (open ? length < size : length != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = ascii_lower(class[i]);
        if (c != word[i])
            return false;
    }
    return true;
}

/* "display: none" and "visibility:hidden", with or without spaces. */
static bool style_hides(const char *style)
{
    char tight[256];
    size_t length = 0;
    for (; *style && length + 1 < sizeof tight; style++)
        if (!strchr(" \t\r\n", *style))
            tight[length++] = *style;
    tight[length] = '\0';
    return bytes_find_any_case(tight, length, "display:none") ||
           bytes_find_any_case(tight, length, "visibility:hidden");
}

enum html_class html_class_find(const char *const *attributes)
{
    if (!attributes)
        return HTML_CLASS_NONE;
    const char *style = html_attribute(attributes, "style");
    if (html_attribute(attributes, "hidden") || (style && style_hides(style)))
        return HTML_CLASS_DROPPED;
    const char *class = html_attribute(attributes, "class");
    enum html_class found = HTML_CLASS_NONE;
    while (class && *class && found != HTML_CLASS_DROPPED) {
        class += strspn(class, " \t\r\n\f");
        size_t length = strcspn(class, " \t\r\n\f");
        for (size_t i = 0; length > 0 && i < sizeof words / sizeof *words; i++)
            if (word_fits(class, length, words[i].word)) {
                found = words[i].class;
                break;
            }
        class += length;
    }
    return found;
}

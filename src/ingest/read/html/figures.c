/* Photos, figures and captions as they come. One thread at a time. */
#include "ingest/read/html/figures.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/html/class.h"
#include "ingest/read/html/image.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

bool html_figures_begin(struct html_figures *figures, const struct html_content *content)
{
    if (figures->depth == FIGURES_MAX)
        return false;
    figures->first[figures->depth++] = content->photo_count;
    return true;
}

static void give(struct html_content *content, size_t first, const char *caption, const char *credit)
{
    for (size_t i = first; i < content->photo_count; i++) {
        struct html_photo *photo = &content->photos[i];
        if (!photo->caption)
            photo->caption = memory_copy_text(caption);
        if (!photo->credit)
            photo->credit = memory_copy_text(credit);
    }
}

void html_figures_end(struct html_figures *figures, struct html_content *content, const char *caption,
                      const char *credit)
{
    give(content, figures->first[--figures->depth], caption, credit);
}

void html_figures_caption(struct html_content *content, const char *caption, const char *credit)
{
    if (content->photo_count > 0)
        give(content, content->photo_count - 1, caption, credit);
}

bool html_figures_wait(const struct html_content *content)
{
    return content->photo_count > 0 && !content->photos[content->photo_count - 1].caption;
}

static void drop_photo(struct html_photo *photo)
{
    free(photo->url);
    free(photo->alt);
    *photo = (struct html_photo){0};
}

static void keep(struct html_content *content, struct html_photo *photo)
{
    if (content->photo_count == LIMIT_HTML_PHOTOS) {
        drop_photo(photo);
        return;
    }
    content->photos = memory_resize(content->photos, content->photo_count + 1, sizeof *content->photos);
    content->photos[content->photo_count++] = *photo;
}

void html_figures_image(struct html_figures *figures, struct html_content *content,
                        const char *const *attributes, int screen_width)
{
    struct html_photo photo, *source = &figures->source;
    bool read = html_image_read(attributes, screen_width, &photo);
    bool poor = !read || !photo_worthy(photo.url, photo.width, photo.height);
    if (source->url && poor) {
        const char *alt = html_attribute(attributes, "alt");
        if (alt) { /* the <source> may have had one, where it does not belong */
            free(source->alt);
            source->alt = text_plain(alt, strlen(alt), LIMIT_CAPTION);
        }
        drop_photo(&photo);
        photo = *source;
        *source = (struct html_photo){0};
    }
    drop_photo(source);
    if (photo.url)
        keep(content, &photo);
}

void html_figures_source(struct html_figures *figures, const char *const *attributes, int screen_width)
{
    const char *type = html_attribute(attributes, "type");
    bool shown = !type || (bytes_begin(type, strlen(type), "image/") && !strstr(type, "avif"));
    if (shown && !figures->source.url)
        (void)html_image_read(attributes, screen_width, &figures->source);
}

void html_figures_finish(struct html_figures *figures)
{
    drop_photo(&figures->source);
}

#include "ingest/read/html_figures.h"

#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>

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

void html_figures_add(struct html_content *content, struct html_photo *photo)
{
    if (content->photo_count == LIMIT_HTML_PHOTOS) {
        free(photo->url);
        free(photo->alt);
        return;
    }
    content->photos = memory_resize(content->photos, content->photo_count + 1, sizeof *content->photos);
    content->photos[content->photo_count++] = *photo;
}

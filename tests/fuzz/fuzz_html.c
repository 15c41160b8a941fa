/* libFuzzer: any bytes as an article and as a headline with markup in it.
 *
 * The first byte is a sixteenth of the screen's width; the rest is HTML. */
#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/read/html/html.h"
#include "ingest/read/html/image.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Clean text, or none where there may be none. */
static void check(const char *text, bool wanted)
{
    size_t length = text ? strlen(text) : 0;
    if ((wanted && !text) || (text && length == 0) || !utf8_valid(text ? text : "", length))
        abort();
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20)
            abort();
}

static void check_photo(const struct html_photo *photo)
{
    if (!photo->url || !photo->url[0] || photo->width < 0 || photo->height < 0)
        abort();
    check(photo->alt, false);
    check(photo->caption, false);
    check(photo->credit, false);
    (void)photo_worthy(photo->url, photo->width, photo->height);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *html = (const char *)data + 1;
    struct html_content content;
    html_read(html, size - 1, data[0] * 16, NULL, &content);
    size_t text = 0;
    for (size_t i = 0; i < content.block_count; i++) {
        check(content.blocks[i].text, true);
        text += strlen(content.blocks[i].text);
    }
    if (text > LIMIT_STORY_TEXT || content.block_count > LIMIT_BLOCKS_PER_STORY ||
        content.photo_count > LIMIT_HTML_PHOTOS)
        abort();
    for (size_t i = 0; i < content.photo_count; i++)
        check_photo(&content.photos[i]);
    html_content_finish(&content);
    char *line = html_line(html, size - 1, NULL, LIMIT_HEADLINE);
    check(line, false);
    if (line && strlen(line) > LIMIT_HEADLINE)
        abort();
    free(line);
    return 0;
}

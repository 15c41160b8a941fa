#include "ingest/read/xml_excerpt.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/draft_body.h"
#include "ingest/read/html.h"
#include "ingest/read/text.h"

#include <stdlib.h>
#include <string.h>

/* Of a body, so that a long article is not read twice: markup is rarely longer than its text by this. */
enum { START_MIN = 8 << 10, MARKUP_FACTOR = 4, EXCERPT_MIN = 40 };

/* Takes the dots and the brackets around them off the end of a clean text. */
static void strip_dots(char *text)
{
    static const char *const ends[] = {"…", ".", "]", "[", ")", "(", " "};
    size_t length = strlen(text);
    for (bool found = true; found && length > 0;) {
        found = false;
        for (size_t i = 0; i < sizeof ends / sizeof *ends && !found; i++) {
            size_t size = strlen(ends[i]);
            found = length >= size && memcmp(text + length - size, ends[i], size) == 0;
            length -= found ? size : 0;
        }
    }
    text[length] = '\0';
}

static char *join_blocks(const struct html_content *content)
{
    struct buffer line;
    buffer_init(&line, content->text_size + content->block_count);
    for (size_t i = 0; i < content->block_count; i++)
        (void)buffer_append_format(&line, "%s%s", i > 0 ? " " : "", content->blocks[i].text);
    char *text = buffer_take(&line);
    buffer_finish(&line);
    return text;
}

static bool repeats(const char *summary, const struct html_content *content)
{
    if (content->block_count == 0 || text_same(summary, content->blocks[0].text))
        return false;
    char *start = memory_copy_text(summary), *body = join_blocks(content);
    strip_dots(start);
    size_t length = strlen(start);
    bool same = length >= EXCERPT_MIN && strncmp(start, body, length) == 0;
    free(start);
    free(body);
    return same;
}

bool xml_is_excerpt(struct reading *reading, struct draft_text summary, struct draft_text body)
{
    char *line = draft_line(summary, LIMIT_BLOCK);
    if (!line)
        return false;
    size_t length = strlen(body.text), most = START_MIN + MARKUP_FACTOR * strlen(line);
    char *start = memory_copy_bytes(body.text, length > most ? utf8_prefix(body.text, length, most) : length);
    const struct draft draft = {.where = "", .body = {start, body.kind}};
    struct html_content content;
    draft_read_body(reading, &draft, &content);
    bool excerpt = repeats(line, &content);
    html_content_finish(&content);
    free(start);
    free(line);
    return excerpt;
}

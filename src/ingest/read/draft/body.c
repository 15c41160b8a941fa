/* A draft's body, HTML or plain, to blocks. Any thread. */
#include "ingest/read/draft/body.h"

#include "base/limits.h"
#include "ingest/read/html/tags.h"
#include "ingest/read/text/junk.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

static bool ends_sentence(const char *text, const char *end)
{
    static const char *const signs[] = {".", "!", "?", ":", "…", "»", "”", "\"", "؟", "。"};
    while (end > text && (end[-1] == ' ' || end[-1] == '\r' || end[-1] == '\t'))
        end--;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if ((size_t)(end - text) >= length && memcmp(end - length, signs[i], length) == 0)
            return true;
    }
    return false;
}

/* The end of the paragraph that begins at `text`: an empty line, or a line that ends like a sentence; other
 * line ends are only folded lines. */
static const char *paragraph_end(const char *text)
{
    const char *end = text;
    for (;;) {
        end += strcspn(end, "\n");
        if (!*end)
            return end;
        const char *next = end + 1 + strspn(end + 1, " \t\r");
        if (*next == '\n' || *next == '\0' || ends_sentence(text, end))
            return end;
        end = next;
    }
}

static void read_plain(const char *text, const struct junk_lines *junk, struct html_content *content)
{
    bool leftover = false; /* the line before was one */
    while (*text && !content->cut) {
        const char *end = paragraph_end(text);
        char *clean = text_plain(text, (size_t)(end - text), LIMIT_BLOCK);
        enum junk kind = clean ? junk_find(junk, clean) : JUNK_LINE;
        leftover = kind == JUNK_LEFTOVER || (leftover && kind == JUNK_TAIL);
        if (kind == JUNK_NONE || (kind == JUNK_TAIL && !leftover)) {
            junk_trim(clean);
            html_content_add(content, BLOCK_PARAGRAPH, clean);
        } else {
            free(clean);
        }
        text = *end ? end + 1 : end;
    }
}

/* Takes out what the operator does not want to see. */
static void drop_unwanted(const struct read_request *request, struct html_content *content)
{
    size_t kept = 0;
    for (size_t i = 0; request->junk && i < content->block_count; i++) {
        if (junk_is_unwanted(content->blocks[i].text, request->junk))
            free(content->blocks[i].text);
        else
            content->blocks[kept++] = content->blocks[i];
    }
    content->block_count = request->junk ? kept : content->block_count;
}

static bool begins_block(const char *html)
{
    const struct tag *tag = html[0] == '<' ? tag_find(html + 1, strcspn(html + 1, " />")) : NULL;
    return tag && (tag->role == TAG_PARAGRAPH || tag->role == TAG_BOUNDARY || tag->role == TAG_HEADING ||
                   tag->role == TAG_FIGURE);
}

/* HTML that was escaped once too often, "&lt;p&gt;…&lt;/p&gt;": without a single tag of its own, it begins
 * with a block's when its references are decoded and has an end tag. NULL when it is not; else malloc'd. */
static char *escaped_twice(const char *html, size_t length)
{
    if (memchr(html, '<', length) || !strstr(html, "&lt;"))
        return NULL;
    char *text = text_plain(html, length, LIMIT_HTML_PREPARED);
    if (text && begins_block(text) && strstr(text, "</"))
        return text;
    free(text);
    return NULL;
}

static void read_html(struct reading *reading, const struct draft *draft, struct html_content *content)
{
    const char *text = draft->body.text;
    char *decoded = escaped_twice(text, strlen(text));
    if (decoded)
        draft_problem(reading, draft, "", "the text's markup was escaped twice; it was read as markup");
    text = decoded ? decoded : text;
    html_read(text, strlen(text), reading->request->screen_width, reading->request->junk_lines, content);
    free(decoded);
}

void draft_read_body(struct reading *reading, const struct draft *draft, struct html_content *content)
{
    const char *text = draft->body.text;
    *content = (struct html_content){0};
    if (!text)
        return;
    size_t length = strlen(text);
    if (draft->body.kind == TEXT_HTML || (draft->body.kind == TEXT_EITHER && text_is_markup(text, length)))
        read_html(reading, draft, content);
    else
        read_plain(text, reading->request->junk_lines, content);
    drop_unwanted(reading->request, content);
    if (content->cut)
        draft_problem(reading, draft, "", "the text is too long for a screen; its end was left out");
}

void draft_take_blocks(struct html_content *content, struct story *story)
{
    size_t first = 0;
    for (int repeats = 0; repeats < 2 && first < content->block_count; repeats++) {
        const char *text = content->blocks[first].text;
        if (!text_same(text, story->headline) && !text_same(text, story->summary))
            break;
        first++;
    }
    for (size_t i = first; i < content->block_count; i++) {
        story_add_block(story, content->blocks[i].kind, content->blocks[i].text);
        content->blocks[i].text = NULL;
    }
}

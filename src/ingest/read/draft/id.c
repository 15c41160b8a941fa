/* A story's id, and two stories with one. Any thread. */
#include "ingest/read/draft/id.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/text/text.h"

#include <string.h>

static char *content_hash(const struct story *story)
{
    struct buffer text;
    buffer_init(&text, 2 * (size_t)LIMIT_STORY_TEXT);
    const char *const parts[] = {story->headline, story->summary, story->photo ? story->photo->url : NULL};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        (void)buffer_append_format(&text, "%s\n", parts[i] ? parts[i] : "");
    for (size_t i = 0; i < story->block_count; i++)
        (void)buffer_append_format(&text, "%s\n", story->blocks[i].text);
    char hash[HASH_HEX_SIZE];
    hash_hex(text.bytes, text.length, hash);
    buffer_finish(&text);
    return memory_copy_text(hash);
}

void draft_take_id(const struct draft *draft, struct story *story)
{
    size_t length = draft->id ? strlen(draft->id) : 0;
    if (length > LIMIT_URL) {
        char hash[HASH_HEX_SIZE];
        hash_hex(draft->id, length, hash);
        story->id = memory_copy_text(hash);
    } else {
        story->id = text_clean(draft->id ? draft->id : "", length, LIMIT_URL);
    }
    if (!story->id)
        story->id = memory_copy_text(story->url);
    if (!story->id)
        story->id = content_hash(story);
}

static bool is_taken(const struct feed_document *document, const char *id)
{
    for (size_t i = 0; i < document->story_count; i++)
        if (strcmp(document->stories[i]->id, id) == 0)
            return true;
    return false;
}

/* Two stories with one id: the second's is id plus link; when that is taken too it is the same story again.
 */
bool draft_make_unique(struct reading *reading, const struct draft *draft, struct story *story)
{
    if (!is_taken(reading->document, story->id))
        return true;
    struct buffer longer;
    buffer_init(&longer, 2 * (size_t)LIMIT_URL + 8);
    (void)buffer_append_format(&longer, "%s %s", story->id, story->url ? story->url : "");
    bool unique = story->url && !is_taken(reading->document, longer.bytes);
    if (unique)
        story_take_text(&story->id, buffer_take(&longer));
    buffer_finish(&longer);
    draft_problem(reading, draft, "",
                  unique ? "the id is another story's too; the link was added to it"
                         : "the same story stands in the feed twice; the second was left out");
    return unique;
}

/* The steps of setting, one behind the other; each has a file of its own (setting.h). On the thread of the
 * fonts. */
#include "text/paragraph.h"

#include "base/memory.h"
#include "text/setting.h"

#include <stdlib.h>
#include <string.h>

static void copy_request(const struct text_request *request, struct paragraph *paragraph)
{
    paragraph->direction = request->direction;
    paragraph->span_count = request->span_count;
    paragraph->spans = memory_zeroed(request->span_count, sizeof *paragraph->spans);
    for (size_t i = 0; i < request->span_count; i++) {
        paragraph->spans[i] = request->spans[i];
        paragraph->spans[i].text = NULL;
    }
}

bool paragraph_set(struct fonts *fonts, const struct text_request *request, struct paragraph *paragraph,
                   struct error *error)
{
    struct setting setting;
    *paragraph = (struct paragraph){0};
    copy_request(request, paragraph);
    setting_init(&setting, fonts, request, paragraph, error);
    setting_clean(&setting);
    setting_find_breaks(&setting);
    setting_glue(&setting);
    setting_find_levels(&setting);
    setting_itemize(&setting);
    setting_find_atoms(&setting);
    bool done = !setting.failed && setting_wrap(&setting);
    paragraph->text = buffer_take(&setting.text);
    paragraph->truncated = setting.truncated;
    setting_finish(&setting);
    if (!done)
        paragraph_finish(paragraph);
    return done;
}

void paragraph_finish(struct paragraph *paragraph)
{
    if (!paragraph)
        return;
    free(paragraph->text);
    free(paragraph->runs);
    free(paragraph->lines);
    free(paragraph->spans);
    *paragraph = (struct paragraph){0};
}

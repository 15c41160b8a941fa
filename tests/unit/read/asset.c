#include "asset.h"

#include "support/cmocka.h"

const struct junk_lines *asset_junk(void)
{
    static struct junk_lines lines;
    struct error error = {0};
    if (!lines.text && !junk_lines_read(&lines, SOURCE_FOLDER "/assets/junk_lines.txt", &error))
        fail_msg("%s", error.text);
    return &lines;
}

/* Taking over a change of the file, or refusing it. Main thread. */
#include "config/reload.h"

#include "base/log.h"
#include "config/reader.h"

#include <stdlib.h>

static void tell(const struct config *config, const char *room, const struct config_mistakes *mistakes)
{
    for (size_t i = 0; i < mistakes->count; i++) {
        char *text = config_mistake_text(config->path, &mistakes->list[i]);
        log_error(room, "%s", text);
        free(text);
    }
    log_warning(room, "%s has %zu mistakes, the last good configuration stays", config->path,
                mistakes->count);
}

bool config_reload(struct config *config, const char *room)
{
    struct config fresh;
    struct config_mistakes mistakes;
    if (!config->path)
        return false;
    config_init(&fresh, config->environment); /* it and the path stay with the one that stays */
    fresh.path = config->path;
    config_take(&fresh, &mistakes);
    bool fine = mistakes.count == 0;
    struct config leaves = fine ? *config : fresh;
    if (fine) {
        *config = fresh;
        log_info(room, "%s was read anew", config->path);
    } else {
        leaves.files = config->files;
        config->files = fresh.files;
        tell(config, room, &mistakes);
    }
    leaves.environment = NULL;
    leaves.path = NULL;
    config_finish(&leaves);
    config_mistakes_finish(&mistakes);
    return fine;
}

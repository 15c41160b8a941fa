/* Any bytes as a configuration file: a configuration or mistakes, never a crash or a leak. Seeds are in
 * seeds/config. Read from memory; the path only serves messages and relative names. */
#include "config/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct config config;
    struct config_mistakes mistakes;
    bool fine = config_read_bytes("/nowhere/foyer.conf", (const char *)data, size, &config, &mistakes);
    if (fine != (mistakes.count == 0) || fine != (config.store != NULL))
        abort();
    for (size_t i = 0; i < mistakes.count; i++)
        free(config_mistake_text("foyer.conf", &mistakes.list[i]));
    config_finish(&config);
    config_mistakes_finish(&mistakes);
    return 0;
}

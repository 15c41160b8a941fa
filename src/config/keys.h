/* THE table of every key of the configuration file. A new key is a field in config.h and an entry here. */
#ifndef FOYER_CONFIG_KEYS_H
#define FOYER_CONFIG_KEYS_H

#include "config/schema.h"

enum {
    SECTION_TOP,
    SECTION_FEED,
    SECTION_MAP,
    SECTION_ROTATION,
    SECTION_SCREEN,
    SECTION_CLOCK,
    SECTION_THEME,
    SECTION_NETWORK,
    SECTIONS,
};

/* Fields of feeds and their maps lie in struct config_feed, those of clocks in struct config_clock,
 * those of themes in struct config_theme, all
 * others in struct config. */
extern const struct config_schema config_schema;

#endif

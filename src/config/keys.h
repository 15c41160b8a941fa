/* THE table of every key of the configuration file. A new key is a field in config.h and an entry in keys.c.
 * Constant, any thread. */
#ifndef FOYER_CONFIG_KEYS_H
#define FOYER_CONFIG_KEYS_H

#include "base/buffer.h"
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

/* Fields of feeds and their maps lie in struct config_feed, those of clocks in struct config_clock, those of
 * themes in struct config_theme, all others in struct config. */
extern const struct config_schema config_schema;

/* The table of every key of a language file; all of them must be there. Fields lie in struct language; one
 * section, the file itself. */
extern const struct config_schema language_schema;

/* The first table in words for people. Appends a whole commented configuration file, config/foyer.conf;
 * config_read accepts it. */
void config_write_sample(struct buffer *into);

/* Appends the option list of the manual page in man(7)'s roff: an .SS for each section, a .TP for each key.
 */
void config_write_manual(struct buffer *into);

#endif

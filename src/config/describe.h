/* The table of keys (keys.h) in words for people. */
#ifndef FOYER_CONFIG_DESCRIBE_H
#define FOYER_CONFIG_DESCRIBE_H

#include "base/buffer.h"

/* Appends a whole commented configuration file, config/foyer.conf; config_read accepts it. */
void config_write_sample(struct buffer *into);

/* Appends the option list of the manual page in man(7)'s roff: an .SS for each section, a .TP for each key.
 */
void config_write_manual(struct buffer *into);

#endif

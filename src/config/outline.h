/* The first look at a file: finds every mistake of its form and every unknown word, and writes what is left
 * as plain statements, one a line, that libconfuse reads without stumbling (libconfuse itself stops at its
 * first mistake and cannot unwind from one inside an included file). Takes files that are included in.
 *
 * A section's title in the result is "N:TITLE", N being the index of its place, so that no two are equal. */
#ifndef FOYER_CONFIG_OUTLINE_H
#define FOYER_CONFIG_OUTLINE_H

#include "base/buffer.h"
#include "config/findings.h"
#include "config/schema.h"

struct outline {
    const struct config_schema *schema;
    struct config_findings *findings; /* borrowed */
    struct buffer text;               /* for libconfuse */
    struct config_place *places;      /* of line i + 1 of `text` */
    size_t place_count;
    char **paths; /* of included files; the places point to them */
    size_t path_count;
    int *section_counts;   /* seen of each kind, also those that were left out */
    size_t bytes_left;     /* of all files together */
    bool scanned;          /* there was a text to look at */
    int last_broken_order; /* line of the last mistake of form; more of the same line are not told */
};

void outline_init(struct outline *outline, const struct config_schema *schema, size_t maximum,
                  struct config_findings *findings);
void outline_finish(struct outline *outline);

/* Reads a file, or text that stands for it; `path` must live as long as the outline. */
void outline_read(struct outline *outline, const char *path);
void outline_read_bytes(struct outline *outline, const char *path, const char *bytes, size_t length);

/* Of a place that names no file itself: the file that was asked for. */
static inline const char *config_place_path(const struct config_place *place, const char *asked)
{
    return place->path ? place->path : asked;
}

#endif

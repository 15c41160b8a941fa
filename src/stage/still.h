/* One page drawn without a screen: the very pixels the display would show, by the same code. Main thread. */
#ifndef FOYER_STAGE_STILL_H
#define FOYER_STAGE_STILL_H

#include "base/clock.h"
#include "base/error.h"
#include "config/config.h"
#include "story/edition.h"

struct still_request {
    const struct config *config;
    const char *fonts, *languages; /* folders */
    const struct clock *clock;
    int width, height;             /* pixels */
    const struct edition *edition; /* NULL or empty: the page that waits for stories */
    size_t story;                  /* index in the edition */
    const char *photo_path;        /* of the story's prepared photo; NULL: a text page */
    const struct alert *alert;     /* NULL: none; its page instead of the story's, or its line in the bar */
    int offset;                    /* pixels the summary has moved; more than it can move is its end */
};

/* Draws it and writes a PNG file, atomically. */
bool still_save(const struct still_request *request, const char *path, struct error *error);

#endif

/* Stories and stores for tests of the screen. */
#ifndef FOYER_TESTS_SUPPORT_SAMPLE_H
#define FOYER_TESTS_SUPPORT_SAMPLE_H

#include "base/clock.h"
#include "config/config.h"
#include "store/store.h"

enum { SAMPLE_NOW = 1789203900 }; /* 2026-09-12T09:05:00Z */

/* A story "id" with that headline and so many paragraphs of running text in Russian; `age` seconds old. */
struct story *sample_make(const char *id, const char *headline, int paragraphs, int64_t age);

/* Takes the stories and makes them the only ones of the feed "feed" in the store of that folder. Aborts the
 * test when it fails. */
void sample_put(const char *folder, struct story **stories, size_t count);

/* Puts one picture of a single colour (0xRRGGBB) into the store as the story's photo. */
void sample_add_photo(const char *folder, struct story *story, int width, int height, unsigned color);

/* A new folder under /tmp; removed with all in it by sample_remove. */
char *sample_folder(void);
void sample_remove(char *folder);

/* Defaults, one feed "feed", this folder as store. */
void sample_config(struct config *config, const char *folder);

#endif

/* Reads a configuration from text and tells every mistake as one text. */
#ifndef FOYER_TESTS_CONFIG_READING_H
#define FOYER_TESTS_CONFIG_READING_H

#include "base/buffer.h"
#include "config/reader.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

/* "foyer.conf:1: …\n" for each; "" and a filled `config` when there is none. malloc'd. */
static inline char *mistakes_of_bytes(const char *bytes, size_t length, struct config *config)
{
    struct config_mistakes mistakes;
    struct buffer all;
    buffer_init(&all, 1 << 20);
    bool fine = config_read_bytes("/etc/foyer.conf", bytes, length, config, &mistakes);
    assert_int_equal(fine, mistakes.count == 0);
    for (size_t i = 0; i < mistakes.count; i++) {
        char *text = config_mistake_text("foyer.conf", &mistakes.list[i]);
        buffer_append_format(&all, "%s\n", text);
        free(text);
    }
    config_mistakes_finish(&mistakes);
    return all.bytes;
}

static inline char *mistakes_of(const char *text)
{
    struct config config;
    char *mistakes = mistakes_of_bytes(text, strlen(text), &config);
    config_finish(&config);
    return mistakes;
}

/* The text must be without a mistake. */
static inline void read_well(const char *text, struct config *config)
{
    char *mistakes = mistakes_of_bytes(text, strlen(text), config);
    assert_string_equal(mistakes, "");
    free(mistakes);
}

#endif

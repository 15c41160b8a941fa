/* Base64 to the text in it. Any thread. */
#include "ingest/read/text/base64.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* 0..63; 64 for white space and padding, 65 for what is none of it. */
static uint32_t digit(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (uint32_t)(found - digits) : strchr(" \t\r\n=", c) ? 64 : 65;
}

char *base64_text(const char *encoded)
{
    size_t length = strlen(encoded), size = 0;
    char *text = memory_zeroed(length / 4 * 3 + 4, 1);
    uint32_t bits = 0;
    int count = 0;
    bool good = true;
    for (size_t i = 0; i < length && good; i++) {
        uint32_t value = digit(encoded[i]);
        good = value < 65;
        if (value >= 64)
            continue;
        bits = (bits << 6 | value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            text[size++] = (char)(bits >> count & 0xFF);
        }
    }
    if (good && !memchr(text, '\0', size) && utf8_valid(text, size))
        return text;
    free(text);
    return NULL;
}

/* Names in dates. All words are given in lower case. */
#ifndef FOYER_INGEST_READ_DATES_WORDS_H
#define FOYER_INGEST_READ_DATES_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* 1..12; 0 when the word is no month in English, German, French, Spanish, Russian, Ukrainian, Kazakh or the
 * languages of Central Asia that borrow the Russian names. */
int date_month(const char *word, size_t length);

/* Minutes ahead of UTC of "msk", "cest", … */
bool date_zone(const char *word, size_t length, int *minutes);

#endif

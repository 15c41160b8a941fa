/* The words and dates of one language of the interface, read from assets/languages/CODE.conf, so that a
 * translator adds a language with one file. */
#ifndef FOYER_CONFIG_LANGUAGE_H
#define FOYER_CONFIG_LANGUAGE_H

#include "base/calendar.h"
#include "base/error.h"
#include "story/story.h"

struct language {
    char *code; /* as in the file's name, "uz-Cyrl" */
    enum direction direction;
    char *digits;         /* ten characters, from zero on: "0123456789", "۰۱۲۳۴۵۶۷۸۹" */
    char *months[12];     /* in the case that stands beside a day: "сентября" */
    char *first_day;      /* of a month: "1", "1er" */
    char *date;           /* pattern: {day} {month} {year} {time}: "{day} {month}, {time}" */
    char *date_with_year; /* for dates of another year than the current */
    char *next;           /* "Далее:" with its colon */
    char *photo;          /* pattern: {credit}: "Фото: {credit}" */
    char *emergency;      /* over a page with an alert, set in capitals: "Внимание" */
    char *warning;        /* the same over a milder one: "Предупреждение" */
    char *notice;         /* before a message in the bar, with its colon: "Объявление:" */
    char *updated_hours;  /* pattern with {n}, 1 to 47: "updated {n} h ago" */
    char *updated_days;   /* 2 and more */
    char *waiting;        /* no story yet, nothing known: "Waiting for the first stories" */
    char *feed_waiting;   /* {feed}: not tried yet: "{feed}: asking for stories" */
    char *feed_failed;    /* {feed} {reason} {time}: "{feed}: {reason}, trying again at {time}" */
    char *feed_empty;     /* {feed}: read, but without stories that can be shown */
};

/* Reads the file for a BCP 47 tag, in any case, from `folder`; "ru-KZ" falls back to "ru", "uz-Cyrl" to "uz"
 * only when there is no file of its own, "zh-TW" to "zh-Hant". `language` is overwritten; every field is
 * there afterwards. False with `error` (its first mistake, with file and line) when there is no file for the
 * tag or the file is wrong; then `language` is empty. Main thread. */
bool language_read(const char *folder, const char *tag, struct language *language, struct error *error);
void language_finish(struct language *language);

/* The texts of a language, patterns among them, one after the other, for who looks at them all; NULL behind
 * the last. Good until language_finish. */
const char *language_text(const struct language *language, size_t index);

/* Date and time of a story in words: "12 сентября, 09:40", 24 hours. `now` decides whether the year is told;
 * both are local times. malloc'd. */
char *language_date(const struct language *language, const struct calendar *when, const struct calendar *now);

/* Who took a photo, as it stands beside it: "Фото: Reuters"; a credit that says already what it is ("Фото
 * автора", "© AFP", "Courtesy: …") stays as it is. malloc'd. */
char *language_credit(const struct language *language, const char *credit);

/* The text with the language's digits in place of 0 to 9. malloc'd. */
char *language_digits(const struct language *language, const char *text);

/* Replaces {name} in a pattern; what is put in is not looked at again. `names` and `values` have `count`
 * elements; an unknown {word} stays as it is. malloc'd. */
char *language_fill(const char *pattern, const char *const *names, const char *const *values, size_t count);

#endif

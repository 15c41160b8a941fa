/* text/: the test files of Unicode, from Debian's package unicode-data. Every deviation is listed here with
 * its reason. Debian 12 has the files of Unicode 15.0, libunistring 1.0 (14.0) and FriBidi 1.0.8 (13.0):
 * those are gone through strictly. Where the files are of another version, libraries may know more or less
 * than they: then one line in fifty may differ for a reason that is not listed. */
#include "unit/text/setter.h"

#include "text/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/usr/share/unicode/"

enum { LETTERS = 512, ONE_IN = 50 };

/* A line of a file as it is read. */
struct reading {
    FILE *file;
    char line[16384];
    bool strict; /* the file is of Unicode 15.0 */
    size_t lines, unlisted;
};

static void reading_open(struct reading *reading, const char *path)
{
    *reading = (struct reading){.file = fopen(path, "r")};
    if (!reading->file)
        fail_msg("%s is not there; install unicode-data", path);
    assert_non_null(fgets(reading->line, sizeof reading->line, reading->file));
    reading->strict = strstr(reading->line, "15.0.0") != NULL;
}

/* The next line without its comment; false at the end. */
static bool reading_next(struct reading *reading)
{
    while (fgets(reading->line, sizeof reading->line, reading->file)) {
        reading->line[strcspn(reading->line, "#\n")] = '\0';
        if (reading->line[strspn(reading->line, " \t")])
            return true;
    }
    return false;
}

static void reading_close(struct reading *reading, size_t at_least)
{
    (void)fclose(reading->file);
    assert_true(reading->lines >= at_least);
    if (reading->strict)
        assert_int_equal(reading->unlisted, 0);
    assert_true(reading->unlisted * ONE_IN <= reading->lines);
}

struct breaks {
    uint32_t letters[LETTERS];
    bool expected[LETTERS]; /* before the letter */
    size_t count;
};

static void breaks_read(struct breaks *breaks, char *line)
{
    char *rest = NULL;
    bool allowed = false;
    breaks->count = 0;
    for (char *word = strtok_r(line, " \t", &rest); word; word = strtok_r(NULL, " \t", &rest)) {
        if (strcmp(word, "÷") == 0 || strcmp(word, "×") == 0) {
            allowed = strcmp(word, "÷") == 0;
            continue;
        }
        assert_true(breaks->count < LETTERS);
        breaks->expected[breaks->count] = allowed;
        breaks->letters[breaks->count++] = (uint32_t)strtoul(word, NULL, 16);
    }
}

/* What cleaning leaves: no controls, no line feeds, no space at the beginning and no two in a row. */
static bool is_clean(const struct breaks *breaks)
{
    bool clean = breaks->letters[0] != ' ';
    for (size_t i = 0; i < breaks->count; i++) {
        clean = clean && letter_clean(breaks->letters[i]) == breaks->letters[i];
        clean = clean && (i == 0 || breaks->letters[i] != ' ' || breaks->letters[i - 1] != ' ');
    }
    return clean;
}

static bool is_one_of(uint32_t character, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == character)
            return true;
    return false;
}

/* A line may begin with the letter although Unicode says no. */
static bool may_be_allowed(const struct breaks *breaks, size_t at)
{
    static const uint32_t closing_only[] = {0x17D6, 0x3041, 0x301C};
    static const uint32_t signs[] = {'#', 0xA7, 0x50005};
    uint32_t before = breaks->letters[at - 1], after = breaks->letters[at];
    /* LB16: a nonstarter behind a closing bracket and a space; no text of our languages has it */
    if (before == ' ' && is_one_of(after, closing_only, 3))
        return true;
    /* LB29 of what is no letter */
    if ((before == ',' || before == 0x308) && is_one_of(after, signs, 3))
        return true;
    /* LB30a and LB29 with a combining mark between */
    return before == 0x308 && (after == 0x1F1E6 || after == 0x5D0 || after == 0xE01);
}

/* A line may not begin with the letter although Unicode says yes. */
static bool may_be_refused(const struct breaks *breaks, size_t at, const struct letter *letter)
{
    uint32_t before = breaks->letters[at - 1], after = breaks->letters[at];
    static const uint32_t numeric[] = {'%', '$', '(', '{', 0x2329};
    /* a grapheme cluster is one, also when it begins with a space */
    if (!letter->cluster)
        return true;
    /* LB25 as it was: signs, brackets and numbers keep together more often; "a.2", "/0", "$(" */
    if ((after >= '0' && after <= '9') || is_one_of(after, numeric, 5))
        return true;
    /* LB20: an object is kept on both sides, for there is none */
    return before == 0xFFFC || after == 0xFFFC || (before == 0x308 && breaks->letters[0] == 0xFFFC);
}

static void check_breaks(struct reading *reading, const struct breaks *breaks)
{
    struct text_span span = {.face = FACE_REGULAR, .size = 20};
    struct text_request request = {.spans = &span, .span_count = 1};
    struct paragraph paragraph = {0};
    struct setting setting;
    setting_init(&setting, fonts, &request, &paragraph, NULL);
    for (size_t i = 0; i < breaks->count; i++)
        setting_push(&setting, breaks->letters[i], 0);
    setting_find_breaks(&setting);
    for (size_t i = 1; i < breaks->count; i++) {
        bool allowed = setting.letters[i].before == BREAK_ALLOWED;
        if (allowed == breaks->expected[i] ||
            (allowed ? may_be_allowed(breaks, i) : may_be_refused(breaks, i, &setting.letters[i])))
            continue;
        print_message("U+%04X %s U+%04X\n", (unsigned)breaks->letters[i - 1], allowed ? "÷" : "×",
                      (unsigned)breaks->letters[i]);
        reading->unlisted++;
        break;
    }
    setting_finish(&setting);
}

static void lines_break_where_unicode_says(void **state)
{
    (void)state;
    struct reading reading;
    struct breaks breaks;
    reading_open(&reading, FOLDER "auxiliary/LineBreakTest.txt");
    while (reading_next(&reading)) {
        breaks_read(&breaks, reading.line);
        if (!is_clean(&breaks))
            continue;
        reading.lines++;
        check_breaks(&reading, &breaks);
    }
    reading_close(&reading, 4000);
}

/* One line of BidiCharacterTest.txt. */
struct levels {
    uint32_t letters[LETTERS];
    int expected[LETTERS]; /* -1: the character is removed by rule X9 */
    size_t count;
    enum direction direction;
};

static void levels_read(struct levels *levels, char *line)
{
    char *rest = NULL, *fields[5];
    for (int i = 0; i < 5; i++) {
        fields[i] = strtok_r(i == 0 ? line : NULL, ";", &rest);
        assert_non_null(fields[i]);
    }
    /* field 1 may be "by the first letter"; ours comes from the story, so the answer of field 2 is given */
    levels->direction = fields[2][0] == '1' ? DIRECTION_RTL : DIRECTION_LTR;
    levels->count = 0;
    for (char *word = strtok_r(fields[0], " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        assert_true(levels->count < LETTERS);
        levels->letters[levels->count++] = (uint32_t)strtoul(word, NULL, 16);
    }
    size_t count = 0;
    for (char *word = strtok_r(fields[3], " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        levels->expected[count++] = word[0] == 'x' ? -1 : (int)strtol(word, NULL, 10);
    assert_int_equal(count, levels->count);
}

/* L1 speaks of spaces and isolates at the end of a line and before separators: lines end without spaces here,
 * and separators are cleaned away. */
static bool is_reset_by_l1(const struct levels *levels, size_t at)
{
    for (; at < levels->count; at++) {
        uint32_t c = levels->letters[at];
        if (c == '\t' || c == 0x2029 || c == '\n' || c == 0x85 || (c >= 0x1C && c <= 0x1F) || c == 0x0B)
            return true;
        bool vanishes = c == ' ' || c == 0x2000 || c == 0x200B || (c >= 0x2066 && c <= 0x2069) ||
                        levels->expected[at] < 0 || c == 0x0C || c == 0x2028 || c == 0x3000 || c == 0x1680;
        if (!vanishes)
            return false;
    }
    return true;
}

static void check_levels(struct reading *reading, const struct levels *levels)
{
    struct text_span span = {.face = FACE_REGULAR, .size = 20};
    struct text_request request = {.spans = &span, .span_count = 1, .direction = levels->direction};
    struct paragraph paragraph = {0};
    struct setting setting;
    setting_init(&setting, fonts, &request, &paragraph, NULL);
    for (size_t i = 0; i < levels->count; i++)
        setting_push(&setting, levels->letters[i], 0);
    setting_find_levels(&setting);
    for (size_t i = 0; i < levels->count; i++) {
        int expected = levels->expected[i];
        if (expected < 0 || setting.letters[i].level == expected || is_reset_by_l1(levels, i))
            continue;
        print_message("U+%04X at %zu has level %d, not %d\n", (unsigned)levels->letters[i], i,
                      setting.letters[i].level, expected);
        reading->unlisted++;
        break;
    }
    setting_finish(&setting);
}

static void letters_have_the_levels_that_unicode_says(void **state)
{
    (void)state;
    struct reading reading;
    struct levels levels;
    reading_open(&reading, FOLDER "BidiCharacterTest.txt");
    while (reading_next(&reading)) {
        levels_read(&levels, reading.line);
        reading.lines++;
        check_levels(&reading, &levels);
    }
    reading_close(&reading, 90000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_where_unicode_says),
        cmocka_unit_test(letters_have_the_levels_that_unicode_says),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}

/* A text with a date in it to its parts. Knows no calendar. Any thread. */
#include "ingest/read/dates/scan.h"

#include "base/ascii.h"
#include "ingest/read/dates/words.h"

#include <string.h>

enum { MINUTES_WEST_MAX = 12 * 60, MINUTES_EAST_MAX = 14 * 60 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* At most nine digits, so that no int overflows. */
static int number(const char *text, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count && i < 9; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

static int full_year(const char *text, size_t count)
{
    int year = number(text, count);
    return count > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

static void take_offset(struct date_scan *scan, bool west, int minutes)
{
    scan->zone = true;
    if (minutes > (west ? MINUTES_WEST_MAX : MINUTES_EAST_MAX)) {
        scan->remark = "the offset from UTC is impossible and was dropped";
        return;
    }
    scan->offset = west ? -minutes : minutes;
}

/* "+0300", "+03:00", "-5": the sign is at scan->at. False when no number follows. */
static bool scan_offset(struct date_scan *scan)
{
    const char *text = scan->at + 1;
    size_t count = digits(text);
    if (count == 0 || count > 4)
        return false;
    int minutes;
    const char *end = text + count;
    if (count > 2) {
        minutes = number(text, count - 2) * 60 + number(text + count - 2, 2);
    } else {
        minutes = number(text, count) * 60;
        if (end[0] == ':' && digits(end + 1) == 2) {
            minutes += number(end + 1, 2);
            end += 3;
        }
    }
    take_offset(scan, *scan->at == '-', minutes);
    scan->at = end;
    return true;
}

/* "9:40", "09:40:11.25", "09h40": scan->at is at the hour, which has `count` digits. */
static bool scan_time(struct date_scan *scan, size_t count)
{
    const char *text = scan->at;
    size_t minute = digits(text + count + 1);
    if (count > 2 || minute != 2 || scan->time)
        return false;
    scan->date.hour = number(text, count);
    scan->date.minute = number(text + count + 1, 2);
    text += count + 3;
    if (*text == ':' && digits(text + 1) >= 1 && digits(text + 1) <= 2) {
        size_t second = digits(text + 1);
        scan->date.second = number(text + 1, second);
        text += 1 + second;
        if ((*text == '.' || *text == ',') && ascii_is_digit(text[1]))
            text += 1 + digits(text + 1);
    }
    scan->time = true;
    scan->at = text;
    return true;
}

/* "20190912", "20190912094000": the fields without anything between them. */
static bool scan_compact(struct date_scan *scan, size_t count)
{
    const char *text = scan->at;
    if (scan->date.year >= 0 || (count != 8 && count != 14 && count != 12))
        return false;
    scan->date.year = number(text, 4);
    scan->date.month = number(text + 4, 2);
    scan->date.day = number(text + 6, 2);
    text += 8;
    if (count == 8 && text[0] == 't' && (digits(text + 1) == 6 || digits(text + 1) == 4)) {
        text++;
        count = 8 + digits(text);
    }
    if (count > 8) {
        scan->date.hour = number(text, 2);
        scan->date.minute = number(text + 2, 2);
        scan->date.second = count == 14 ? number(text + 4, 2) : 0;
        scan->time = true;
        text += count - 8;
    }
    scan->at = text;
    return true;
}

/* Puts day and month of a numeric date; 12.09.2019 is the twelfth of September, with slashes it may be
 * either. */
static bool put_day_month(struct date_scan *scan, int first, int second, char separator)
{
    if (separator == '/' && first <= 12 && second <= 12 && first != second) {
        scan->remark = "day and month of the date can't be told apart";
        return false;
    }
    bool month_first = second > 12;
    scan->date.day = month_first ? second : first;
    scan->date.month = month_first ? first : second;
    return true;
}

/* "2019-09-12", "2020/1/10", "12.09.2019", "12/31/19": numbers with one kind of sign between them. */
static bool scan_numeric(struct date_scan *scan, size_t count)
{
    const char *first = scan->at, *second = first + count + 1;
    char separator = first[count];
    size_t second_count = digits(second);
    const char *third = second + second_count + 1;
    bool three = second_count > 0 && second[second_count] == separator;
    size_t third_count = three ? digits(third) : 0;
    if (scan->date.year >= 0 || second_count == 0 || second_count > 2)
        return false;
    if (count == 4) {
        scan->date.year = number(first, 4);
        scan->date.month = number(second, second_count);
        scan->date.day = third_count > 0 ? number(third, third_count) : 1;
    } else {
        if (count > 2 || (third_count != 2 && third_count != 4))
            return false;
        if (!put_day_month(scan, number(first, count), number(second, second_count), separator))
            return false;
        scan->date.year = full_year(third, third_count);
    }
    scan->at = third_count > 0 ? third + third_count : second + second_count;
    return true;
}

static bool scan_plain_number(struct date_scan *scan, size_t count)
{
    int value = number(scan->at, count);
    if (count <= 2 && scan->date.day == 0)
        scan->date.day = value;
    else if ((count == 4 || count == 2) && scan->date.year < 0)
        scan->date.year = full_year(scan->at, count);
    else
        return false;
    scan->at += count;
    return true;
}

static bool scan_number(struct date_scan *scan)
{
    size_t count = digits(scan->at);
    char next = scan->at[count];
    if ((next == ':' || next == 'h') && scan_time(scan, count))
        return true;
    if ((next == '-' || next == '/' || next == '.') && scan_numeric(scan, count))
        return true;
    return !scan->remark && (scan_compact(scan, count) || scan_plain_number(scan, count));
}

static void scan_half_of_day(struct date_scan *scan, bool afternoon)
{
    if (scan->date.hour == 12)
        scan->date.hour = 0;
    if (afternoon)
        scan->date.hour += 12;
}

/* A word that behind a time looks like a zone: letters of the Latin alphabet, few of them. */
static bool is_zone_like(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)word[i] >= 0x80)
            return false;
    return length <= 5 && !(length == 3 && memcmp(word, "uhr", 3) == 0);
}

static void scan_word(struct date_scan *scan)
{
    const char *word = scan->at;
    size_t length = 0;
    while (is_letter(word[length]))
        length++;
    scan->at += length;
    int month = date_month(word, length);
    if (scan->time && !scan->zone) {
        if (date_zone(word, length, &scan->offset)) {
            scan->zone = true;
            if ((*scan->at == '+' || *scan->at == '-') && ascii_is_digit(scan->at[1]))
                (void)scan_offset(scan);
            return;
        }
        if (length == 2 && word[1] == 'm' && (word[0] == 'a' || word[0] == 'p')) {
            scan_half_of_day(scan, word[0] == 'p');
            return;
        }
    }
    if (month > 0) /* of two the later one: the first is a weekday ("mardi 12 septembre") */
        scan->date.month = month;
    else if (scan->time && !scan->zone && scan->date.month > 0 && is_zone_like(word, length) && !scan->remark)
        scan->remark = "unknown time zone, taken as UTC";
}

bool date_scan(const char *text, struct date_scan *scan)
{
    *scan = (struct date_scan){.at = text, .date = {.year = -1}};
    while (*scan->at) {
        bool sign = (*scan->at == '+' || *scan->at == '-') && ascii_is_digit(scan->at[1]);
        if (ascii_is_digit(*scan->at)) {
            if (!scan_number(scan))
                return false;
        } else if (is_letter(*scan->at)) {
            scan_word(scan);
        } else if (!(sign && scan->time && scan_offset(scan))) {
            scan->at++;
        }
    }
    return scan->date.year >= 0 && scan->date.month > 0 && scan->date.day > 0;
}

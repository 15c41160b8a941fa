/* Names of months and zones in the languages of feeds. Any thread. */
#include "ingest/read/dates/words.h"

#include <string.h>

struct month {
    const char *stem;
    int number;
};

/* A word that begins so is that month; the first that fits counts. 0: a weekday that begins like a month. */
static const struct month months[] = {
    {"mardi", 0}, {"martes", 0}, {"сенб", 0}, {"серед", 0}, {"jan", 1},  {"feb", 2},
    {"mar", 3},   {"apr", 4},    {"may", 5},  {"jun", 6}, /* English */
    {"jul", 7},   {"aug", 8},    {"sep", 9},  {"oct", 10},  {"nov", 11}, {"dec", 12},
    {"jän", 1},   {"mär", 3},    {"mrz", 3},  {"mai", 5},   {"okt", 10}, {"dez", 12}, /* German */
    {"fév", 2},   {"fev", 2},    {"avr", 4},  {"juin", 6},  {"juil", 7}, {"aoû", 8},
    {"aou", 8}, /* French */
    {"déc", 12},  {"ene", 1},    {"abr", 4},  {"ago", 8},   {"set", 9},  {"out", 10},
    {"dic", 12}, /* Spanish … */
    {"янв", 1},   {"фев", 2},    {"мар", 3},  {"апр", 4},   {"май", 5},  {"мая", 5},
    {"мае", 5}, /* Russian */
    {"июн", 6},   {"июл", 7},    {"авг", 8},  {"сен", 9},   {"окт", 10}, {"ноя", 11},
    {"дек", 12},  {"січ", 1},    {"лют", 2},  {"бер", 3},   {"кві", 4},  {"тра", 5},
    {"чер", 6}, /* Ukrainian */
    {"лип", 7},   {"сер", 8},    {"вер", 9},  {"жов", 10},  {"лис", 11}, {"гру", 12},
    {"қаң", 1},   {"ақп", 2},    {"нау", 3},  {"сәу", 4},   {"мам", 5},  {"мау", 6}, /* Kazakh */
    {"шіл", 7},   {"там", 8},    {"қыр", 9},  {"қаз", 10},  {"қар", 11}, {"жел", 12},
    {"yan", 1},   {"iyun", 6},   {"iyul", 7}, {"avg", 8},   {"noy", 11}, {"dek", 12},
    {"sent", 9}, /* Uzbek … */
};

int date_month(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        size_t stem = strlen(months[i].stem);
        if (length >= stem && memcmp(word, months[i].stem, stem) == 0)
            return months[i].number;
    }
    return 0;
}

struct zone {
    const char *name;
    int minutes;
};

static const struct zone zones[] = {
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},      {"wet", 0},     {"west", 60},  {"bst", 60},
    {"cet", 60},   {"met", 60},   {"mez", 60},   {"wat", 60},    {"cest", 120},  {"mest", 120}, {"mesz", 120},
    {"eet", 120},  {"cat", 120},  {"sast", 120}, {"eest", 180},  {"msk", 180},   {"мск", 180},  {"trt", 180},
    {"eat", 180},  {"irst", 210}, {"irdt", 270}, {"msd", 240},   {"samt", 240},  {"get", 240},  {"azt", 240},
    {"gst", 240},  {"aft", 270},  {"yekt", 300}, {"pkt", 300},   {"uzt", 300},   {"tjt", 300},  {"tmt", 300},
    {"almt", 300}, {"aqtt", 300}, {"ist", 330},  {"npt", 345},   {"omst", 360},  {"kgt", 360},  {"novt", 420},
    {"krat", 420}, {"ict", 420},  {"wib", 420},  {"irkt", 480},  {"ulat", 480},  {"sgt", 480},  {"hkt", 480},
    {"awst", 480}, {"yakt", 540}, {"jst", 540},  {"kst", 540},   {"acst", 570},  {"acdt", 630}, {"vlat", 600},
    {"aest", 600}, {"aedt", 660}, {"magt", 660}, {"pett", 720},  {"nzst", 720},  {"nzdt", 780}, {"brt", -180},
    {"art", -180}, {"adt", -180}, {"ndt", -150}, {"nst", -210},  {"ast", -240},  {"edt", -240}, {"clt", -240},
    {"vet", -240}, {"est", -300}, {"cdt", -300}, {"cot", -300},  {"pet", -300},  {"cst", -360}, {"mdt", -360},
    {"mst", -420}, {"pdt", -420}, {"pst", -480}, {"akdt", -480}, {"akst", -540}, {"hst", -600},
};

bool date_zone(const char *word, size_t length, int *minutes)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strlen(zones[i].name) == length && memcmp(word, zones[i].name, length) == 0) {
            *minutes = zones[i].minutes;
            return true;
        }
    return false;
}

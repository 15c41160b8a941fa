/* One alert as a file of the store's folder "alerts", for this room only. Its name is its number and where it
 * stands in its life: "7.new" while it is written, "7.json" from then on, "7.gone" when it is over or taken
 * down and no higher number was given yet (else it is simply removed): so a number is never given twice. */
#ifndef FOYER_STORE_ALERT_FILE_H
#define FOYER_STORE_ALERT_FILE_H

#include "base/error.h"
#include "story/alert.h"

enum alert_stand { ALERT_NEW, ALERT_GIVEN, ALERT_GONE, ALERT_STANDS };

enum { ALERT_NAME_SIZE = 24, ALERT_NUMBER_MOST = 999999999 };

/* The folder while it is open. */
struct alert_folder {
    int file; /* its descriptor; -1: not open */
    char *path;
};

void alert_file_name(char name[ALERT_NAME_SIZE], int64_t number, enum alert_stand stand);
/* The number and, in `*stand`, the rest of a name as above; 0 for any other. */
int64_t alert_file_number(const char *name, enum alert_stand *stand);

/* Reads "NUMBER.json" as what it is: written by anybody. A regular file of LIMIT_ALERT_FILE bytes at most, no
 * link is followed and nothing waited for; fields that this version does not know are ignored, the text is
 * cleaned. False with `error`: "FOLDER/7.json: what is wrong"; `*missing`: it is no longer there, which is no
 * error. The caller finishes the alert. */
bool alert_file_read(const struct alert_folder *folder, int64_t number, struct alert *alert, bool *missing,
                     struct error *error);

/* Makes "NUMBER.new" and nobody else's: its descriptor, or -1 with errno (EEXIST: somebody else did). */
int alert_file_begin(const struct alert_folder *folder, int64_t number);
/* Writes it, renames it to "NUMBER.json" and closes the descriptor. After true all of it is on the disk; else
 * it is removed, with `error`. */
bool alert_file_commit(const struct alert_folder *folder, int file, const struct alert *alert,
                       struct error *error);

#endif

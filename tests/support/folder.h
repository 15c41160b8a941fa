/* Temporary folders of tests. */
#ifndef FOYER_TESTS_SUPPORT_FOLDER_H
#define FOYER_TESTS_SUPPORT_FOLDER_H

#include <stdbool.h>

/* A new one, by its path; gone with folder_remove. */
char *folder_create(void);
/* With all that is in it; frees the path. NULL is accepted. */
void folder_remove(char *folder);

/* "folder/name", malloc'd. */
char *folder_path(const char *folder, const char *name);

/* Writes a file of that mode, such as 0600; returns its path, malloc'd. */
char *folder_put(const char *folder, const char *name, const char *text, unsigned mode);

/* The name of a file in it or below that has the text in it, malloc'd; NULL: none has. */
char *folder_find(const char *folder, const char *text);

#endif

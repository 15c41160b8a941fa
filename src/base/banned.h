/* Included before every file by the build: functions of the C library that are easy to get wrong
 * or that change the state of the whole process do not compile here. The headers that declare
 * them come first, for the declarations themselves would be refused. */
#ifndef FOYER_BASE_BANNED_H
#define FOYER_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* clang's fortified headers make macros of some */
#undef sprintf
#undef vsprintf
#undef strcpy
#undef strcat

#pragma GCC poison gets sprintf vsprintf strcpy strcat strtok gmtime localtime ctime asctime tmpnam mktemp
#pragma GCC poison atoi atol atof

/* Threads of libraries read the environment at any time, so no room may write it, nor ask the C library for a
 * zone, which it keeps for the whole process (base/zone.h). Tests may. */
#ifdef FOYER_ROOM
#pragma GCC poison setenv putenv unsetenv clearenv tzset localtime_r mktime
#endif

#endif

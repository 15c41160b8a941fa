/* Keeps the memory of a process that runs for years small. */
#ifndef FOYER_COMMAND_THRIFT_H
#define FOYER_COMMAND_THRIFT_H

/* Call before the first thread. Pictures and documents come and go; glibc would soon take them from the heap,
 * where the holes they leave stay with the process: from now on blocks of their size are given back to the
 * system at once, and threads share one heap. */
void thrift_begin(void);

#endif

/* Every allocation of the process is counted, where the tests run without sanitizers, which bring an
 * allocator of their own. */
#ifndef FOYER_TESTS_STAGE_ALLOCATIONS_H
#define FOYER_TESTS_STAGE_ALLOCATIONS_H

/* So many until now; 0 with sanitizers. */
long allocations_count(void);

#endif

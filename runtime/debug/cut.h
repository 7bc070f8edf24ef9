/* Mapped files that become shorter. */
#ifndef NP_DEBUG_CUT_H
#define NP_DEBUG_CUT_H

/* From now on what a mapped file no longer has reads as zeros. For the process; more than once:
 * nothing. */
void np_debug_survive_cuts(void);

#endif

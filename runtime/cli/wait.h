/* --wait: until what is to be probed may be there. */
#ifndef NP_CLI_WAIT_H
#define NP_CLI_WAIT_H

/* To be opened before one looks, so that no module comes unseen between. A descriptor, or -1. */
int np_wait_open(void);
/* Returns when a module was loaded, or after 2 s. fd may be -1. */
void np_wait_change(int fd);

#endif

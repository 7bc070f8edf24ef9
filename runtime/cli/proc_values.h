/* What the kernel says about itself below /proc, for people to read: settings and counters. */
#ifndef NP_CLI_PROC_VALUES_H
#define NP_CLI_PROC_VALUES_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Adds a line "INDENT name = value" for a setting: its path below /proc/sys, in which one part may
 * be `*`.  Of those that match it shows the one of `all` (else of `default`), and those that differ
 * from it.  Without any, the line says that it is not here.
 */
void np_proc_setting(struct np_text *out, const char *indent, const char *path);
/*
 * Adds such a line for a counter of the network by the name that nstat gives it, as
 * TcpExtListenDrops or Udp6NoPorts.  False: this kernel does not count it, nothing is added.
 */
bool np_proc_counter(struct np_text *out, const char *indent, const char *name);

#endif

/*
 * The manual page of a script, nprobe-NAME(1), from its header, its params and its page in
 * docs/scripts/ if that is found.  In man(7), the macros that nprobe.1 is written in.
 */
#ifndef NP_CLI_MAN_PAGE_H
#define NP_CLI_MAN_PAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* Text that is filled: wrapped, escaped; blanks at its ends do not count. */
void np_man_fill(struct np_text *out, const char *text, size_t n);
/* One argument of a macro, in quotes, in which every '-' is one that is typed. */
void np_man_argument(struct np_text *out, const char *text, size_t n);
/* A line that stands as it is, between .nf and .fi. */
void np_man_line(struct np_text *out, const char *text, size_t n);
/*
 * man_markdown.c: a page of docs/, but for its title and its tables of options. begun: a paragraph
 * stands before it.
 */
void np_man_markdown(struct np_text *out, const char *text, bool begun);

/* Exit status, after a message if it is not 0. */
int np_man_script(struct np_arena *a, const char *script, struct np_text *out);

#endif

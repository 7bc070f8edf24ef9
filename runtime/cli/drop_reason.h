/* Why the kernel drops packets: enum skb_drop_reason, told in words (drop_reasons.def). */
#ifndef NP_CLI_DROP_REASON_H
#define NP_CLI_DROP_REASON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* A row; lists have blanks between their words, and all strings are there, if empty. */
struct np_drop_reason {
	const char *group; /* of a row that begins one: its title, and nothing else */
	const char *name;  /* without SKB_DROP_REASON_ */
	const char *summary, *happened;
	const char *look; /* commands, one a line */
	const char *settings, *counters, *scripts;
	bool is_prefix; /* of all names that begin so */
};

/* The table, in the order of its pages; *n rows. */
const struct np_drop_reason *np_drop_reasons(size_t *n);
/* By its name in any case, with or without SKB_DROP_REASON_; NULL: there is no such reason. */
const struct np_drop_reason *np_drop_reason_find(const char *word);
/* The name that may have been meant, NULL: none is near. In buf, of n bytes. */
const char *np_drop_reason_nearest(const char *word, char *buf, size_t n);

/* drop_reason_show.c: all of one row, with what the machine says now. */
void np_drop_reason_show(struct np_text *out, const struct np_drop_reason *r);
/* All names with their summaries. */
void np_drop_reason_list(struct np_text *out);
/* docs/drop-reasons.md (tests/docs/generate). */
void np_drop_reason_page(struct np_text *out);

#endif

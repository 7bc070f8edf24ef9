/*
 * What there is to know of each row of the tables: what `nprobe help NAME` shows, and what
 * docs/reference.md is made of.
 */
#ifndef NP_CLI_TOPICS_H
#define NP_CLI_TOPICS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"

struct np_topic {
	const char *name;
	const char *usage; /* as it is written */
	const char *help;
	const char *note;    /* where it may stand, its default, which kernel has it; or NULL */
	const char *example; /* or NULL */
	const char *also;    /* other names, separated by blanks; or NULL */
};

struct np_section {
	const char *title; /* "Aggregations" */
	const char *one;   /* "aggregation" */
	const char *intro;
	/* Headings of a table of usage, help, note, example; NULL: no such column. */
	const char *columns[4];
	bool is_table; /* else each topic has a paragraph of its own */
	bool is_long;  /* not for a list of everything */
	NP_VEC(struct np_topic) topics;
};
typedef NP_VEC(struct np_section) np_sections;

void np_topics(struct np_arena *a, np_sections *out);
/* All of them, and the errors, as Markdown. */
void np_reference(const np_sections *sections, struct np_text *out);

#endif

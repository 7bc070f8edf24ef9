/* Options of bpftrace: what means the same here is done, of others it is said what to use. */
#include "cli/bpftrace_options.h"

#include <stdio.h>
#include <string.h>

static const struct np_bpftrace_option {
	const char *long_name;
	char letter;
	const char *value;
	enum np_bpftrace_action action;
	const char *text;
} rows[] = {
#define NP_BPFTRACE_OPTION(long_name, letter, value, action, text) \
	{long_name, letter, value, NP_BPFTRACE_##action, text},
#include "cli/bpftrace_options.def"
#undef NP_BPFTRACE_OPTION
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

const struct np_bpftrace_option *np_bpftrace_option(const char *word)
{
	size_t len = strcspn(word + 2, "=");

	for (size_t i = 0; i < ROWS; i++) {
		const struct np_bpftrace_option *r = &rows[i];

		if (word[1] == '-' ? r->long_name && strlen(r->long_name) == len &&
					     !memcmp(r->long_name, word + 2, len)
				   : r->letter && r->letter == word[1])
			return r;
	}
	return NULL;
}

char np_bpftrace_alias(const struct np_bpftrace_option *o)
{
	return o->action == NP_BPFTRACE_ALIAS ? *o->text : '\0';
}

bool np_bpftrace_takes_value(const struct np_bpftrace_option *o)
{
	return o->value;
}

/* "line|full|none": one of the words. */
static bool is_choice(const char *choices, const char *value)
{
	size_t len = strlen(value), n;

	for (; *choices; choices += n + (choices[n] == '|')) {
		n = strcspn(choices, "|");
		if (n == len && !memcmp(choices, value, n))
			return true;
	}
	return false;
}

static int bad_choice(const struct np_bpftrace_option *o, const char *word, const char *value)
{
	fprintf(stderr, "nprobe: error NP0502: '%s' for option '%s'\n  hint: it is %s\n", value,
		word, o->value);
	return 1;
}

int np_bpftrace_apply(struct np_cli *c, const struct np_bpftrace_option *o, const char *word,
		      char *value)
{
	switch (o->action) {
	case NP_BPFTRACE_SILENT:
		if (!value || !strchr(o->value, '|') || is_choice(o->value, value))
			return 0;
		return bad_choice(o, word, value);
	case NP_BPFTRACE_MODE:
		if (!is_choice(o->value, value))
			return bad_choice(o, word, value);
		return np_cli_suite(c, *value == 't' ? NP_SUITE_TEST : NP_SUITE_BENCH, word);
	case NP_BPFTRACE_NOTE:
		fprintf(stderr, "nprobe: option '%s' changes nothing: %s\n", word, o->text);
		return 0;
	case NP_BPFTRACE_INFO: c->info = true; return 0;
	case NP_BPFTRACE_IMAGE: c->image = value; return 0;
	case NP_BPFTRACE_FMT: c->fmt = true; return 0;
	default:
		fprintf(stderr, "nprobe: error NP0501: option '%s' is bpftrace's\n  hint: %s\n",
			word, o->text);
		return 1;
	}
}

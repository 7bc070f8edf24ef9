/*
 * What the verifier said, for people: its last words as the message, the script's line of the
 * last instruction that it looked at, the end of its log for -v.
 */
#include <errno.h>
#include <string.h>

#include "load/load_internal.h"

#define LOG_SHOWN 3000 /* bytes of the log's end */

/* "12: (85) call ...": the instruction, or -1. */
static int64_t instruction_of(const char *line)
{
	int64_t n = 0;
	const char *p = line;

	while (*p >= '0' && *p <= '9' && n < INT32_MAX)
		n = n * 10 + (*p++ - '0');
	return p != line && !strncmp(p, ": (", 3) ? n : -1;
}

/* Of each instruction the number of its line among o's, counted from 1; 0: it has none. */
static uint32_t *lines_of(struct np_arena *a, const struct np_object_program *o)
{
	uint32_t *of = np_alloc(a, (o->n_insns + 1) * sizeof(*of)), line = 0;

	for (uint32_t i = 0; i < o->n_insns; i++) {
		while (line < o->n_lines && o->lines[line].insn <= i)
			line++;
		of[i] = line && o->lines[line - 1].line ? line : 0;
	}
	return of;
}

static bool is_statistics(const char *line)
{
	return !strncmp(line, "processed ", 10) || !strncmp(line, "verification time", 17) ||
	       !strncmp(line, "stack depth", 11);
}

/* Limits of the kernel that a script can come to: no bug of ours. */
static const struct {
	const char *said, *message, *hint;
} limits[] = {
	{"maps per program has reached the limit",
	 "uses too many maps: the kernel lets one have 64, with ours",
	 "use several clauses, or one map with another key"},
	{"jumps is too complex", "has more branches than this kernel's verifier follows",
	 "use several clauses"},
	{"BPF program is too large", "is too large for this kernel's verifier",
	 "use several clauses, or fewer long strings"},
};

/* Of the last words, "" with E2BIG: kernels before 6.12 say nothing of too many maps. */
static bool explain_limit(const struct np_target *t, const char *last, int err)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		if (*last ? !strstr(last, limits[i].said) : err != E2BIG)
			continue;
		np_load_fail(t->l, t->error, E2BIG, limits[i].hint, "the clause of '%s' %s",
			     t->probe->text, limits[i].message);
		t->error->line = t->program->line;
		return true;
	}
	return false;
}

/* The beginning of the last LOG_SHOWN bytes, at a line's start if there is one. */
static const char *end_of(const char *log)
{
	size_t n = strlen(log);
	const char *tail = n > LOG_SHOWN ? log + n - LOG_SHOWN : log;
	const char *line = tail == log ? NULL : strchr(tail, '\n');

	return line && line[1] ? line + 1 : tail;
}

void np_refusal_explain(const struct np_target *t, const struct np_object_program *o,
			const char *log, int err)
{
	struct np_arena *a = t->l->arena;
	const struct np_gap *gap = np_patch_gap(t, log);
	const char *last = "";
	struct np_object_line place = {0};
	const uint32_t *lines = lines_of(a, o);

	if (gap) { /* not the verifier's fault: the kernel lacks what the program asks for */
		*t->error = gap->error;
		return;
	}
	for (char *p = np_strdup(a, log), *line; (line = strsep(&p, "\n"));) {
		int64_t n = instruction_of(line);

		/* C code has no line of the script: then the one that called it */
		if (n >= 0 && n < o->n_insns && lines[n])
			place = o->lines[lines[n] - 1];
		if (*line && !is_statistics(line))
			last = line;
	}
	if (explain_limit(t, last, err))
		return;
	np_load_fail(t->l, t->error, err, NULL, "the kernel refused the program of '%s': %s",
		     t->probe->text, *last ? last : strerror(err));
	/* BTF names a function that the compiler kept under another name, or not at all */
	t->error->verifier = !strstr(log, " cannot be found");
	if (!t->error->verifier) {
		t->error->err = ENOENT;
		return;
	}
	t->error->permission = false;
	t->error->hint = NULL;
	t->error->line = place.line ? place.line : t->program->line;
	t->error->column = place.column;
	t->error->log = np_strdup(a, end_of(log));
}

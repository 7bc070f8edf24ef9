#include "both.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "parser.h"
#include "process.h"
#include "reference.h"

const char *const verdict_names[] = {"agrees",
				     "differs",
				     "refused",
				     "crashed",
				     "loses some",
				     "has no known answer",
				     "is beyond this kernel"};

/* Exit statuses of the evaluator's process, beside 0. */
enum { NOT_CHECKED = 3, PROBLEM = 4 };

struct program {
	const struct both_options *opt;
	const char *text;
};

static int evaluate_child(void *arg)
{
	const struct program *p = arg;

	return evaluate_program(p->opt, p->text);
}

/* The exit status stands in the first line. */
int evaluate_program(const struct both_options *opt, const char *program)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	const struct np_check_options options = {.world = opt->world};
	const struct ref_options reference = {0};
	struct np_text errors = {0};
	struct ref_result result;
	struct np_diags diags;
	struct np_checked *c = NULL;

	np_diags_init(&diags, a, &sources);
	const struct np_source *s = np_source_add(&sources, "-e", program, strlen(program));
	struct np_node *tree = np_parse(a, s, &diags);

	if (!diags.errors)
		c = np_check(a, &sources, tree, &options, &diags);
	if (!c || diags.errors) {
		np_diags_show(&diags, &errors, false);
		fputs(errors.s, stderr);
		return NOT_CHECKED;
	}
	ref_evaluate(c, &reference, &result);
	if (result.problem) {
		fprintf(stderr, "%s\n", result.problem);
		return PROBLEM;
	}
	printf("exit status %d, %llu lost\n", result.status, (unsigned long long)result.lost);
	fwrite(result.out.s, 1, result.out.n, stdout);
	return 0;
}

static int nprobe_child(void *arg)
{
	const struct program *p = arg;

	execl(p->opt->nprobe, p->opt->nprobe, "-q", "-e", p->text, (char *)NULL);
	perror(p->opt->nprobe);
	return 127;
}

static void take_code(struct both *b)
{
	const char *at = b->message.s ? strstr(b->message.s, "error NP") : NULL;

	if (at)
		snprintf(b->code, sizeof(b->code), "%.6s", at + 6);
}

/* "@m: 3 updates lost: ..." */
static unsigned long long updates_lost(const char *messages)
{
	unsigned long long sum = 0;

	for (const char *at = messages; (at = strstr(at, " lost: ")); at++) {
		const char *n = at;

		while (n > messages && n[-1] != ':' && n[-1] != '\n')
			n--;
		if (!strncmp(at - 6, "update", 6) || !strncmp(at - 7, "updates", 7))
			sum += strtoull(n, NULL, 10);
	}
	return sum;
}

/* Warnings are no complaints, and what full maps refuse the evaluator knows. */
static bool complains(const char *messages)
{
	static const char *const words[] = {"lost ", "was ended", "error", "nprobe:", "WARNING"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(messages, words[i]))
			return true;
	return false;
}

/* Older kernels have shorter keys and loops, and lack some; that was told. */
static bool is_beyond_kernel(const struct both *b, const char *messages)
{
	return !strcmp(b->code, "NP0213") || strstr(messages, " on this kernel") ||
	       strstr(messages, "; kernel 5.");
}

static enum verdict judge(const struct both *b, const struct process *expected,
			  const struct process *found)
{
	if (found->status < 0)
		return CRASHED;
	if (is_beyond_kernel(b, found->err.s))
		return BEYOND;
	if (b->code[0])
		return REFUSED;
	if (expected->status)
		return UNKNOWN;
	if (b->expected.n != b->found.n || memcmp(b->expected.s, b->found.s, b->found.n))
		return DIFFER;
	return complains(found->err.s) ? COMPLAIN : AGREE;
}

void both_run(const struct both_options *opt, const char *program, struct both *b)
{
	struct program p = {opt, program};
	struct process expected, found;

	*b = (struct both){0};
	process_run(&expected, evaluate_child, &p, opt->seconds);
	process_run(&found, nprobe_child, &p, opt->seconds);
	np_text_addn(&b->expected, expected.out.s, expected.out.n);
	np_text_addf(&b->found, "exit status %d, %llu lost\n", found.status,
		     updates_lost(found.err.s));
	np_text_addn(&b->found, found.out.s, found.out.n);
	np_text_addn(&b->message, found.err.s, found.err.n);
	take_code(b);
	b->status = found.status;
	b->verdict = judge(b, &expected, &found);
	if (b->verdict == UNKNOWN) {
		np_text_clear(&b->message);
		if (expected.status < 0)
			np_text_addf(&b->message, "the evaluator was killed by signal %d\n",
				     -expected.status);
		np_text_addn(&b->message, expected.err.s, expected.err.n);
	}
	process_free(&expected);
	process_free(&found);
}

void both_free(struct both *b)
{
	np_text_free(&b->expected);
	np_text_free(&b->found);
	np_text_free(&b->message);
}

/* What is said, as far as the first name or number: those of the program change. */
static const char *gist(const struct both *b, size_t *n)
{
	const char *at = b->message.s ? b->message.s : "", *code = strstr(at, b->code);

	if (b->code[0] && code)
		at = code + strlen(b->code);
	*n = strcspn(at, "$@'\n");
	return at;
}

bool both_alike(const struct both *a, const struct both *b)
{
	const char *x, *y;
	size_t n, m;

	if (a->verdict != b->verdict || strcmp(a->code, b->code))
		return false;
	if (a->verdict == CRASHED)
		return a->status == b->status;
	if (a->verdict != UNKNOWN && a->verdict != REFUSED)
		return true;
	x = gist(a, &n);
	y = gist(b, &m);
	return n == m && !memcmp(x, y, n);
}

/*
 * Print formats of tracepoints as steps.  With a folder of events (/sys/kernel/tracing/events) as
 * argument it tells which of their fields it could not read.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "btf/btf.h"
#include "check.h"
#include "image/words.h"

static bool tell;
static struct np_btf *btf; /* of the kernel whose events are looked at */

static bool constant(void *arg, const char *name, int64_t *value)
{
	(void)arg;
	if (btf)
		return np_btf_find_enumerator(btf, name, value);
	*value = 7;
	return !strcmp(name, "SEVEN");
}

/* The steps as text: "FIELD NAME(1=A)". */
static const char *steps(struct np_arena *a, const char *fmt, const char *field)
{
	static const char *const ops[] = {
#define NP_STEP(id) #id,
		NP_STEPS(NP_STEP)
#undef NP_STEP
	};
	struct np_print_fmt *f = np_print_fmt_parse(a, fmt, constant, NULL);
	struct np_plan_words w;
	int is = np_print_fmt_words(a, f, field, &w);
	const char *out = is > 0 ? "" : is < 0 ? "lost" : "none";

	if (is <= 0)
		return out;
	np_vec_each (struct np_plan_step, s, &w.steps) {
		out = np_sprintf(a, "%s%s%s", out, *out ? " " : "", ops[s->op]);
		if (s->value)
			out = np_sprintf(a, "%s:%llu", out, (unsigned long long)s->value);
		if (*s->text)
			out = np_sprintf(a, "%s'%s'", out, s->text);
		np_vec_each (struct np_plan_name, n, &s->names)
			out = np_sprintf(a, "%s(%llu=%s)", out, (unsigned long long)n->value,
					 n->text);
	}
	return out;
}

#define STEPS(fmt, field, expected) CHECK_STR(steps(a, fmt, field), expected)

static void cases(struct np_arena *a)
{
	STEPS("\"a=%d b=%u\", REC->a, REC->b", "a", "none");
	STEPS("\"a=%d b=%u\", REC->a, REC->b", "c", "none");
	STEPS("\"a=%#x\", REC->a", "a", "FIELD CAST:4 HEX");
	STEPS("\"a=%llx\", REC->a", "a", "FIELD HEX");
	STEPS("\"a=%hhx\", REC->a", "a", "FIELD CAST:1 HEX");
	STEPS("\"a=0x%04x\", REC->a", "a", "FIELD CAST:4 HEX:4");
	STEPS("\"%s\", __get_str(a)", "a", "none");
	STEPS("\"a=%s\", __print_symbolic(REC->a, { 1, \"A\" }, { SEVEN, \"B\" }, { X, \"C\" })",
	      "a", "FIELD NAME(1=A)(7=B)");
	/* words before numbers */
	STEPS("\"a=%d (%s)\", REC->a, __print_symbolic(REC->a, { 1, \"A\" })", "a",
	      "FIELD NAME(1=A)");
	STEPS("\"a=%s\", __print_flags(REC->a, \"|\", { (1UL << (3)), \"X\" }, { 1 << 0 | 4, \"Y\" "
	      "})",
	      "a", "FIELD FLAGS'|'(8=X)(5=Y)");
	STEPS("\"a=%s%s,\", REC->a & 3 ? __print_flags(REC->a & 3, \"|\", { 1, \"S\" }) : \"R\", "
	      "REC->a & 4 ? \"+\" : \"\"",
	      "a",
	      "FIELD NUMBER:3 AND SKIP_IF_0:5 FIELD NUMBER:3 AND FLAGS'|'(1=S) SKIP:1 TEXT'R' "
	      "FIELD NUMBER:4 AND SKIP_IF_0:2 TEXT'+' SKIP:1 TEXT");
	STEPS("\"%d,%d\", ((unsigned int) ((REC->d) >> 20)), ((unsigned int) ((REC->d) & ((1U << "
	      "20) - 1)))",
	      "d",
	      "FIELD NUMBER:20 SHR CAST:4 SIGNED TEXT',' FIELD NUMBER:1 NUMBER:20 SHL NUMBER:1 SUB "
	      "AND CAST:4 SIGNED");
	STEPS("\"saddr=%pI4 v6=%pI6c\", REC->s, REC->t", "s", "IP4");
	STEPS("\"saddr=%pI4 v6=%pI6c\", REC->s, REC->t", "t", "IP6");
	STEPS("\"%pISpc\", &REC->s", "s", "SOCKADDR:1");
	STEPS("\"%pM\", REC->s", "s", "MAC");
	STEPS("\"%pS\", (void *)REC->ip", "ip", "FIELD LOC");
	STEPS("\"%ps %p\", (void *)REC->ip, REC->p", "p", "FIELD HEX");
	/* a condition on another field does not matter */
	STEPS("\"%s\", REC->b ? __print_symbolic(REC->a, { 0, \"A\" }) : \"-\"", "a",
	      "FIELD NAME(0=A)");
	/* the comma in a string, the bracket in one */
	STEPS("\"%s %s\", REC->b ? \"a,(\" : \"b\", REC->a ? \"yes\" : \"no\"", "a",
	      "FIELD SKIP_IF_0:2 TEXT'yes' SKIP:1 TEXT'no'");
	STEPS("\"%s\" \"%d\", f(REC->b), REC->a", "a", "none");
	STEPS("\"%s\", f(REC->a)", "a", "lost");
	/* a number in another unit keeps its own */
	STEPS("\"%d\", REC->a / 1000", "a", "none");
	STEPS("\"%d\", REC->a[0]", "a", "lost");
	STEPS("\"%s\", __print_hex_str(REC->a, 4)", "a", "BYTES");
	STEPS("\"%s\", __print_hex_str(REC->a, REC->n)", "a", "lost");
	STEPS("\"%*ph\", REC->n, REC->a", "a", "lost");
	STEPS("\"%u\", ntohs(REC->a)", "a", "none");
	STEPS("\"%s\", __print_symbolic(REC->a, { 1, \"A\" }, { -1, ((void *)0) })", "a",
	      "FIELD NAME(1=A)");
	STEPS("\"%c\", REC->a ? 'F' : ' '", "a",
	      "FIELD SKIP_IF_0:2 NUMBER:70 SKIP:1 NUMBER:32 CHAR");
	/* what does not end, or never began */
	STEPS("", "a", "none");
	STEPS("\"%d", "a", "none");
	STEPS("\"%s\", __print_symbolic(REC->a, { 1, \"A\"", "a", "lost");
	STEPS("\"%s\", ((((((REC->a", "a", "lost");
	STEPS("\"%*ph\", 4, REC->a", "a", "BYTES' '");
	STEPS("\"%d%", "a", "none");
	STEPS("\"%s\", __print_array(__get_dynamic_array(a), __get_dynamic_array_len(a) / "
	      "sizeof(u64), sizeof(u64))",
	      "a", "BYTES:8");
	STEPS("\"%s\", __print_array(__get_dynamic_array(a), __get_dynamic_array_len(a) / 2, 2)",
	      "a", "BYTES:2");
	STEPS("\"%s\", __print_array(__get_dynamic_array(a), 4, sizeof(struct other))", "a",
	      "lost");
	STEPS("\"mask=%s\", __get_cpumask(a)", "a", "BITS");
	STEPS("\"mask=%s\", __get_rel_bitmask(a)", "a", "BITS");
	STEPS("\"%s\", __get_str(a)", "a", "none");
	STEPS("\"%s\", __print_hex(__get_dynamic_array(a), REC->n)", "a", "BYTES' '");
	STEPS("\"%lu.%06lu\", REC->a / 1000000, REC->a % 1000000", "a",
	      "FIELD NUMBER:1000000 DIV UNSIGNED TEXT'.' FIELD NUMBER:1000000 MOD UNSIGNED:6");
}

/* Brackets without end do not overflow the stack. */
static void deep(struct np_arena *a)
{
	enum { N = 200000 };
	char *text = malloc(N + 16);

	strcpy(text, "\"%d\", ");
	memset(text + 6, '(', N);
	strcpy(text + 6 + N, "REC->a");
	CHECK_STR(steps(a, text, "a"), "lost");
	memset(text + 6, '-', N);
	CHECK_STR(steps(a, text, "a"), "lost");
	strcpy(text + 6, "REC->a");
	for (size_t i = 12; i + 2 < N; i += 2)
		memcpy(text + i, "+1", 3);
	CHECK_STR(steps(a, text, "a"), "lost");
	free(text);
}

/* Names by the ten thousand: in no more memory than they take, and their operators do not add up.
 */
static void many_names(struct np_arena *a)
{
	enum { N = 20000 };
	char *text = malloc((size_t)N * 32), *p = text;
	struct np_print_fmt *f;
	struct np_plan_words w;

	p += sprintf(p, "\"%%s\", __print_symbolic(REC->a");
	for (int i = 0; i < N; i++)
		p += sprintf(p, ", { %d + 1, \"N%d\" }", i, i);
	strcpy(p, ")");
	f = np_print_fmt_parse(a, text, constant, NULL);
	CHECK(np_print_fmt_words(a, f, "a", &w) > 0);
	CHECK(w.steps.n == 2 && w.steps.v[1].names.n == N);
	CHECK(w.steps.v[1].names.v[N - 1].value == N);
	free(text);
}

static void unsound(struct np_arena *a)
{
	struct np_plan_words w = {0};

	CHECK(!np_words_ok(&w));
	np_words_add(a, &w, NP_S_SIGNED, 0); /* of nothing */
	CHECK(!np_words_ok(&w));
	w.steps.n = 0;
	np_words_add(a, &w, NP_S_FIELD, 0);
	np_words_add(a, &w, NP_S_SKIP_IF_0, 2); /* too far */
	np_words_add(a, &w, NP_S_TEXT, 0);
	CHECK(!np_words_ok(&w));
	w.steps.v[1].value = 1;
	CHECK(np_words_ok(&w));
	w.steps.v[2].op = NP_S_FIELD; /* one number more on one of two ways */
	CHECK(!np_words_ok(&w));
	w.steps.v[2].op = NP_S_END;
	CHECK(!np_words_ok(&w));
}

struct tally {
	unsigned fields, words, wordy, lost;
};

static void one_format(struct np_arena *a, const char *event, char *text, struct tally *t)
{
	char *fmt = strstr(text, "print fmt: "), *line = text, *next;
	struct np_print_fmt *f;

	if (!fmt)
		return;
	fmt += 11;
	fmt[strcspn(fmt, "\n")] = '\0';
	f = np_print_fmt_parse(a, fmt, constant, NULL);
	for (; line && line < fmt; line = next) {
		char *end = strchr(line, ';'), *name = end;
		struct np_plan_words w;
		int is;

		next = strchr(line, '\n');
		next = next ? next + 1 : NULL;
		if (strncmp(line, "\tfield:", 7) || !end)
			continue;
		*end = '\0';
		if (end > line && end[-1] == ']')
			*strrchr(line, '[') = '\0';
		name = strrchr(line, ' ') + 1;
		if (!strncmp(name, "common_", 7))
			continue;
		is = np_print_fmt_words(a, f, name, &w);
		t->fields++;
		t->words += is > 0;
		np_vec_each (struct np_plan_step, s, &w.steps)
			if (s->op == NP_S_NAME || s->op == NP_S_FLAGS) {
				t->wordy++;
				break;
			}
		if (is < 0) {
			t->lost++;
			if (tell)
				printf("%s: %s\n", event, name);
		}
	}
}

static struct tally report(const char *folder)
{
	DIR *systems = opendir(folder), *events;
	struct tally t = {0};
	struct dirent *s, *e;

	while (systems && (s = readdir(systems))) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", folder, s->d_name);
		if (*s->d_name == '.' || !(events = opendir(path)))
			continue;
		while ((e = readdir(events))) {
			struct np_arena *a = np_arena_new();
			char *text = calloc(1, 1 << 20);
			FILE *f;

			snprintf(path, sizeof(path), "%s/%s/%s/format", folder, s->d_name,
				 e->d_name);
			f = fopen(path, "r");
			if (f && fread(text, 1, (1 << 20) - 1, f))
				one_format(a, np_sprintf(a, "%s:%s", s->d_name, e->d_name), text,
					   &t);
			if (f)
				fclose(f);
			free(text);
			np_arena_free(a);
		}
		closedir(events);
	}
	if (systems)
		closedir(systems);
	return t;
}

#define EVENTS "/sys/kernel/tracing/events"

/* All formats of the running kernel: hardly any field is lost. */
static void this_kernel(void)
{
	struct tally t = report(EVENTS);

	if (!t.fields) {
		CHECK_SKIP("no " EVENTS);
		return;
	}
	CHECK(t.wordy > 100);
	CHECK(t.lost * 20 < t.words + t.lost);
}

int main(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();

	cases(a);
	deep(a);
	many_names(a);
	unsound(a);
	np_arena_free(a);
	np_btf_open("/sys/kernel/btf/vmlinux", NULL, &btf);
	if (argc > 1) {
		struct tally t;

		tell = true;
		t = report(argv[1]);
		printf("%u fields, %u in words (%u by name), %u lost\n", t.fields, t.words, t.wordy,
		       t.lost);
	} else {
		this_kernel();
	}
	return check_done();
}

/* Losses in words: see losses.h. */
#include "run/losses.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATEMENT 48 /* bytes of one that are shown */
#define NAMED 5      /* probes that are named, of those that missed hits */

/* What a map of ours with that role holds, 0: there is none. */
static uint32_t room(const struct np_plan *p, const uint32_t *entries, uint32_t role)
{
	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].role == role)
			return entries[i];
	return 0;
}

/* The probes of a clause: up to its condition or block. */
static size_t probes_len(const char *s)
{
	size_t i = 0;

	while (s[i] && !strchr("{<\n;", s[i]) && !(i && s[i - 1] == ' ' && strchr("/(", s[i])))
		i++;
	while (i && s[i - 1] == ' ')
		i--;
	return i;
}

/* A statement ends at its ';', at the end of its block, or of its line. */
static size_t statement_len(const char *s)
{
	int depth = 0;
	char quote = 0;
	size_t i = 0;

	for (; s[i] && s[i] != '\n'; i++) {
		char c = s[i];

		if (quote) {
			if (c == '\\' && s[i + 1] && s[i + 1] != '\n')
				i++;
			else if (c == quote)
				quote = 0;
		} else if (c == '"') {
			quote = c;
		} else if (c == '(' || c == '[' || c == '{') {
			depth++;
		} else if (c == ')' || c == ']' || c == '}') {
			if (!depth--)
				break;
		} else if (!depth && (c == ';' || (c == '>' && i && s[i - 1] == ' '))) {
			break;
		}
	}
	while (i && (s[i - 1] == ' ' || s[i - 1] == '\t'))
		i--;
	return i;
}

static bool is_of_clause(uint32_t cause)
{
	return cause == NP_LOSS_NESTED || cause == NP_LOSS_SAVED || cause == NP_LOSS_RETURN ||
	       cause == NP_LOSS_GOROUTINE;
}

/* "line 3: @x[pid] = 1", "line 3: r:vfs_read" */
static void place(struct np_text *t, const struct np_plan *p, const struct np_plan_loss *l)
{
	uint32_t line = l->line, column = l->column;
	const char *file = np_plan_file(p, &line), *s = p->source_text ? p->source_text : "";
	size_t len;

	np_text_addf(t, "line %u", line);
	if (file != p->source_name)
		np_text_addf(t, " of %s", file);
	for (uint32_t i = 1; i < l->line && s; i++)
		if ((s = strchr(s, '\n')))
			s++;
	if (!s || !column || strcspn(s, "\n") < column)
		return;
	s += column - 1;
	len = is_of_clause(l->cause) ? probes_len(s) : statement_len(s);
	if (!len)
		return;
	np_text_add(t, ": ");
	np_text_addn(t, s, len > STATEMENT ? STATEMENT - 3 : len);
	if (len > STATEMENT) {
		while ((t->s[t->n - 1] & 0xc0) == 0x80) /* no half characters */
			t->n--;
		if (t->s[t->n - 1] & 0x80)
			t->n--;
		np_text_add(t, "...");
	}
}

/* 4M, 4096 */
static void size_text(char *to, size_t n, uint64_t bytes)
{
	if (bytes >= 1u << 20 && !(bytes & ((1u << 20) - 1)))
		snprintf(to, n, "%" PRIu64 "M", bytes >> 20);
	else if (bytes >= 1u << 10 && !(bytes & ((1u << 10) - 1)))
		snprintf(to, n, "%" PRIu64 "K", bytes >> 10);
	else
		snprintf(to, n, "%" PRIu64, bytes);
}

static void ring_full(struct np_text *out, uint64_t n, const char *where, uint64_t bytes)
{
	char is[24], more[24];

	size_text(is, sizeof(is), bytes);
	size_text(more, sizeof(more), 2 * bytes);
	np_text_addf(out,
		     "lost %" PRIu64 " event%s: ring buffer of %s full (%s); try --buffer %s\n", n,
		     n == 1 ? "" : "s", is, where, more);
}

static void map_full(struct np_text *out, uint64_t n, const char *where,
		     const struct np_plan_map *m, uint32_t entries, uint32_t keys)
{
	np_text_addf(out, "%s: %" PRIu64 " update%s lost: ", m ? m->name : "map", n,
		     n == 1 ? "" : "s");
	if (m && keys < entries) { /* no memory, or a lock that the interrupted code holds */
		np_text_addf(out, "map was full for a time, or the kernel busy with it (%s)\n",
			     where);
		return;
	}
	np_text_addf(out, "map is full at %u key%s (%s); try ", entries, entries == 1 ? "" : "s",
		     where);
	if (m && m->sized)
		np_text_add(out, "a larger size in its 'let'\n");
	else
		np_text_addf(out, "--max-map-keys %" PRIu64 "\n", 2 * (uint64_t)entries);
}

static void no_stack(struct np_text *out, uint64_t n, const char *where, uint64_t entries)
{
	np_text_addf(out, "lost %" PRIu64 " stack%s: ", n, n == 1 ? "" : "s");
	if (entries)
		np_text_addf(out,
			     "no room for more than %" PRIu64 " (%s); try --max-map-keys %" PRIu64
			     "\n",
			     entries, where, 2 * entries);
	else
		np_text_addf(out, "no room for more (%s)\n", where);
}

static void one(const struct np_plan *p, const struct np_plan_loss *l, uint64_t n,
		const uint32_t *entries, const uint32_t *keys, struct np_text *out)
{
	const struct np_plan_map *m = l->map < p->maps.n ? &p->maps.v[l->map] : NULL;
	uint32_t holds = m ? entries[l->map] : 0;
	const char *s = n == 1 ? "" : "s";
	struct np_text where = {0};

	place(&where, p, l);
	switch (l->cause) {
	case NP_LOSS_RING_FULL: ring_full(out, n, where.s, room(p, entries, NP_MAP_RING)); break;
	case NP_LOSS_MAP_FULL: map_full(out, n, where.s, m, holds, m ? keys[l->map] : 0); break;
	case NP_LOSS_NESTED:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the probe interrupted others too deeply "
			     "(%s)\n",
			     n, s, where.s);
		break;
	case NP_LOSS_STACK:
		no_stack(out, n, where.s, m ? holds : room(p, entries, NP_MAP_STACKS));
		break;
	case NP_LOSS_SAVED:
		np_text_addf(out,
			     "lost %" PRIu64
			     " event%s: more calls in flight than the %u whose entry "
			     "is kept (%s); try --max-map-keys %" PRIu64 "\n",
			     n, s, holds, where.s, 2 * (uint64_t)holds);
		break;
	case NP_LOSS_LOOP:
		np_text_addf(out,
			     "a loop was ended %" PRIu64
			     " time%s after %u rounds, or %u within another, "
			     "or fewer where they do much (%s); kernel 5.17 has longer ones\n",
			     n, s, NP_LOOP_ROUNDS, NP_LOOP_INNER, where.s);
		break;
	case NP_LOSS_LONG_LOOP:
		np_text_addf(out,
			     "a loop was ended %" PRIu64
			     " time%s: the loops of a probe take at most %u rounds (%s)\n",
			     n, s, NP_LOOP_TOTAL, where.s);
		break;
	case NP_LOSS_RETURN:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the kernel did not tell of the return "
			     "(%s); it follows only so many calls at a time\n",
			     n, s, where.s);
		break;
	case NP_LOSS_GOROUTINE:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the goroutine could not be read (%s)\n", n,
			     s, where.s);
		break;
	case NP_LOSS_STACK_CUT:
		np_text_addf(out,
			     "%" PRIu64 " stack%s cut: of deeper ones the inner %u frames are "
			     "taken (%s)\n",
			     n, n == 1 ? " was" : "s were", NP_STACK_DEPTH, where.s);
		break;
	default: np_text_addf(out, "lost %" PRIu64 " event%s (%s)\n", n, s, where.s);
	}
	np_text_free(&where);
}

/* The same, by its parts. */
static void tell(const struct np_plan *p, const struct np_plan_loss *l, uint64_t n,
		 struct np_out *o, const char *text, size_t len)
{
	static const char *const causes[NP_LOSS_COUNT] = {
		[NP_LOSS_RING_FULL] = "ring full", [NP_LOSS_MAP_FULL] = "map full",
		[NP_LOSS_NESTED] = "nested",       [NP_LOSS_STACK] = "stacks full",
		[NP_LOSS_SAVED] = "calls full",    [NP_LOSS_RETURN] = "return unseen",
		[NP_LOSS_LOOP] = "loop ended",     [NP_LOSS_LONG_LOOP] = "loop ended",
		[NP_LOSS_GOROUTINE] = "goroutine", [NP_LOSS_STACK_CUT] = "stack cut",
	};
	struct np_out_loss loss = {
		.cause = l->cause < NP_LOSS_COUNT ? causes[l->cause] : "other",
		.count = n,
		.map = l->cause == NP_LOSS_MAP_FULL && l->map < p->maps.n ? p->maps.v[l->map].name
									  : NULL,
		.line = l->line,
		.column = l->column,
		.text = text,
		.n = len,
	};

	np_plan_file(p, &loss.line);
	np_out_loss(o, &loss);
}

uint64_t losses_text(const struct np_plan *p, const uint64_t *counts, const uint32_t *entries,
		     const uint32_t *keys, struct np_out *o, struct np_text *out)
{
	uint64_t events = 0;

	for (uint32_t i = 0; i < p->losses.n; i++) {
		size_t at = out->n;

		if (!counts[i])
			continue;
		one(p, &p->losses.v[i], counts[i], entries, keys, out);
		if (o)
			tell(p, &p->losses.v[i], counts[i], o, out->s + at, out->n - at - 1);
		if (p->losses.v[i].cause != NP_LOSS_MAP_FULL &&
		    p->losses.v[i].cause != NP_LOSS_LOOP &&
		    p->losses.v[i].cause != NP_LOSS_LONG_LOOP &&
		    p->losses.v[i].cause != NP_LOSS_STACK &&
		    p->losses.v[i].cause != NP_LOSS_STACK_CUT)
			events += counts[i];
	}
	return events;
}

/* --- hits that came to no program --- */

struct miss {
	const struct np_attached_program *of;
	uint64_t n;
};

static int most_first(const void *x, const void *y)
{
	const struct miss *a = x, *b = y;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return a->of < b->of ? -1 : a->of > b->of;
}

/* Those of n probes that are not named. */
static void missed_rest(uint32_t n, uint64_t hits, const char *cause, const char *why,
			struct np_out *o, struct np_text *out)
{
	size_t at = out->n;

	np_text_addf(out, "lost %" PRIu64 " hit%s of %u more probe%s: %s\n", hits,
		     hits == 1 ? "" : "s", n, n == 1 ? "" : "s", why);
	if (o)
		np_out_loss(o, &(struct np_out_loss){
				       .cause = cause,
				       .count = hits,
				       .text = out->s + at,
				       .n = out->n - at - 1,
			       });
}

static void missed(const struct np_plan *p, struct miss *v, uint32_t n, const char *cause,
		   const char *why, struct np_out *o, struct np_text *out)
{
	uint64_t rest = 0;

	qsort(v, n, sizeof(*v), most_first);
	for (uint32_t i = 0; i < n; i++) {
		const struct np_plan_probe *probe = v[i].of->probe;
		uint32_t line = probe->line;
		const char *file = np_plan_file(p, &line);
		size_t at = out->n;

		if (i >= NAMED) {
			rest += v[i].n;
			continue;
		}
		np_text_addf(out, "lost %" PRIu64 " hit%s of %s", v[i].n, v[i].n == 1 ? "" : "s",
			     probe->text);
		if (v[i].of->more)
			np_text_addf(out, " and %u more", v[i].of->more);
		np_text_addf(out, " (line %u", line);
		if (file != p->source_name)
			np_text_addf(out, " of %s", file);
		np_text_addf(out, "): %s\n", why);
		if (o)
			np_out_loss(o, &(struct np_out_loss){
					       .cause = cause,
					       .count = v[i].n,
					       .of = probe->text,
					       .line = line,
					       .column = probe->column,
					       .text = out->s + at,
					       .n = out->n - at - 1,
				       });
	}
	if (rest)
		missed_rest(n - NAMED, rest, cause, why, o, out);
}

void losses_missed_text(const struct np_plan *p, const struct np_attached_program *v, uint32_t n,
			struct np_out *o, struct np_text *out)
{
	struct miss *busy = np_xcalloc(n + 1, sizeof(*busy));
	struct miss *skipped = np_xcalloc(n + 1, sizeof(*skipped));
	uint32_t n_busy = 0, n_skipped = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (v[i].busy)
			busy[n_busy++] = (struct miss){&v[i], v[i].busy};
		if (v[i].skipped)
			skipped[n_skipped++] = (struct miss){&v[i], v[i].skipped};
	}
	missed(p, busy, n_busy, "busy", "it fired while another program ran on the same CPU", o,
	       out);
	missed(p, skipped, n_skipped, "skipped",
	       "the kernel could not follow so many calls at a time", o, out);
	free(skipped);
	free(busy);
}

static void tell_symbols(const char *cause, uint64_t n, const char *what, struct np_out *o,
			 struct np_text *out)
{
	size_t at = out->n;

	if (!n)
		return;
	np_text_addf(out, "%" PRIu64 " %s\n", n, what);
	if (o)
		np_out_loss(o, &(struct np_out_loss){
				       .cause = cause,
				       .count = n,
				       .text = out->s + at,
				       .n = out->n - at - 1,
			       });
}

void losses_symbols_text(const struct np_sym_losses *l, struct np_out *o, struct np_text *out)
{
	tell_symbols("hidden", l->hidden,
		     l->hidden == 1
			     ? "address of the kernel has no name, as the kernel hides them; "
			       "'nprobe doctor' says what mends that"
			     : "addresses of the kernel have no names, as the kernel hides them; "
			       "'nprobe doctor' says what mends that",
		     o, out);
	tell_symbols("mappings", l->records,
		     l->records == 1
			     ? "mapping of a program was not told of by the kernel: names of "
			       "code that has ended may be missing"
			     : "mappings of programs were not told of by the kernel: names of "
			       "code that has ended may be missing",
		     o, out);
	tell_symbols("files", l->closed,
		     l->closed == 1
			     ? "program or library was gone when its names were asked for, and too "
			       "many others to keep it open; try a higher ulimit -n"
			     : "programs and libraries were gone when their names were asked for, "
			       "and too many to keep them open; try a higher ulimit -n",
		     o, out);
	tell_symbols(
		"unwind", l->unread,
		l->unread == 1
			? "program or library could not be opened: ustack(dwarf) ends there"
			: "programs and libraries could not be opened: ustack(dwarf) ends there",
		o, out);
	if (l->split) {
		struct np_text what = {0};

		np_text_addf(&what,
			     "program%s or librar%s %s debug info in files that are not found, as "
			     "'%s': inlined functions are not shown",
			     l->split == 1 ? "" : "s", l->split == 1 ? "y" : "ies",
			     l->split == 1 ? "has" : "have", l->split_file);
		tell_symbols("split", l->split, what.s, o, out);
		np_text_free(&what);
	}
}

/*
 * The ladder: for each probe its programs in the plan's order, for each program the attachers
 * of its mechanism; the first that the kernel takes is used.  Of a group, the first alternative
 * that exists.  Only the last failure is told: it is that of the mechanism that needs least.
 * A refusal by the verifier is our own bug and outranks the others.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/attach_internal.h"
#include "base/text.h"

#define TOLD_MAX 20

/* A probe that did not attach. */
struct failure {
	uint32_t probe;
	int err;
	bool refused; /* by the verifier: that is no probe that is missing, it is a bug of ours */
	struct attach_why why;
};

/* Probes of one clause with one group number. */
struct group {
	uint32_t clause, number;
	uint32_t from_line, from_column; /* of its first probe */
	uint32_t line, column;           /* of the alternative that is attached, if any */
	uint32_t attached, failed, optional;
	bool wildcard, internal;
	const char *text; /* of the first that is attached */
};

struct ladder {
	const struct np_plan *plan;
	const struct attach_ops *ops;
	const struct np_attach_report *report;
	struct attach_handles *handles;
	struct np_arena *arena;
	NP_VEC(struct group) groups;
	NP_VEC(struct failure) failures;
	const char *
		*above; /* per probe: why it could not be attached with others, NULL: not tried */
	struct np_load_error verifier; /* the last refusal, if any */
	bool refused;
};

/*
 * Our own (follow.c): what takes processes in comes before the script's probes, for it must be
 * right for them; what takes them out comes behind, so that their end is still theirs.
 */
static int turn(const struct np_plan_probe *p)
{
	if (!p->internal)
		return 1;
	return strcmp(p->name, "sched_process_exit") ? 0 : 2;
}

/*
 * The order of the script: the plan has a clause's probes of one kind together, but the
 * alternatives of a group are to be tried as they are written.
 */
static int script_order(const void *x, const void *y, void *arg)
{
	const uint32_t *i = x, *k = y;
	const struct np_plan_probe *a = &((const struct np_plan *)arg)->probes.v[*i];
	const struct np_plan_probe *b = &((const struct np_plan *)arg)->probes.v[*k];

	if (turn(a) != turn(b))
		return turn(a) - turn(b);
	if (a->clause != b->clause)
		return a->clause < b->clause ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return *i < *k ? -1 : *i > *k;
}

void attach_keep(const struct attach_job *job, int fd)
{
	struct attach_handles *h = job->handles;

	if (h->n == h->cap) {
		h->cap = h->cap ? 2 * h->cap : 16;
		h->v = np_xrealloc(h->v, h->cap * sizeof(*h->v));
	}
	h->v[h->n++] = (struct attach_handle){
		.fd = fd,
		.prog_fd = job->prog_fd,
		.row = job->row,
		.probe = job->probe,
		.more = job->n_together ? job->n_together - 1 : 0,
		.at_entry = job->at_entry,
	};
}

static bool is_ours(const struct ladder *l, const struct np_plan_probe *p)
{
	if (p->internal && !l->ops->follow)
		return false;
	return p->kind != NP_P_BEGIN && p->kind != NP_P_END && p->kind != NP_P_INTERVAL &&
	       p->kind != NP_P_SELF && p->kind != NP_P_TEST && p->kind != NP_P_BENCH;
}

/* Nothing that is tried after such an error can do better. */
static bool is_final(int err)
{
	return err == EMFILE || err == ENFILE || err == ENOMEM;
}

static void undo(struct ladder *l, uint32_t mark)
{
	while (l->handles->n > mark)
		l->ops->close(l->ops->arg, &l->handles->v[--l->handles->n]);
}

/* Why something above did not do, before what is tried next. */
static void note(struct np_text *before, const char *name, const char *why)
{
	np_text_addf(before, "%s%s: %s", before->n ? "; " : "", name, why);
}

/* Every attacher of the program's mechanism. 0 or negative errno with *why filled. */
static int try_attachers(struct ladder *l, uint32_t probe, uint32_t mechanism, int prog_fd,
			 bool at_entry, const struct attach_row **used, struct attach_why *why,
			 struct np_text *before)
{
	const struct np_plan_probe *p = &l->plan->probes.v[probe];
	int err = -EOPNOTSUPP;

	for (uint32_t i = 0; i < attach_row_count; i++) {
		struct attach_job job = {
			.probe = p,
			.row = &attach_rows[i],
			.prog_fd = prog_fd,
			.at_entry = at_entry,
			.handles = l->handles,
			.plan = l->plan,
			.together = &probe,
			.n_together = 1,
		};
		uint32_t mark = l->handles->n;

		if (job.row->mechanism != mechanism)
			continue;
		*why = (struct attach_why){0};
		err = l->ops->attach(l->ops->arg, &job, why);
		if (!err) {
			*used = job.row;
			if (*why->message)
				np_text_addf(before, "%s%s", before->n ? "; " : "", why->message);
			return 0;
		}
		undo(l, mark);
		attach_reason(p, job.row, -err, why);
		note(before, job.row->name, why->message);
		if (is_final(-err))
			break;
	}
	attach_reason(p, NULL, -err, why);
	return err;
}

static void load_reason(struct ladder *l, const struct np_plan_probe *p, int err,
			const struct np_load_error *e, struct attach_why *why)
{
	*why = (struct attach_why){0};
	/* whatever the loader makes of it: without descriptors or memory nothing was judged */
	if (is_final(-err)) {
		attach_reason(p, NULL, -err, why);
		return;
	}
	if (e->message)
		snprintf(why->message, sizeof(why->message), "%s", e->message);
	if (e->hint)
		snprintf(why->hint, sizeof(why->hint), "%s", e->hint);
	attach_reason(p, NULL, -err, why);
	if (e->verifier) {
		l->verifier = *e;
		l->refused = true;
	}
}

static bool is_multi(uint32_t mechanism)
{
	return mechanism == NP_M_KPROBE_MULTI || mechanism == NP_M_KRETPROBE_MULTI ||
	       mechanism == NP_M_KPROBE_SESSION;
}

/* Loads and attaches one program. 0 or negative errno with *why filled. */
static int try_program(struct ladder *l, uint32_t probe, uint32_t program, bool at_entry,
		       const struct attach_row **row, struct attach_why *why,
		       struct np_text *before)
{
	uint32_t mechanism = l->plan->programs.v[program].mechanism;
	struct np_load_error e = {0};
	int fd = l->ops->load(l->ops->arg, program, probe, &e);

	if (fd >= 0)
		return try_attachers(l, probe, mechanism, fd, at_entry, row, why, before);
	load_reason(l, &l->plan->probes.v[probe], fd, &e, why);
	note(before, np_mechanism_name(mechanism), why->message);
	return fd;
}

/*
 * One rung: the program, and before it the one at the entry that saves for it: a return that is
 * seen has had its entry seen. Adds how it is attached to *name.
 */
static int try_rung(struct ladder *l, uint32_t probe, uint32_t program, struct np_text *name,
		    struct attach_why *why, struct np_text *before)
{
	uint32_t entry = l->plan->programs.v[program].entry, mark = l->handles->n;
	const struct attach_row *row = NULL;
	int err = 0;

	if (entry != NP_NO_INDEX && !l->plan->probes.v[probe].again) {
		err = try_program(l, probe, entry, true, &row, why, before);
		if (!err)
			np_text_addf(name, "%s + ", row->name);
	}
	if (!err)
		err = try_program(l, probe, program, false, &row, why, before);
	if (!err) {
		np_text_add(name, row->name);
	} else {
		undo(l, mark);
		np_text_clear(name);
	}
	return err;
}

/* 0 or negative errno with *why filled. */
static int try_programs(struct ladder *l, uint32_t probe, struct attach_why *why)
{
	const struct np_plan_probe *p = &l->plan->probes.v[probe];
	struct np_text before = {0}, name = {0};
	int err = -ENOENT;

	*why = (struct attach_why){.message = "it has no program"};
	if (l->above[probe])
		np_text_add(&before, l->above[probe]);
	for (uint32_t i = 0; i < p->programs.n; i++) {
		uint32_t program = p->programs.v[i].program;
		uint32_t mechanism = l->plan->programs.v[program].mechanism;
		const char *missing = "";

		if (is_multi(mechanism) && l->above[probe])
			continue; /* tried together with others */
		if (!l->ops->fits(l->ops->arg, program, &missing)) {
			/* the same mechanism without the feature may follow: less is no news */
			if (err == -ENOENT && i + 1 == p->programs.n)
				snprintf(why->message, sizeof(why->message),
					 "this kernel lacks '%s'", missing);
			np_text_addf(&before, "%s%s: lacks %s", before.n ? "; " : "",
				     np_mechanism_name(mechanism), missing);
			continue;
		}
		err = try_rung(l, probe, program, &name, why, &before);
		if (!err || is_final(-err))
			break;
	}
	if (!err && !p->again && l->report && l->report->used)
		l->report->used(l->report->arg, p, name.s, before.n ? before.s : NULL);
	np_text_free(&before);
	np_text_free(&name);
	return err;
}

/* Alternatives have one group number; matches of one wildcard stand at one place. */
static bool belongs(const struct group *g, const struct np_plan_probe *p)
{
	return g->clause == p->clause &&
	       (g->number == p->group || (g->wildcard && p->wildcard && g->from_line == p->line &&
					  g->from_column == p->column));
}

static struct group *group_of(struct ladder *l, const struct np_plan_probe *p)
{
	/* most often the last one */
	for (uint32_t i = l->groups.n; i-- > 0;)
		if (belongs(&l->groups.v[i], p))
			return &l->groups.v[i];
	struct group *g = np_vec_add(l->arena, &l->groups);

	g->clause = p->clause;
	g->number = p->group;
	g->wildcard = p->wildcard != 0;
	g->internal = p->internal != 0;
	g->from_line = p->line;
	g->from_column = p->column;
	return g;
}

static void left_out(struct ladder *l, const struct np_plan_probe *p, const char *why)
{
	if (l->report && l->report->used)
		l->report->used(l->report->arg, p, "not attached", why);
}

static void attached(struct group *g, const struct np_plan_probe *p)
{
	g->wildcard |= p->wildcard != 0;
	if (g->attached++)
		return;
	g->line = p->line;
	g->column = p->column;
	g->text = p->text;
}

/* 0, or negative errno when there is no point in going on. */
static int attach_probe(struct ladder *l, uint32_t probe)
{
	const struct np_plan_probe *p = &l->plan->probes.v[probe];
	struct group *g = group_of(l, p);
	struct failure f = {.probe = probe};
	bool refused;

	g->wildcard |= p->wildcard != 0;
	g->optional += p->optional && !p->wildcard;
	/* the matches of one wildcard are one alternative */
	if (g->attached && (g->line != p->line || g->column != p->column)) {
		char why[256];

		snprintf(why, sizeof(why), "'%s' is", g->text);
		left_out(l, p, why);
		return 0;
	}
	refused = l->refused;
	l->refused = false;
	f.err = try_programs(l, probe, &f.why);
	f.refused = l->refused;
	l->refused |= refused;
	if (f.err) {
		g->failed++;
		np_vec_push(l->arena, &l->failures, f);
		return is_final(-f.err) ? f.err : 0;
	}
	if (!p->again)
		attached(g, p);
	return 0;
}

/* Matches of one wildcard that one program serves, in the order of the script. */
struct batch {
	uint32_t *probes;
	uint32_t n;
	int prog_fd;
	const struct attach_row *row;
};

/* A name among many that cannot be attached is found by halving; other errors concern all. */
static bool may_be_one(int err)
{
	return err == EINVAL || err == ENOENT || err == ESRCH || err == EADDRNOTAVAIL ||
	       err == EBUSY || err == EEXIST || err == EILSEQ;
}

/* What was attached is taken out of the batch's probes (NP_NO_INDEX). */
static int attach_together(struct ladder *l, const struct batch *b, uint32_t from, uint32_t n)
{
	const struct np_plan_probe *p = &l->plan->probes.v[b->probes[from]];
	struct attach_job job = {
		.probe = p,
		.row = b->row,
		.prog_fd = b->prog_fd,
		.handles = l->handles,
		.plan = l->plan,
		.together = b->probes + from,
		.n_together = n,
	};
	struct attach_why why = {0};
	uint32_t mark = l->handles->n;
	int err = l->ops->attach(l->ops->arg, &job, &why);

	if (!err) {
		for (uint32_t i = from; i < from + n; i++) {
			p = &l->plan->probes.v[b->probes[i]];
			attached(group_of(l, p), p);
			if (l->report && l->report->used)
				l->report->used(l->report->arg, p, b->row->name, NULL);
			b->probes[i] = NP_NO_INDEX;
		}
		return 0;
	}
	undo(l, mark);
	if (n == 1 || !may_be_one(-err)) {
		attach_reason(p, b->row, -err, &why);
		for (uint32_t i = from; i < from + n; i++)
			l->above[b->probes[i]] =
				np_sprintf(l->arena, "%s: %s", b->row->name, why.message);
		return err;
	}
	err = attach_together(l, b, from, n / 2);
	if (err && !may_be_one(-err))
		return err;
	return attach_together(l, b, from + n / 2, n - n / 2);
}

static const struct attach_row *row_of(uint32_t mechanism)
{
	for (uint32_t i = 0; i < attach_row_count; i++)
		if (attach_rows[i].mechanism == mechanism)
			return &attach_rows[i];
	return NULL;
}

/* The program of a probe that can serve many, or NP_NO_INDEX. */
static uint32_t multi_program(struct ladder *l, uint32_t probe)
{
	const struct np_plan_probe *p = &l->plan->probes.v[probe];
	const char *missing;

	np_vec_each (struct np_plan_program_ref, r, &p->programs)
		if (is_multi(l->plan->programs.v[r->program].mechanism) &&
		    l->ops->fits(l->ops->arg, r->program, &missing))
			return r->program;
	return NP_NO_INDEX;
}

/*
 * Attaches what it can of n matches of one wildcard, taking it out of `probes`. Loading for each
 * gives the same program where the arguments that it uses are in the same registers.
 */
static void attach_batches(struct ladder *l, uint32_t *probes, uint32_t n)
{
	int *fds = np_alloc(l->arena, n * sizeof(*fds));
	struct batch b = {.probes = np_alloc(l->arena, n * sizeof(*b.probes))};
	uint32_t *where = np_alloc(l->arena, n * sizeof(*where));
	for (uint32_t i = 0; i < n; i++) {
		uint32_t program = multi_program(l, probes[i]);
		struct np_load_error e = {0};

		fds[i] = -1;
		/* another alternative may be there already */
		if (program != NP_NO_INDEX && !group_of(l, &l->plan->probes.v[probes[i]])->attached)
			fds[i] = l->ops->load(l->ops->arg, program, probes[i], &e);
		if (fds[i] >= 0)
			b.row = row_of(l->plan->programs.v[program].mechanism);
		else if (e.message)
			l->above[probes[i]] = e.message;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (fds[i] < 0)
			continue;
		b.prog_fd = fds[i];
		b.n = 0;
		for (uint32_t k = i; k < n; k++)
			if (fds[k] == b.prog_fd) {
				where[b.n] = k;
				b.probes[b.n++] = probes[k];
				fds[k] = -1;
			}
		attach_together(l, &b, 0, b.n);
		for (uint32_t k = 0; k < b.n; k++)
			probes[where[k]] = b.probes[k];
	}
}

/* How many of the probes from here on are matches of the same wildcard. */
static uint32_t matches(const struct np_plan *plan, const uint32_t *order, uint32_t n)
{
	const struct np_plan_probe *first = &plan->probes.v[order[0]];
	uint32_t i = 1;

	for (; i < n && first->wildcard; i++) {
		const struct np_plan_probe *p = &plan->probes.v[order[i]];

		if (p->clause != first->clause || p->line != first->line ||
		    p->column != first->column)
			break;
	}
	return i;
}

/*
 * Whether a failure is one: not if an alternative is there, nor if the probe is optional. A
 * wildcard of which nothing attached is an error all the same: it matched, and yet is silent.
 */
static bool matters(const struct group *g)
{
	if (g->attached)
		return false;
	return g->wildcard || g->optional < g->failed;
}

static bool runs_without(const struct np_plan *plan)
{
	for (uint32_t i = 0; i < plan->probes.n; i++)
		if (plan->probes.v[i].kind == NP_P_BEGIN ||
		    plan->probes.v[i].kind == NP_P_INTERVAL || plan->probes.v[i].kind == NP_P_SELF)
			return true;
	return false;
}

/* What the failures come to: 0 or the last error, told. */
static int judge(struct ladder *l, struct attach_outcome *o, bool final)
{
	bool nothing = !o->attached && !runs_without(l->plan);
	uint32_t told = 0;
	int err = 0;

	np_vec_each (struct failure, f, &l->failures) {
		const struct np_plan_probe *p = &l->plan->probes.v[f->probe];
		const struct group *g = group_of(l, p);

		if (nothing || matters(g) || (f->refused && !p->wildcard && !g->attached) ||
		    (final && is_final(-f->err))) {
			err = f->err;
			if (!l->refused && told++ < TOLD_MAX && l->report && l->report->failed)
				l->report->failed(l->report->arg, p, f->why.message,
						  f->why.hint[0] ? f->why.hint : NULL);
			continue;
		}
		if (p->wildcard && g->line == p->line && g->column == p->column)
			o->absent.wildcard++;
		else if (p->optional && !p->wildcard && !g->attached)
			o->absent.optional++;
		left_out(l, p, f->why.message);
	}
	return err;
}

/* Thousands of probes can take minutes: a signal is heeded between two of them. */
static bool stopped(const struct ladder *l)
{
	struct pollfd p = {.fd = l->report ? l->report->stop_fd : 0, .events = POLLIN};

	return p.fd > 0 && poll(&p, 1, 0) == 1;
}

int attach_ladder(const struct np_plan *plan, const struct attach_ops *ops,
		  const struct np_attach_report *report, struct attach_handles *handles,
		  struct attach_outcome *outcome, struct np_load_error *error)
{
	struct ladder l = {
		.plan = plan,
		.ops = ops,
		.report = report,
		.handles = handles,
		.arena = np_arena_new(),
	};
	uint32_t *order = np_alloc(l.arena, (plan->probes.n + 1) * sizeof(*order));
	bool stop = false;
	int err = 0;

	l.above = np_alloc(l.arena, (plan->probes.n + 1) * sizeof(*l.above));
	*outcome = (struct attach_outcome){0};
	for (uint32_t i = 0; i < plan->probes.n; i++)
		order[i] = i;
	qsort_r(order, plan->probes.n, sizeof(*order), script_order, (void *)plan);
	for (uint32_t i = 0, n; i < plan->probes.n && !err && !stop; i += n) {
		n = matches(plan, order + i, plan->probes.n - i);
		if (n > 1)
			attach_batches(&l, order + i, n);
		for (uint32_t k = i; k < i + n && !err && !(stop = stopped(&l)); k++)
			if (order[k] != NP_NO_INDEX && is_ours(&l, &plan->probes.v[order[k]]))
				err = attach_probe(&l, order[k]);
	}
	np_vec_each (struct group, g, &l.groups)
		outcome->attached += g->internal ? 0 : g->attached;
	if (!stop)
		err = judge(&l, outcome, err != 0);
	if (err && l.refused)
		*error = l.verifier;
	np_arena_free(l.arena);
	return err;
}

/*
 * Clauses: their probes become units, their units bodies.  A unit is what attaches together:
 * one attach point, or the alternatives of a `|`.  A body is the clause checked for one set of
 * argument types, and serves all units that look alike to it.  Units are made once, bodies in
 * every round.
 */
#include <string.h>

#include "check/checker.h"

struct unit {
	np_points points;
	struct np_probe_info info; /* of the one that exists here */
	bool absent;               /* optional, and none exists here */
	bool left_out;             /* ... and the clause needs arguments, which nobody knows */
};

/* Units of a clause that are of one kind and spelling. */
struct variant {
	const struct np_node *clause;
	uint32_t number;
	enum np_probe_kind kind;
	bool long_name, trampoline;
	NP_VEC(struct unit) units;
};
struct np_clauses {
	NP_VEC(struct variant) variants;
	uint32_t count;
};

/* One alternative of a group, resolved. */
struct choice {
	enum np_probe_result result;
	np_points points;
	bool long_name;
};

static struct unit *add_unit(struct np_checker *c, struct np_clauses *all,
			     const struct np_node *clause, const struct np_attach_point *lead,
			     bool long_name, bool absent)
{
	struct np_probe_info info;
	struct variant *v = NULL;
	struct unit *u;

	lead = np_memdup(c->arena, lead, sizeof(*lead));
	if (!np_probe_info(c, lead, &info) && !absent)
		return NULL;
	np_vec_each (struct variant, it, &all->variants)
		if (it->clause == clause && it->kind == lead->kind && it->long_name == long_name &&
		    it->trampoline == lead->trampoline)
			v = it;
	if (!v) {
		v = np_vec_add(c->arena, &all->variants);
		v->clause = clause;
		v->number = all->count;
		v->kind = lead->kind;
		v->long_name = long_name;
		v->trampoline = lead->trampoline;
	}
	u = np_vec_add(c->arena, &v->units);
	u->info = info;
	u->absent = absent;
	return u;
}

static void add_point(struct np_checker *c, struct unit *u, const struct np_attach_point *p,
		      uint32_t group)
{
	struct np_attach_point *point = np_vec_add(c->arena, &u->points);

	*point = *p;
	point->group = group;
	if (strlen(p->text) > c->longest_probe)
		c->longest_probe = (uint32_t)strlen(p->text);
}

/* Every point for itself. */
static void add_each(struct np_checker *c, struct np_clauses *all, const struct np_node *clause,
		     const struct choice *x)
{
	struct unit *u = NULL;

	np_vec_each (struct np_attach_point, p, &x->points) {
		if (p->alternative && u) {
			add_point(c, u, p, c->groups - 1);
			continue;
		}
		u = add_unit(c, all, clause, p, x->long_name, x->result == NP_PROBE_ABSENT);

		if (!u)
			continue;
		/* copies of one function are one probe */
		add_point(c, u, p, p->inlined && p > x->points.v ? c->groups - 1 : c->groups++);
	}
}

/* a | b | c, of which `lead` is the first that exists here. */
static void add_alternatives(struct np_checker *c, struct np_clauses *all,
			     const struct np_node *clause, const struct choice *choices, uint32_t n,
			     const struct choice *lead)
{
	uint32_t group = c->groups++;
	struct unit *u;

	if (lead->points.n != 1 || lead->points.v[0].wildcard) {
		add_each(c, all, clause, lead);
		return;
	}
	u = add_unit(c, all, clause, &lead->points.v[0], lead->long_name, false);
	for (const struct choice *x = choices; u && x < choices + n; x++) {
		const struct np_attach_point *p = x->points.v;

		if (x->points.n != 1 || p->wildcard)
			continue;
		if (p->kind == lead->points.v[0].kind && x->long_name == lead->long_name) {
			add_point(c, u, p, group);
		} else if (x->result == NP_PROBE_OK) {
			/* of another kind: a body of its own, but still one of this group */
			struct unit *other = add_unit(c, all, clause, p, x->long_name, false);

			if (other)
				add_point(c, other, p, group);
		}
	}
}

/* Counted before anything is made of them. False: it is said, and the points are dropped. */
static bool within_limit(struct np_checker *c, const struct np_node *p, struct choice *x)
{
	uint32_t most = c->opt->max_probes;
	struct np_diag *d;

	c->points += x->points.n;
	if (c->points <= most)
		return true;
	d = np_error(c->diags, NP_E_MANY, p->loc,
		     x->points.n > most
			     ? "'%s' matches %u places, and %u probes are allowed"
			     : "with the %2$u places of '%1$s', the program has more than "
			       "the %3$u probes that are allowed",
		     p->probe.text, x->points.n, most);
	np_hint(c->diags, d, "name fewer, or allow them: --max-probes %u", c->points);
	x->result = NP_PROBE_ERROR;
	c->points -= x->points.n;
	return false;
}

/* Of alternatives that are not there as written, the first that this kernel has by another name. */
static bool take_renamed(struct np_checker *c, struct np_clauses *all, const struct np_node *clause,
			 const struct np_node *first, const struct np_node *end)
{
	for (const struct np_node *p = first; p != end; p = p->next) {
		struct np_diags quiet, *report = c->diags;
		struct choice x = {0};
		uint32_t moved = c->moved.n;

		np_diags_init(&quiet, c->arena, c->out->sources);
		c->diags = &quiet;
		x.result = np_resolve_probe(c, p, true, &x.points, &x.long_name);
		c->diags = report;
		c->moved.n = moved;
		if (x.result != NP_PROBE_OK || !x.points.n)
			continue;
		x.points.n = 0;
		np_resolve_probe(c, p, true, &x.points, &x.long_name);
		add_each(c, all, clause, &x);
		return true;
	}
	return false;
}

/* True: something of it is there. */
static bool expand_group(struct np_checker *c, struct np_clauses *all, const struct np_node *clause,
			 const struct np_node *first, const struct np_node *end)
{
	struct choice *choices, *lead = NULL, *x;
	bool single = first->next == end;
	uint32_t n = 0;

	for (const struct np_node *p = first; p != end; p = p->next)
		n++;
	x = choices = np_alloc(c->arena, n * sizeof(*choices));
	for (const struct np_node *p = first; p != end; p = p->next, x++) {
		x->result = np_resolve_probe(c, p, single, &x->points, &x->long_name);
		if (x->points.n && !within_limit(c, p, x))
			return true;
		if (x->result == NP_PROBE_OK && !lead)
			lead = x;
	}
	if (lead && single)
		add_each(c, all, clause, lead);
	else if (lead)
		add_alternatives(c, all, clause, choices, n, lead);
	else if (single && choices->result == NP_PROBE_ABSENT)
		add_each(c, all, clause, choices);
	else if (!single && take_renamed(c, all, clause, first, end))
		return true;
	else if (!single)
		for (const struct np_node *p = first; p != end; p = p->next) {
			np_points unused = {0};
			bool long_name;

			/* none exists: every one of them says why */
			np_resolve_probe(c, p, true, &unused, &long_name);
		}
	return lead && lead->points.n;
}

/* A clause's probes as its own copies, whose absence is no error; or only that of patterns. */
static struct np_node *lenient_probes(struct np_checker *c, const struct np_node *clause,
				      unsigned missing, bool patterns)
{
	struct np_node *list = np_node_clone(c->arena, clause->clause.probes, true);

	np_list_each (p, list)
		if (!p->probe.optional && (!patterns || np_has_wildcard(p->probe.text))) {
			p->probe.optional = true;
			p->probe.missing = missing;
		}
	return list;
}

/* Whether more than one thing is probed: `,` was written. */
static bool has_several(const struct np_node *probes)
{
	for (const struct np_node *p = probes; p; p = p->next)
		if (p->probe.group != probes->probe.group)
			return true;
	return false;
}

static void report_absent(struct np_checker *c, const struct np_node *probes)
{
	for (const struct np_node *p = probes; p; p = p->next) {
		np_points unused = {0};
		bool long_name;

		np_resolve_probe(c, p, true, &unused, &long_name);
	}
}

/*
 * missing_probes says what becomes of a probe that is not there. In bpftrace's own scripts, where
 * it says nothing, one of several may be missing: they name a function as each kernel had it, and
 * bpftrace took what was there until it got missing_probes. A pattern that matches nothing is left
 * out anywhere, if the clause has another probe.
 */
static void expand_clause(struct np_checker *c, struct np_clauses *all,
			  const struct np_node *clause)
{
	const struct np_config *config = &c->out->config;
	const struct np_node *probes = clause->clause.probes;
	unsigned missing = (unsigned)np_config_number(config, NP_C_MISSING_PROBES);
	bool several = has_several(probes) && !config->values[NP_C_MISSING_PROBES].is_set;
	unsigned errors = c->diags->errors;
	bool any = false;

	c->moved.n = 0;
	if (several)
		missing = NP_MISSING_WARN;
	if (missing)
		probes = lenient_probes(c, clause, missing, several && !c->opt->dialect_bpftrace);
	for (const struct np_node *p = probes, *end; p; p = end) {
		end = p->next;
		while (end && end->probe.group == p->probe.group)
			end = end->next;
		any |= expand_group(c, all, clause, p, end);
	}
	if (several && !any && c->diags->errors == errors)
		report_absent(c, clause->clause.probes);
}

#define MOST_WANTED 1000 /* names for one pass; of more a table of all is cheaper */

static void announce(struct np_checker *c, const struct np_clauses *all)
{
	uint32_t n = 0;

	np_vec_each (struct variant, v, &all->variants)
		n += v->units.n;
	if (n > MOST_WANTED)
		return;
	np_vec_each (struct variant, v, &all->variants)
		np_vec_each (struct unit, u, &v->units)
			np_probe_want(c, u->info.point);
}

struct np_clauses *np_expand_clauses(struct np_checker *c, const struct np_node *program)
{
	struct np_clauses *all = np_alloc(c->arena, sizeof(*all));

	c->program = program;
	np_list_each (clause, program->list) {
		if (clause->kind != NP_N_CLAUSE)
			continue;
		expand_clause(c, all, clause);
		all->count++;
	}
	announce(c, all);
	return all;
}

/* A field that is not among what the kernel's code gives a tracepoint keeps it from BTF's types. */
static void report_untyped(struct np_checker *c, const struct np_body *b)
{
	np_vec_each (struct np_arg *, a, &b->args) {
		struct np_diag *d;

		if ((*a)->raw)
			continue;
		d = np_error(c->diags, NP_E_CALL, b->loc,
			     "with the field '%s', what is called here is not possible",
			     (*a)->name);
		np_hint(c->diags, d, "rawtracepoint:%s has other arguments: nprobe -lv shows them",
			c->probe->point->name);
		return;
	}
}

static struct np_body *check_once(struct np_checker *c, const struct variant *v,
				  struct np_probe_info *info)
{
	struct np_body *b = np_alloc(c->arena, sizeof(*b));
	const struct np_node *clause = v->clause;
	struct np_scope scope = {0};

	b->clause = v->number;
	b->loc = clause->loc;
	b->kind = v->kind;
	b->long_name = v->long_name;
	b->trampoline = v->trampoline;
	b->internal = clause->clause.internal;
	b->go = info->point->go;
	b->pinned = *info->point->pin;
	c->body = b;
	c->probe = info;
	c->scope = &scope;
	c->vars.n = 0;
	c->uses_retval = false;
	c->loops = 0;
	if (clause->clause.predicate) {
		b->predicate = np_node_clone(c->arena, clause->clause.predicate, false);
		if (np_check_expr(c, &b->predicate))
			np_check_condition(c, &b->predicate);
	}
	b->block = clause->clause.body ? np_node_clone(c->arena, clause->clause.body, false)
				       : np_show_block(c, clause);
	np_hoist_vars(c, b->block);
	np_check_block(c, b->block);
	np_finish_vars(c);
	c->scope = NULL;
	b->uses_retval = c->uses_retval;
	if (v->kind == NP_P_TRACEPOINT)
		np_probe_types(c, info);
	/* the object itself: none, and the iterator is at its end */
	if (v->kind == NP_P_ITER && np_arg_name(c, 1))
		b->object = np_find_arg(c, np_arg_name(c, 1));
	b->raw_ok = v->kind == NP_P_TRACEPOINT && info->raw;
	np_vec_each (struct np_arg *, a, &b->args)
		b->raw_ok &= (*a)->raw != NULL;
	if (b->needs_trampoline && v->kind == NP_P_TRACEPOINT && info->raw && !b->raw_ok)
		report_untyped(c, b);
	return b;
}

static void keep_vars(struct np_checker *c)
{
	c->known_vars.n = 0;
	np_vec_each (struct np_var *, v, &c->vars)
		np_vec_push(c->arena, &c->known_vars,
			    ((struct np_known_var){.name = (*v)->name,
						   .loc = (*v)->loc,
						   .type = (*v)->unknown ? NULL : (*v)->type,
						   .weak = (*v)->weak}));
}

#define MOST_TURNS 64

/* Again, while a variable's type grows behind a place that used it. */
static struct np_body *check_body(struct np_checker *c, const struct variant *v,
				  struct np_probe_info *info)
{
	struct np_diags *report = c->diags;
	struct np_body *b;

	c->known_vars.n = 0;
	for (uint32_t turn = 0;; turn++) {
		struct np_diags before = *report;

		c->vars_changed = false;
		c->turn = turn;
		b = check_once(c, v, info);
		if (!c->vars_changed || turn == MOST_TURNS) {
			c->turn = 0;
			return b;
		}
		*report = before;
		*report->tail = NULL;
		keep_vars(c);
	}
}

static void take(struct np_checker *c, struct np_body *b, struct unit *u, bool *done)
{
	np_vec_each (struct np_attach_point, p, &u->points)
		np_vec_push(c->arena, &b->points, *p);
	*done = true;
}

/* A body for probes that do not exist here: good if nothing of them is needed. */
static bool check_unseen(struct np_checker *c, const struct variant *v, struct unit *u,
			 struct np_body **out)
{
	struct np_diags *report = c->diags, silent;

	np_diags_init(&silent, c->arena, c->out->sources);
	c->diags = &silent;
	*out = check_body(c, v, &u->info);
	c->diags = report;
	return !silent.errors && !(*out)->args.n && !c->uses_retval;
}

/* What may be missing, and is: only an image may meet a kernel that has it. */
static bool is_dropped(const struct np_checker *c, const struct unit *u)
{
	return u->absent && u->info.point->missing && !c->opt->portable;
}

/* What the body reads as a program of each of these probes. */
static void note_reads(struct np_checker *c, const struct np_body *b, struct unit *u)
{
	if (!c->opt->reads || !c->last_round || b->internal || u->absent)
		return;
	c->probe = &u->info;
	np_probe_types(c, c->probe);
	np_note_reads(c, b);
}

static void check_variant(struct np_checker *c, struct variant *v)
{
	bool *done = np_alloc(c->arena, v->units.n + 1);

	c->several = v->units.n > 1;

	for (uint32_t i = 0; i < v->units.n; i++) {
		struct unit *u = &v->units.v[i];
		struct np_body *b;
		bool anything;

		if (done[i] || u->absent)
			continue;
		/* its function is there, and takes it along if it can */
		if (u->info.point->inlined && u->info.point->optional) {
			u->left_out = done[i] = true;
			continue;
		}
		u->left_out = false;
		b = check_body(c, v, &u->info);
		anything = b->args.n || c->uses_retval;
		take(c, b, u, &done[i]);
		note_reads(c, b, u);
		for (uint32_t k = 0; k < v->units.n; k++) {
			struct unit *other = &v->units.v[k];
			bool same;

			if (done[k])
				continue;
			same = other->absent || other->info.point->inlined
				       ? !anything
				       : np_same_arguments(c, b, c->uses_retval, &u->info,
							   &other->info);
			if (same && !is_dropped(c, other)) {
				take(c, b, other, &done[k]);
				note_reads(c, b, other);
			}
		}
		np_vec_push(c->arena, &c->out->bodies, b);
	}
	for (uint32_t i = 0; i < v->units.n; i++) {
		struct np_body *b;

		if (done[i])
			continue;
		if (is_dropped(c, &v->units.v[i])) {
			v->units.v[i].left_out = true;
			continue;
		}
		v->units.v[i].left_out = !check_unseen(c, v, &v->units.v[i], &b);
		if (v->units.v[i].left_out)
			continue;
		for (uint32_t k = i; k < v->units.n; k++)
			if (!done[k])
				take(c, b, &v->units.v[k], &done[k]);
		np_vec_push(c->arena, &c->out->bodies, b);
	}
}

void np_check_bodies(struct np_checker *c, struct np_clauses *all)
{
	c->out->bodies.n = 0;
	c->body = NULL;
	np_vec_each (struct variant, v, &all->variants)
		check_variant(c, v);
	np_check_unused_functions(c);
}

/* One word for all copies that a probe has. */
static void report_inlined(struct np_checker *c, const struct variant *v, const struct unit *first)
{
	const struct np_attach_point *p = first->info.point;
	uint32_t n = 0;

	np_vec_each (struct unit, u, &v->units) {
		if (!u->info.point->inlined || u->info.point->loc.beg != p->loc.beg)
			continue;
		if (!n++ && u != first)
			return;
	}
	if (first->left_out)
		np_warn(c->diags, p->loc,
			"where '%s' is inlined its arguments have no fixed place: %u place%s left "
			"out",
			p->name, n, n == 1 ? " is" : "s are");
	else
		np_warn(c->diags, p->loc, "'%s' is inlined at %u place%s: %s probed too", p->name,
			n, n == 1 ? "" : "s", n == 1 ? "it is" : "they are");
}

/* Of a probe that may be missing; when the program is refused, that is what is said. */
static bool is_told(const struct np_checker *c, const struct np_attach_point *p)
{
	return !p->missing || (p->missing == NP_MISSING_WARN && !c->diags->errors);
}

void np_report_left_out(struct np_checker *c, const struct np_clauses *all)
{
	np_vec_each (struct variant, v, &all->variants)
		np_vec_each (struct unit, u, &v->units)
			if (u->info.point->inlined)
				report_inlined(c, v, u);
			else if (u->left_out && is_told(c, u->info.point))
				np_warn(c->diags, u->info.point->loc,
					"'%s' does not exist here: %s left out",
					u->info.point->text,
					u->info.point->missing ? "it is" : "the optional probe is");
}

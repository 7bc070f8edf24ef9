/*
 * The checker's passes: parameters and constants; probes to attach points; clauses, once for
 * each set of argument types, in rounds until the types of maps are stable.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "expand.h"
#include "image/params.h"

static void bad_param_type(struct np_checker *c, const struct np_node *n)
{
	static const char *const names[] = {
#define NP_PARAM_TYPE(id, name, class, parse, help) name,
#include "image/params.def"
#undef NP_PARAM_TYPE
	};
	struct np_nearest near = {.want = n->param.type};
	struct np_text list = {0};
	struct np_diag *d = np_error(c->diags, NP_E_PARAM_TYPE, n->loc,
				     "there is no type of param '%s'", n->param.type);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		np_nearest_try(&near, names[i]);
		np_text_addf(&list, "%s%s", i ? " " : "", names[i]);
	}
	if (np_nearest_best(&near))
		np_suggest(c, d, "", np_nearest_best(&near));
	else
		np_hint(c->diags, d, "types are %s", list.s);
	np_text_free(&list);
}

static void check_params(struct np_checker *c, const struct np_node *program)
{
	np_list_each (n, program->list) {
		if (n->kind == NP_N_CONST)
			np_vec_push(c->arena, &c->macros, n);
		if (n->kind != NP_N_PARAM)
			continue;
		if (!np_param_row(n->param.type))
			bad_param_type(c, n);
		np_vec_each (struct np_node *, other, &c->out->params)
			if (!strcmp((*other)->param.name, n->param.name)) {
				struct np_diag *d =
					np_error(c->diags, NP_E_PARAM_TYPE, n->loc,
						 "param '%s' is there twice", n->param.name);

				np_note(c->diags, d, (*other)->loc, "the first one is here");
			}
		np_vec_push(c->arena, &c->out->params, n);
	}
}

/* Bodies that share a clause say the same things about it: once is enough. */
static void add_diags(struct np_diags *to, struct np_diag *from)
{
	for (struct np_diag *n = from, *next; n; n = next) {
		struct np_diag *d = to->first;

		next = n->next;
		while (d && (d->loc.beg != n->loc.beg || d->severity != n->severity ||
			     strcmp(d->message, n->message)))
			d = d->next;
		if (d)
			continue;
		n->next = NULL;
		*to->tail = n;
		to->tail = &n->next;
	}
}

#define FEWEST_ROUNDS 40

/*
 * While types grow, another round; then, if there are maps of which nothing is known but what
 * they say of themselves (@x = @x + 1), they are taken for integers; the last round reports.
 */
static void check_rounds(struct np_checker *c, struct np_clauses *all)
{
	struct np_diags *report = c->diags, round;

	for (uint32_t i = 0;; i++) {
		np_diags_init(&round, c->arena, c->out->sources);
		c->diags = &round;
		c->changed = c->unknown = false;
		c->round = i;
		np_check_bodies(c, all);
		if (c->last_round)
			break;
		if (c->changed && i < FEWEST_ROUNDS + 4 * c->maps.n)
			continue;
		if (c->unknown && !c->assume)
			c->assume = true;
		else
			c->last_round = true;
	}
	c->diags = report;
	add_diags(report, round.first);
	report->errors += round.errors;
	report->warnings += round.warnings;
	np_report_left_out(c, all);
	np_check_test_names(c);
}

/* Maps that nothing gives a value (a clear() alone, say) do not go on. */
static void finish_maps(struct np_checker *c)
{
	uint32_t index = 0;

	np_vec_each (struct np_map_state *, s, &c->maps) {
		if (!(*s)->map.value)
			continue;
		/* clear(), zero() are of all that print() prints */
		if (c->empties_all && (*s)->map.style != NP_STYLE_HIDDEN &&
		    strcmp((*s)->map.name, NP_FOLLOW_MAP) != 0)
			(*s)->map.emptied = true;
		(*s)->map.index = index++;
		np_vec_push(c->arena, &c->out->maps, &(*s)->map);
	}
}

/* What the command line says goes before the script's configuration. */
static void apply_config(struct np_check_options *opt, const struct np_config *config)
{
	if (!opt->max_probes)
		opt->max_probes = (uint32_t)np_config_number(config, NP_C_MAX_PROBES);
	if (!opt->max_strlen)
		opt->max_strlen = (uint32_t)np_config_number(config, NP_C_MAX_STRLEN);
}

void np_checked_close(struct np_checked *c)
{
	np_btf_close(c->script);
	c->script = NULL;
}

bool np_is_builtin_name(const char *name)
{
	return np_find_builtin(name) >= 0 || np_find_agg(name) >= 0;
}

struct np_checked *np_check(struct np_arena *a, struct np_sources *sources,
			    const struct np_node *program, const struct np_check_options *opt,
			    struct np_diags *diags)
{
	struct np_checked *out = np_alloc(a, sizeof(*out));
	struct np_check_options own = *opt;
	struct np_checker c = {
		.arena = a, .diags = diags, .opt = &own, .out = out, .sources = sources};
	struct np_clauses *all;
	unsigned errors;
	bool any = false;

	out->arena = a;
	out->types = c.types = np_types_new(a);
	out->sources = sources;
	out->world = opt->world;
	np_config_read(a, program, opt->environment, diags, &out->config);
	apply_config(&own, &out->config);
	program = np_expand(a, sources, program, np_is_builtin_name, diags);
	if (!program)
		return out;
	check_params(&c, program);
	np_list_each (n, program->list)
		any |= n->kind == NP_N_CLAUSE;
	if (!any && !diags->errors) {
		struct np_diag *d =
			np_error(diags, NP_E_EMPTY, (struct np_loc){0}, "the program has no probe");

		np_hint(diags, d, "such as t:skb:kfree_skb < count(loc) >");
	}
	errors = diags->errors;
	all = np_expand_clauses(&c, program);
	c.lost = diags->errors > errors;
	np_announce_names(&c, program);
	np_check_definitions(&c, program);
	np_declare_maps(&c, program);
	np_list_each (n, program->list)
		if (n->kind == NP_N_FN)
			np_declare_function(&c, n);
	np_declare_c_functions(&c, program);
	check_rounds(&c, all);
	np_check_declared_maps(&c);
	if (!out->bodies.n && any && !diags->errors)
		np_error(diags, NP_E_EMPTY, (struct np_loc){0},
			 "no probe of the program exists on this kernel");
	finish_maps(&c);
	np_check_map_addresses(&c);
	np_regex_free(&c);
	return out;
}

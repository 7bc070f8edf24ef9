/* Builtin values and functions: the table, and how a call finds its row. */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

const struct np_builtin np_builtins[NP_B_COUNT] = {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) \
	{name, NP_BK_##kind, sig, where, help, example},
#include "check/builtins.def"
#undef NP_BUILTIN
};

int np_find_builtin(const char *name)
{
	for (int i = 0; i < NP_B_COUNT; i++)
		if (!strcmp(np_builtins[i].name, name))
			return i;
	return -1;
}

bool np_usage(struct np_checker *c, const struct np_node *call, const struct np_node *at,
	      const char *fmt, ...)
{
	va_list ap;
	const char *what;
	struct np_diag *d;

	va_start(ap, fmt);
	what = np_vsprintf(c->arena, fmt, ap);
	va_end(ap);
	d = np_error(c->diags, NP_E_CALL, at->loc, "%s", what);
	np_hint(c->diags, d, "usage: %s", np_builtins[np_ref(call)->builtin].signature);
	return false;
}

bool np_args_between(struct np_checker *c, struct np_node *n, uint32_t least, uint32_t most)
{
	uint32_t count = n->kind == NP_N_CALL ? np_list_length(n->call.args) : 0;
	const char *name = np_builtins[np_ref(n)->builtin].name, *takes;

	if (n->kind == NP_N_CALL && !np_check_list(c, &n->call.args))
		return false;
	if (n->kind == NP_N_CALL)
		np_list_each (a, n->call.args)
			if (a->type->kind == NP_V_NONE)
				return np_usage(c, n, a, "this has no value");
	if (count >= least && count <= most)
		return true;
	if (least == most)
		takes = most ? np_sprintf(c->arena, "%u", most) : "no";
	else
		takes = np_sprintf(c->arena, "%u to %u", least, most);
	return np_usage(c, n, n, "'%s' takes %s argument%s, and here %s %u", name, takes,
			most == 1 ? "" : "s", count == 1 ? "is" : "are", count);
}

/* Where a builtin means nothing, and where it would. */
static bool wrong_probe(struct np_checker *c, const struct np_node *n, enum np_builtin_id id)
{
	struct np_diag *d =
		np_error(c->diags, NP_E_CALL, n->loc, "'%s' means nothing in %s",
			 np_builtins[id].name, c->function ? "a function" : "this kind of probe");

	if (c->function) {
		np_hint(c->diags, d, "a function gets what it needs of the probe as an argument");
		return false;
	}

	if (id == NP_B_RETVAL || id == NP_B_DUR)
		np_hint(c->diags, d, "%s known in r: and uretprobe: probes",
			id == NP_B_DUR ? "the time since the entry is" : "a return value is");
	else
		np_hint(c->diags, d, "for example: %s", np_builtins[id].example);
	return false;
}

static bool run_check(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	static const np_builtin_fn checks[NP_B_COUNT] = {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) np_check_##check,
#include "check/builtins.def"
#undef NP_BUILTIN
	};

	np_new_ref(c, n, NP_REF_BUILTIN)->builtin = id;
	if (!(np_builtins[id].where & NP_W(c->body->kind)) ||
	    (c->function && (np_builtins[id].where != NP_W_ANY || id == NP_B_ARGS)))
		return wrong_probe(c, n, id);
	if (c->body->pinned && !np_check_pinned_call(c, n, id))
		return false;
	return checks[id](c, n);
}

/* An argument that is hidden by a builtin of the same name deserves a word. */
static void warn_hidden(struct np_checker *c, const struct np_node *n, enum np_builtin_id id)
{
	const char *name;

	if (!c->last_round || id == NP_B_ARGS || id == NP_B_LOC)
		return;
	for (uint32_t i = 0; (name = np_arg_name(c, i)); i++)
		if (!strcmp(name, np_builtins[id].name)) {
			struct np_diag *d = np_warn(
				c->diags, n->loc,
				"'%s' is the builtin here, and the probe has an argument of that "
				"name too",
				name);

			np_hint(c->diags, d, "the argument is args.%s", name);
		}
}

bool np_check_value(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	warn_hidden(c, n, id);
	return run_check(c, n, id);
}

/* bpftrace's builtins go first, too. */
static void warn_not_c(struct np_checker *c, struct np_loc loc, const struct np_c_function *f)
{
	struct np_diag *d;

	if (!c->last_round)
		return;
	d = np_warn(c->diags, loc, "'%s' is the builtin here, and '%s' has a function of that name",
		    f->name, f->code->path);
	np_hint(c->diags, d, "give the function another name");
}

static void try_name(void *near, const char *name)
{
	np_nearest_try(near, name);
}

bool np_check_call(struct np_checker *c, struct np_node *n)
{
	int id = np_find_builtin(n->call.name);
	struct np_nearest near = {.want = n->call.name};
	struct np_loc loc = {n->loc.beg, n->loc.beg + (uint32_t)strlen(n->call.name)};
	const struct np_node *fn = np_find_function(c, n->call.name);
	const struct np_c_function *in_c = np_find_c_function(c, n->call.name);
	struct np_diag *d;

	if (fn)
		return np_check_function_call(c, n, fn);
	if (in_c && (id >= 0 || np_find_agg(n->call.name) >= 0))
		warn_not_c(c, loc, in_c);
	else if (in_c)
		return np_check_c_call(c, n, in_c);
	if (id >= 0)
		return run_check(c, n, (enum np_builtin_id)id);
	if (np_is_kernel_macro(n->call.name, np_list_length(n->call.args)))
		return np_check_kernel_macro(c, n);
	if (np_find_agg(n->call.name) >= 0) {
		d = np_error(c->diags, NP_E_CALL, n->loc, "'%s' is not a value: it fills a map",
			     n->call.name);
		np_hint(c->diags, d, "@x = %s(...), or as a statement: %s(...) by key",
			n->call.name, n->call.name);
		return false;
	}
	d = np_error(c->diags, NP_E_NO_FUNCTION, loc, "there is no function '%s'", n->call.name);
	if (!np_diag_wants_hint(d))
		return false;
	for (int i = 0; i < NP_B_COUNT; i++)
		np_nearest_try(&near, np_builtins[i].name);
	np_each_agg(try_name, &near);
	np_vec_each (const struct np_node *, f, &c->functions)
		np_nearest_try(&near, (*f)->fn.name);
	np_vec_each (const struct np_c_function *, f, &c->c_functions)
		np_nearest_try(&near, (*f)->name);
	np_each_kernel_macro(try_name, &near);
	np_suggest(c, d, "", np_nearest_best(&near));
	return false;
}

/*
 * What a bare name means, in this order: a param; a builtin, but for an enumerator of the
 * script; an argument of the probe; an enumerator known to BTF; a constant of C headers.
 * (Macros are gone.)  And positional parameters, and the nearest spelling of what is none of
 * these.
 */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "image/params.h"
#include "parser.h"

#define MOST_IMPORTED 20000

struct np_ref *np_new_ref(struct np_checker *c, struct np_node *n, enum np_ref_kind kind)
{
	struct np_ref *r = np_alloc(c->arena, sizeof(*r));

	r->kind = kind;
	n->ref = r;
	return r;
}

void np_suggest(struct np_checker *c, struct np_diag *d, const char *sigil, const char *near)
{
	if (near)
		np_hint(c->diags, d, "did you mean '%s%s'?", sigil, near);
}

void np_note_probe(struct np_checker *c, struct np_diag *d)
{
	if (c->several && !d->notes)
		np_note(c->diags, d, c->probe->point->loc, "for '%s'", c->probe->point->text);
}

bool np_use_arg(struct np_checker *c, struct np_node *n, struct np_arg *a)
{
	np_new_ref(c, n, NP_REF_ARG)->arg = a;
	n->type = a->type;
	return true;
}

int np_find_param(struct np_checker *c, const char *name)
{
	for (uint32_t i = 0; i < c->out->params.n; i++)
		if (!strcmp(c->out->params.v[i]->param.name, name))
			return (int)i;
	return -1;
}

bool np_use_param(struct np_checker *c, struct np_node *n, uint32_t index, bool set)
{
	const struct np_param_row *row = np_param_row(c->out->params.v[index]->param.type);
	struct np_ref *r = np_new_ref(c, n, NP_REF_PARAM);

	r->param.index = index;
	r->param.set = set;
	if (set || (row && !strcmp(row->name, "bool")))
		n->type = np_type_bool(c->types);
	else if (row && !strcmp(row->name, "mac"))
		n->type = np_type_simple(c->types, NP_V_MAC);
	else if (!row || row->class == NP_PARAM_INTEGER)
		n->type = np_int64(c);
	else if (row->class == NP_PARAM_STRING)
		n->type = np_type_str(c->types, 64);
	else
		n->type = np_type_simple(c->types, NP_V_INET);
	return true;
}

/* A #define of a file that is imported: its value takes the name's place. */
static bool use_imported(struct np_checker *c, struct np_node **at, bool *ok)
{
	struct np_node *n = *at, *value = NULL;

	np_vec_each (const struct np_node *, k, &c->macros)
		if (!strcmp((*k)->define.name, n->name) &&
		    np_source_of(c->out->sources, (*k)->loc.beg) !=
			    np_source_of(c->out->sources, n->loc.beg))
			value = np_define_value(*k);
	if (!value || c->macros_used > MOST_IMPORTED)
		return false;
	c->macros_used++;
	value->next = n->next;
	*at = value;
	*ok = np_check_expr(c, at);
	return true;
}

/* A macro's name is gone where it means something: but for within itself, and before its #define.
 */
static bool misplaced_macro(struct np_checker *c, const struct np_node *n)
{
	struct np_diag *d;

	np_vec_each (const struct np_node *, k, &c->macros) {
		if (strcmp((*k)->define.name, n->name))
			continue;
		if (np_source_of(c->out->sources, (*k)->loc.beg) !=
		    np_source_of(c->out->sources, n->loc.beg))
			continue;
		if ((*k)->loc.beg > n->loc.beg) {
			d = np_error(c->diags, NP_E_NO_NAME, n->loc,
				     "'%s' is not known here: it is defined below", n->name);
			np_note(c->diags, d, (*k)->loc, "here");
			return true;
		}
		if (!np_source_expanded(c->out->sources, n->loc))
			return false;
		d = np_error(c->diags, NP_E_CONST_LOOP, n->loc, "'%s' is defined by itself",
			     n->name);
		np_hint(c->diags, d, "a #define may not lead back to itself");
		return true;
	}
	return false;
}

/* The script's own are known now, the kernel's where the program is loaded. */
static bool use_enumerator(struct np_checker *c, struct np_node *n)
{
	struct np_btf *btf = c->out->script ? c->out->script : np_world_btf(c->opt->world);
	struct np_btf_type t = {.name = ""};
	struct np_ref *r;
	int64_t value;
	uint32_t id = btf ? np_btf_find_enumerator(btf, n->name, &value) : 0;

	if (!id && c->probe->btf && c->probe->btf != np_world_btf(c->opt->world)) {
		btf = c->probe->btf; /* of the module that is probed */
		id = np_btf_find_enumerator(btf, n->name, &value);
	}
	if (!id)
		return false;
	r = np_new_ref(c, n, NP_REF_CONST);
	r->constant.value = value;
	n->type = np_type_from_btf(c->types, btf, id);
	np_btf_type(btf, id, &t);
	r->constant.enum_tag = t.name;
	if (!np_btf_is_program(n->type->btf))
		r->constant.enumerator = n->name;
	return true;
}

static bool try_enumerators(void *arg, uint32_t id, const char *name)
{
	struct {
		struct np_nearest *near;
		struct np_btf *btf;
	} *x = arg;
	struct np_btf_enumerator e;

	(void)name;
	for (uint32_t i = 0; np_btf_enumerator(x->btf, id, i, &e); i++)
		np_nearest_try(x->near, e.name);
	return true;
}

static void try_constant(void *near, const char *name)
{
	np_nearest_try(near, name);
}

static bool unknown_name(struct np_checker *c, const struct np_node *n)
{
	struct np_nearest near = {.want = n->name};
	struct np_btf *btf = np_world_btf(c->opt->world);
	int i = np_find_builtin(n->name);
	struct np_diag *d;
	const char *arg;

	if (misplaced_macro(c, n))
		return false;
	d = np_error(c->diags, NP_E_NO_NAME, n->loc, "'%s' is not known here", n->name);
	if (!np_diag_wants_hint(d))
		return false;
	np_note_probe(c, d);
	if (i >= 0 || np_find_agg(n->name) >= 0) {
		np_hint(c->diags, d, "'%s' is a function: %s", n->name,
			i >= 0 ? np_builtins[i].signature
			       : np_sprintf(c->arena, "%s(...)", n->name));
		return false;
	}
	if (np_find_var(c, n->name)) {
		np_suggest(c, d, "$", n->name);
		return false;
	}
	np_vec_each (struct np_map_state *, m, &c->maps)
		if ((*m)->map.name[0] == '@' && !strcmp((*m)->map.name + 1, n->name)) {
			np_suggest(c, d, "", (*m)->map.name);
			return false;
		}
	for (i = 0; i < NP_B_COUNT; i++)
		np_nearest_try(&near, np_builtins[i].name);
	for (uint32_t k = 0; (arg = np_arg_name(c, k)); k++)
		np_nearest_try(&near, arg);
	np_vec_each (struct np_node *, p, &c->out->params)
		np_nearest_try(&near, (*p)->param.name);
	np_vec_each (const struct np_node *, k, &c->macros)
		np_nearest_try(&near, (*k)->define.name);
	np_each_header_constant(try_constant, &near);
	if (!np_nearest_best(&near) && btf) {
		struct {
			struct np_nearest *near;
			struct np_btf *btf;
		} x = {&near, btf};

		np_btf_each(btf, 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64, try_enumerators, &x);
	}
	if (np_nearest_best(&near) && n->name[1])
		np_suggest(c, d, "", np_nearest_best(&near));
	else if (c->probe->point->inlined)
		np_hint(c->diags, d, "where '%s' is inlined its arguments have no fixed place",
			c->probe->point->name);
	else if (NP_W(c->body->kind) & (NP_W(NP_P_UPROBE) | NP_W(NP_P_URETPROBE)) &&
		 c->probe->debug_info)
		np_hint(c->diags, d,
			"'%s' has no debug info that names arguments: they are arg0 to arg5",
			c->probe->point->target);
	else if (c->probe->format)
		np_hint(c->diags, d, "nprobe -lv t:%s:%s shows the fields",
			c->probe->format->system, c->probe->format->name);
	return false;
}

static bool set_place(void *arg, const struct np_node *constant)
{
	struct np_node *n = (struct np_node *)constant;

	n->loc = *(struct np_loc *)arg;
	if (n->kind == NP_N_MEMBER)
		n->member.name_loc = n->loc;
	if (n->kind == NP_N_CAST)
		n->cast.to.loc = n->loc;
	return true;
}

/* arg0 of kprobe:sys_read: what the system call got is in the registers that are its argument. */
static bool use_syscall_arg(struct np_checker *c, struct np_node **at, bool *ok)
{
	static const char *const registers[] = {"di", "si", "dx", "r10", "r8", "r9"};
	struct np_node *n = *at, *e;

	if (!c->probe->point->syscall || c->body->kind != NP_P_KPROBE ||
	    strncmp(n->name, "arg", 3) || n->name[3] < '0' || n->name[3] > '5' || n->name[4])
		return false;
	e = np_parse_expression(c->arena,
				np_sprintf(c->arena, "((struct pt_regs *)reg(\"di\"))->%s",
					   registers[n->name[3] - '0']));
	np_node_walk(e, set_place, &n->loc);
	e->next = n->next;
	*at = e;
	*ok = np_check_expr(c, at);
	return true;
}

bool np_check_name(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;
	struct np_arg *a;
	bool ok;
	int i;

	if (c->function && np_use_wants(c, n))
		return true;
	if ((i = np_find_param(c, n->name)) >= 0)
		return np_use_param(c, n, (uint32_t)i, false);
	i = np_find_builtin(n->name);
	/* words that bpftrace has not: its scripts may call a constant so */
	if ((i == NP_B_DUR || i == NP_B_LOC) && c->out->script && use_enumerator(c, n))
		return true;
	if (i >= 0 && np_builtins[i].kind == NP_BK_VALUE)
		return np_check_value(c, n, (enum np_builtin_id)i);
	if (use_syscall_arg(c, at, &ok))
		return ok;
	if ((a = np_find_arg(c, n->name)))
		return np_use_arg(c, n, a);
	if (use_enumerator(c, n) || np_use_kernel_macro(c, n) || np_use_header_constant(c, n))
		return true;
	if (use_imported(c, at, &ok))
		return ok;
	/* an argument that cannot be used here: the reason is worth more than a spelling */
	if (np_is_parameter(c, n->name))
		return np_no_arg(c, n->name, n->loc);
	return unknown_name(c, n);
}

/* $1 is a number where it reads as one; str($1) is its text. $# is how many there are. */
bool np_check_positional(struct np_checker *c, struct np_node *n, bool text)
{
	uint64_t i = n->integer.value;
	const char *s = i && i <= c->opt->n_positional ? c->opt->positional[i - 1] : NULL;
	struct np_number number = {0};
	bool negative = s && *s == '-';

	if (!i) {
		np_make_int(c, n, c->opt->n_positional, false);
		return true;
	}
	if (!s && c->last_round)
		np_warn(c->diags, n->loc, "$%llu was not given: it is %s", (unsigned long long)i,
			text ? "\"\"" : "0");
	if (!text && (!s || np_read_number(c->arena, s + negative, &number) == NP_NUMBER_OK)) {
		np_make_int(c, n, negative ? 0 - number.value : number.value,
			    number.is_unsigned && !negative);
		return true;
	}
	s = s ? s : "";
	n->kind = NP_N_STRING;
	n->string.s = s;
	n->string.len = (uint32_t)strlen(s);
	n->type = np_type_str(c->types, n->string.len + 1);
	return true;
}

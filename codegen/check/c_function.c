/*
 * Functions of imported C files.  Their signatures are BTF of what was compiled; a call has numbers
 * as C converts them, and pointers to what the function says.  Where a value of ours has an address
 * in memory - a variable, a string, a map - only the call itself takes it: as a number that is kept
 * the kernel would not let the function use it.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

/* Types of the file. */
struct c_types {
	struct np_checker *c;
	struct np_btf *btf;
	const struct np_c_code *code;
	struct np_loc loc; /* of the import */
};

static const struct np_type *pointee(const struct c_types *f, uint32_t id);

/* NULL: what a register does not hold, or the language does not have. */
static const struct np_type *c_type(const struct c_types *f, uint32_t id)
{
	struct np_type t = {.kind = NP_V_INT};
	struct np_btf_type b;

	id = np_btf_strip(f->btf, id);
	if (!np_btf_type(f->btf, id, &b))
		return NULL;
	switch (b.kind) {
	case NP_BTF_VOID: return np_type_void(f->c->types);
	case NP_BTF_PTR: return np_type_ptr(f->c->types, pointee(f, b.ref), false);
	case NP_BTF_INT:
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64:
		if (b.is_bool)
			return np_type_bool(f->c->types);
		t.size = b.size;
		t.is_signed = b.is_signed;
		return b.size && b.size <= 8 ? np_type_intern(f->c->types, &t) : NULL;
	default: return NULL;
	}
}

/*
 * A struct is that of the kernel or of the script with its tag: how C has it is the file's own
 * affair.
 */
static const struct np_type *pointee(const struct c_types *f, uint32_t id)
{
	struct np_type_name name = {.array = -1};
	const struct np_type *t;
	struct np_btf_type b;

	id = np_btf_strip(f->btf, id);
	if (!np_btf_type(f->btf, id, &b))
		return np_type_void(f->c->types);
	if (b.kind == NP_BTF_STRUCT || b.kind == NP_BTF_UNION || b.kind == NP_BTF_FWD) {
		const char *flavour = strstr(b.name, "___");
		bool is_union = b.kind == NP_BTF_UNION || (b.kind == NP_BTF_FWD && b.kflag);

		name.tag = is_union ? "union" : "struct";
		name.name = np_strndup(f->c->arena, b.name,
				       flavour && flavour > b.name ? (size_t)(flavour - b.name)
								   : strlen(b.name));
		t = *name.name ? np_find_tag(f->c, &name) : NULL;
		if (t)
			return t;
		t = np_type_intern(f->c->types, &(struct np_type){.kind = NP_V_STRUCT,
								  .name = name.name,
								  .is_union = is_union});
		return *name.name ? t : np_type_void(f->c->types);
	}
	if (b.kind == NP_BTF_INT) {
		t = c_type(f, id);
		return t && b.is_char ? np_plain_type(f->c, "char") : t;
	}
	return np_type_void(f->c->types);
}

static const char *no_signature(const struct np_c_function *f)
{
	if (f->variadic)
		return "it takes any number of arguments";
	if (f->n_params > NP_C_PARAMS)
		return "it takes more than 5 arguments";
	for (uint32_t i = 0; i < f->n_params; i++)
		if (!f->params[i].type || f->params[i].type->kind == NP_V_NONE)
			return "it takes what is no number of at most 64 bits and no pointer";
	if (!f->result)
		return "it returns what is no number of at most 64 bits and no pointer";
	return NULL;
}

static void read_signature(const struct c_types *f, uint32_t proto, struct np_c_function *to)
{
	struct np_btf_type t;
	struct np_btf_member p;

	if (!np_btf_type(f->btf, proto, &t) || t.kind != NP_BTF_FUNC_PROTO)
		return;
	to->result = c_type(f, t.ref);
	to->n_params = t.vlen;
	for (uint32_t i = 0; i < t.vlen && np_btf_member(f->btf, proto, i, &p); i++) {
		if (!p.type) {
			to->variadic = true;
		} else if (i < NP_C_PARAMS) {
			to->params[i].name = np_strdup(f->c->arena, p.name);
			to->params[i].type = c_type(f, p.type);
		}
	}
}

const struct np_c_function *np_find_c_function(struct np_checker *c, const char *name)
{
	np_vec_each (const struct np_c_function *, f, &c->c_functions)
		if (!strcmp((*f)->name, name))
			return *f;
	return NULL;
}

/* False: another file has them, too. */
static bool declare(const struct c_types *f, const char *name, uint32_t proto)
{
	const struct np_c_function *other = np_find_c_function(f->c, name);
	const struct np_node *own = np_find_function(f->c, name);
	struct np_c_function *fn;
	struct np_diag *d;

	if (other || own) {
		d = np_error(f->c->diags, NP_E_TWICE, other ? f->loc : own->fn.name_loc,
			     "'%s' is a function of '%s', too", name,
			     other ? other->code->path : f->code->path);
		np_note(f->c->diags, d, other ? other->loc : f->loc, "imported here");
		if (other)
			np_hint(f->c->diags, d, "what only '%s' itself calls is 'static'",
				f->code->path);
		return !other;
	}
	fn = np_alloc(f->c->arena, sizeof(*fn));
	fn->name = np_strdup(f->c->arena, name);
	fn->code = f->code;
	fn->loc = f->loc;
	read_signature(f, proto, fn);
	np_vec_each (const struct np_c_fact, fact, &f->code->facts)
		if (!strcmp(fact->function, name)) {
			fn->unsafe = fact->unsafe;
			fn->fetches = fact->fetches;
		}
	np_vec_push(f->c->arena, &f->c->c_functions, fn);
	return true;
}

static void declare_all(struct np_checker *c, const struct np_node *n)
{
	struct c_types f = {.c = c, .code = n->import.code, .loc = n->loc};
	struct np_btf_type t;

	np_vec_push(c->arena, &c->out->c_code, f.code);
	if (!f.code->n_btf)
		return; /* nothing that could be called */
	if (np_btf_from_bytes(f.code->btf, f.code->n_btf, NULL, &f.btf)) {
		np_error(c->diags, NP_E_IMPORT, n->loc, "the types of '%s' cannot be read",
			 f.code->path);
		return;
	}
	for (uint32_t id = 1; id < np_btf_count(f.btf); id++)
		if (np_btf_type(f.btf, id, &t) && t.kind == NP_BTF_FUNC &&
		    t.vlen == NP_BTF_GLOBAL && !declare(&f, t.name, t.ref))
			break;
	np_btf_close(f.btf);
}

void np_declare_c_functions(struct np_checker *c, const struct np_node *program)
{
	np_list_each (n, program->list)
		if (n->kind == NP_N_IMPORT && n->import.code)
			declare_all(c, n);
		else if (n->kind == NP_N_IMPORT && n->import.c_path)
			np_error(c->diags, NP_E_IMPORT, n->loc, "'%s' is not compiled",
				 n->import.c_path);
}

/* --- calls --- */

static const char *signature(struct np_checker *c, const struct np_c_function *f)
{
	struct np_text t = {0};
	const char *s;

	np_text_addf(&t, "%s(", f->name);
	for (uint32_t i = 0; i < f->n_params; i++)
		np_text_addf(&t, "%s%s%s%s", i ? ", " : "", np_show(c, f->params[i].type),
			     *f->params[i].name ? " " : "", f->params[i].name);
	np_text_addc(&t, ')');
	s = np_strndup(c->arena, t.s, t.n);
	np_text_free(&t);
	return s;
}

/*
 * &@m: a map that nothing else gives a value holds integers, as far as we know; and integers of 64
 * bits, for that many are in its memory.
 */
static bool check_map_address(struct np_checker *c, struct np_node *n)
{
	struct np_node *m = n->unary.operand;
	struct np_map_state *s = np_map_state(c, np_sprintf(c->arena, "@%s", m->map.name), m->loc);

	np_new_ref(c, m, NP_REF_MAP)->map = &s->map;
	c->changed |= !s->written;
	s->written = true;
	if (!s->map.value) {
		c->unknown = true;
		if (!c->assume)
			return false;
		s->map.value = np_int64(c);
		c->changed = true;
	}
	if (s->map.value->kind == NP_V_INT)
		np_widen_map(c, s, m->loc);
	if (c->last_round)
		np_vec_push(c->arena, &c->map_addresses, n);
	n->type = m->type = np_type_ptr(c->types, np_type_void(c->types), false);
	return true;
}

static bool is_text(const struct np_type *t)
{
	return t->kind == NP_V_NONE || (t->kind == NP_V_INT && t->size == 1);
}

/* Whether what lies at one address may be taken for the other. */
static bool same_memory(const struct np_type *a, const struct np_type *b)
{
	if (a == b || a->kind == NP_V_NONE || b->kind == NP_V_NONE)
		return true;
	if (a->kind == NP_V_STR || a->kind == NP_V_BYTES)
		return is_text(b);
	if (a->kind == NP_V_ARRAY)
		return same_memory(a->elem, b);
	if (np_type_is_integer(a) && np_type_is_integer(b))
		return a->size == b->size;
	return a->kind == NP_V_STRUCT && b->kind == NP_V_STRUCT && a->name && b->name &&
	       !strcmp(a->name, b->name);
}

static bool fits(struct np_checker *c, struct np_node **at, const struct np_type *to)
{
	const struct np_type *from = (*at)->type;

	if (to->kind != NP_V_PTR) {
		if (!np_is_number(from) || from->kind == NP_V_PTR)
			return false;
		np_convert(c, at, to);
		return true;
	}
	if (from->kind == NP_V_PTR)
		return same_memory(from->elem, to->elem);
	if ((*at)->kind == NP_N_INT && !(*at)->integer.value) /* NULL */
		return true;
	return is_text(to->elem) && np_make_string(c, at);
}

static bool check_arg(struct np_checker *c, const struct np_c_function *f, uint32_t i,
		      struct np_node **at)
{
	const struct np_type *to = f->params[i].type;
	struct np_node *n = *at;
	struct np_diag *d;

	if (np_is_map_address(n)) {
		if (!check_map_address(c, n))
			return false;
	} else if (!np_check_expr(c, at)) {
		return false;
	}
	if (fits(c, at, to))
		return true;
	d = np_error(c->diags, NP_E_TYPE, n->loc, "argument %u of '%s' is %s, and this is %s",
		     i + 1, f->name, np_show(c, to),
		     np_is_map_address(n)         ? "the address of a map"
		     : n->type->kind == NP_V_NONE ? "without a value"
						  : np_show(c, n->type));
	np_note(c->diags, d, f->loc, "it is a function of this file");
	if (np_is_map_address(n))
		return false;
	if (to->kind == NP_V_PTR && np_type_is_scalar(n->type))
		np_hint(c->diags, d, "a cast says that it is one: (%s)...", np_show(c, to));
	else if (n->type->kind == NP_V_PTR)
		np_hint(c->diags, d, "a cast makes a number of it: (uint64)...");
	return false;
}

static bool is_possible(struct np_checker *c, const struct np_node *call,
			const struct np_c_function *f)
{
	struct np_diag *d;

	if (!f->fetches || np_world_has(c->opt->world, NP_FEAT_ATOMIC_FETCH))
		return true;
	d = np_error(c->diags, NP_E_KERNEL_LACKS, call->loc,
		     "'%s' has atomic operations that this kernel lacks: it only adds, and does "
		     "not tell what was there",
		     f->name);
	np_hint(c->diags, d, "they take %s", np_feature_cure(NP_FEAT_ATOMIC_FETCH));
	return false;
}

static bool is_allowed(struct np_checker *c, const struct np_node *call,
		       const struct np_c_function *f)
{
	struct np_diag *d;

	c->out->unsafe |= f->unsafe != NULL;
	if (!f->unsafe || c->opt->unsafe)
		return true;
	d = np_error(c->diags, NP_E_UNSAFE, call->loc,
		     "'%s' changes what the machine does: it calls %s()", f->name, f->unsafe);
	np_hint(c->diags, d, "run it with --unsafe to allow that");
	return false;
}

bool np_check_c_call(struct np_checker *c, struct np_node *n, const struct np_c_function *f)
{
	uint32_t count = np_list_length(n->call.args), i = 0;
	const char *cannot = no_signature(f);
	struct np_diag *d;
	bool ok = true;

	if (cannot) {
		d = np_error(c->diags, NP_E_CALL, n->loc, "'%s' cannot be called from here: %s",
			     f->name, cannot);
		np_note(c->diags, d, f->loc, "it is a function of this file");
		return false;
	}
	if (count != f->n_params) {
		d = np_error(c->diags, NP_E_CALL, n->loc,
			     "'%s' takes %u argument%s, and here %s %u", f->name, f->n_params,
			     f->n_params == 1 ? "" : "s", count == 1 ? "is" : "are", count);
		np_note(c->diags, d, f->loc, "it is a function of this file");
		np_hint(c->diags, d, "usage: %s", signature(c, f));
		return false;
	}
	if (!is_allowed(c, n, f) || !is_possible(c, n, f))
		return false;
	for (struct np_node **at = &n->call.args; *at; at = &(*at)->next)
		ok &= check_arg(c, f, i++, at);
	np_new_ref(c, n, NP_REF_IN_C)->c_function = f;
	n->type = f->result;
	return ok;
}

bool np_no_map_address(struct np_checker *c, const struct np_node *n)
{
	struct np_diag *d = np_error(c->diags, NP_E_TYPE, n->loc,
				     "the address of a map is for functions in C alone");

	np_hint(c->diags, d, "import \"file.bpf.c\"; and give it to a function of that file");
	return false;
}

void np_check_map_addresses(struct np_checker *c)
{
	np_vec_each (const struct np_node *, n, &c->map_addresses) {
		const struct np_map *m = np_ref((*n)->unary.operand)->map;

		if (!m->emptied)
			continue;
		struct np_diag *d =
			np_error(c->diags, NP_E_TYPE, (*n)->loc,
				 "clear() and zero() change how the keys of '%s' lie in memory, "
				 "which C code would have to know",
				 m->name);

		np_hint(c->diags, d, "delete(%s, key) removes a key", m->name);
	}
}

/* Expressions: names, members, operators, conversions. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "image/params.h"

const char *np_show(struct np_checker *c, const struct np_type *t)
{
	struct np_text text = {0};

	if (!t)
		return "nothing";
	np_type_show(t, &text);
	const char *s = np_strdup(c->arena, text.s);

	np_text_free(&text);
	return s;
}

struct np_ref *np_new_ref(struct np_checker *c, struct np_node *n, enum np_ref_kind kind)
{
	struct np_ref *r = np_alloc(c->arena, sizeof(*r));

	r->kind = kind;
	n->ref = r;
	return r;
}

static const struct np_type *int64(struct np_checker *c)
{
	return np_type_int(c->types, 8, true);
}

void np_convert(struct np_checker *c, struct np_node **at, const struct np_type *to)
{
	struct np_node *n = *at;

	if (n->type == to)
		return;
	struct np_node *cast = np_node_new(c->arena, NP_N_CAST, n->loc);

	cast->cast.operand = n;
	cast->next = n->next;
	cast->type = to;
	n->next = NULL;
	*at = cast;
}

bool np_check_list(struct np_checker *c, struct np_node **list)
{
	bool ok = true;

	for (struct np_node **at = list; *at; at = &(*at)->next)
		ok &= np_check_expr(c, at);
	return ok;
}

/* Type names of the language and C; the kernel's typedefs come from BTF. */
bool np_type_name(struct np_checker *c, const struct np_type_name *name, const struct np_type **out)
{
	static const struct {
		const char *name;
		uint8_t size;
		bool is_signed, is_char;
	} ints[] = {{"int8", 1, 1, 0},
		    {"int16", 2, 1, 0},
		    {"int32", 4, 1, 0},
		    {"int64", 8, 1, 0},
		    {"uint8", 1, 0, 0},
		    {"uint16", 2, 0, 0},
		    {"uint32", 4, 0, 0},
		    {"uint64", 8, 0, 0},
		    {"s8", 1, 1, 0},
		    {"s16", 2, 1, 0},
		    {"s32", 4, 1, 0},
		    {"s64", 8, 1, 0},
		    {"u8", 1, 0, 0},
		    {"u16", 2, 0, 0},
		    {"u32", 4, 0, 0},
		    {"u64", 8, 0, 0},
		    {"char", 1, 1, 1},
		    {"unsigned char", 1, 0, 0},
		    {"signed char", 1, 1, 0},
		    {"short", 2, 1, 0},
		    {"unsigned short", 2, 0, 0},
		    {"int", 4, 1, 0},
		    {"unsigned", 4, 0, 0},
		    {"unsigned int", 4, 0, 0},
		    {"long", 8, 1, 0},
		    {"unsigned long", 8, 0, 0},
		    {"long int", 8, 1, 0},
		    {"long long", 8, 1, 0},
		    {"unsigned long long", 8, 0, 0},
		    {"size_t", 8, 0, 0},
		    {"ssize_t", 8, 1, 0},
		    {"pid_t", 4, 1, 0},
		    {"uid_t", 4, 0, 0}};
	struct np_btf *btf = np_world_btf(c->opt->world);
	const struct np_type *t = NULL;
	const char *n = name->name;
	uint32_t id, kinds = !strcmp(name->tag, "struct")  ? 1u << NP_BTF_STRUCT
			     : !strcmp(name->tag, "union") ? 1u << NP_BTF_UNION
			     : !strcmp(name->tag, "enum")  ? 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64
							   : 1u << NP_BTF_TYPEDEF;

	for (size_t i = 0; !*name->tag && i < sizeof(ints) / sizeof(ints[0]); i++)
		if (!strcmp(ints[i].name, n))
			t = np_type_intern(c->types,
					   &(struct np_type){.kind = NP_V_INT,
							     .size = ints[i].size,
							     .is_signed = ints[i].is_signed,
							     .is_char = ints[i].is_char});
	if (!t && !*name->tag && !strncmp(n, "__", 2) && strlen(n) <= 6) {
		struct np_type_name plain = *name;

		plain.name = n + 2;
		if (n[2] == 'b' || n[2] == 'l')
			plain.name = np_sprintf(c->arena, "u%s", n + 4);
		return np_type_name(c, &plain, out);
	}
	if (!t && !*name->tag && !strcmp(n, "bool"))
		t = np_type_bool(c->types);
	if (!t && !*name->tag && !strcmp(n, "void"))
		t = np_type_void(c->types);
	if (!t && !*name->tag && strlen(n) > 2 && !strcmp(n + strlen(n) - 2, "_t")) {
		struct np_type_name plain = *name;

		plain.name = np_strndup(c->arena, n, strlen(n) - 2);
		for (size_t i = 0; i < sizeof(ints) / sizeof(ints[0]); i++)
			if (!strcmp(ints[i].name, plain.name))
				return np_type_name(c, &plain, out);
	}
	if (!t && btf && (id = np_btf_find(btf, n, kinds)))
		t = np_type_from_btf(c->types, btf, id);
	if (!t) {
		struct np_diag *d =
			np_error(c->diags, NP_E_NO_TYPE, name->loc, "there is no type '%s%s%s'",
				 name->tag, *name->tag ? " " : "", n);

		if (!btf)
			np_hint(c->diags, d,
				"this kernel has no BTF, so only integer types are known");
		return false;
	}
	for (unsigned i = 0; i < name->stars; i++)
		t = np_type_ptr(c->types, t, false);
	if (name->array >= 0)
		t = np_type_array(c->types, t, (uint32_t)name->array);
	*out = t;
	return true;
}

/* What an integer literal or folded constant is. */
static void make_int(struct np_checker *c, struct np_node *n, uint64_t value, bool is_unsigned)
{
	n->kind = NP_N_INT;
	n->integer.value = value;
	n->integer.is_unsigned = is_unsigned;
	n->type = np_type_int(c->types, 8, !is_unsigned);
}

static bool use_arg(struct np_checker *c, struct np_node *n, struct np_arg *a)
{
	np_new_ref(c, n, NP_REF_ARG)->arg = a;
	n->type = a->type;
	return true;
}

static const struct np_node *find_constant(struct np_checker *c, const char *name)
{
	np_vec_each (const struct np_node *, k, &c->constants)
		if (!strcmp((*k)->define.name, name))
			return *k;
	return NULL;
}

static int find_param(struct np_checker *c, const char *name)
{
	for (uint32_t i = 0; i < c->out->params.n; i++)
		if (!strcmp(c->out->params.v[i]->param.name, name))
			return (int)i;
	return -1;
}

static bool use_param(struct np_checker *c, struct np_node *n, uint32_t index, bool set)
{
	const struct np_node *p = c->out->params.v[index];
	const struct np_param_row *row = np_param_row(p->param.type);
	struct np_ref *r = np_new_ref(c, n, NP_REF_PARAM);

	r->param.index = index;
	r->param.set = set;
	if (set || (row && !strcmp(row->name, "bool")))
		n->type = np_type_bool(c->types);
	else if (!row || row->class == NP_PARAM_INTEGER)
		n->type = int64(c);
	else if (row->class == NP_PARAM_STRING)
		n->type = np_type_str(c->types, 64);
	else
		n->type = np_type_simple(c->types, NP_V_INET);
	return true;
}

static void suggest(struct np_checker *c, struct np_diag *d, const char *name)
{
	struct np_nearest near = {.want = name};
	const char *arg = np_nearest_arg(c, name);

	for (int i = 0; i < NP_B_COUNT; i++)
		np_nearest_try(&near, np_builtins[i].name);
	for (struct np_scope *s = c->scope; s; s = s->outer)
		np_vec_each (struct np_var *, v, &s->vars)
			np_nearest_try(&near, np_sprintf(c->arena, "$%s", (*v)->name));
	np_vec_each (struct np_node *, p, &c->out->params)
		np_nearest_try(&near, (*p)->param.name);
	if (arg)
		np_nearest_try(&near, arg);
	if (np_nearest_best(&near))
		np_hint(c->diags, d, "did you mean '%s'?", np_nearest_best(&near));
	else if (c->body->kind == NP_P_TRACEPOINT && c->probe.format)
		np_hint(c->diags, d, "nprobe -lv t:%s:%s shows the fields", c->probe.format->system,
			c->probe.format->name);
}

/* Macro or constant or param; builtin; argument; enumerator. */
static bool check_name(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;
	const struct np_node *k = find_constant(c, n->name);
	int i;

	if (k) {
		if (c->constants_busy) {
			np_error(c->diags, NP_E_CONST_LOOP, n->loc, "'%s' is defined by itself",
				 n->name);
			return false;
		}
		struct np_node *copy = np_node_clone(c->arena, k->define.value, false);

		copy->next = n->next;
		*at = copy;
		c->constants_busy = true;
		bool ok = np_check_expr(c, at);

		c->constants_busy = false;
		return ok;
	}
	if ((i = find_param(c, n->name)) >= 0)
		return use_param(c, n, (uint32_t)i, false);
	if ((i = np_find_builtin(n->name)) >= 0 && np_builtins[i].kind == NP_BK_VALUE)
		return np_check_value(c, n, (enum np_builtin_id)i);

	struct np_arg *a = np_find_arg(c, n->name);

	if (a)
		return use_arg(c, n, a);

	struct np_btf *btf = np_world_btf(c->opt->world);
	int64_t value;
	uint32_t id = btf ? np_btf_find_enumerator(btf, n->name, &value) : 0;

	if (id) {
		struct np_btf_type t = {.name = ""};
		struct np_ref *r = np_new_ref(c, n, NP_REF_CONST);

		np_btf_type(btf, id, &t);
		r->constant.value = value;
		r->constant.enum_tag = t.name;
		r->constant.enumerator = n->name;
		n->type = np_type_from_btf(c->types, btf, id);
		return true;
	}
	struct np_diag *d =
		np_error(c->diags, NP_E_NO_NAME, n->loc, "'%s' is not known here", n->name);

	if (i >= 0)
		np_hint(c->diags, d, "'%s' is a function: %s", n->name, np_builtins[i].signature);
	else
		suggest(c, d, n->name);
	return false;
}

static struct np_var *find_var(struct np_checker *c, const char *name)
{
	for (struct np_scope *s = c->scope; s; s = s->outer)
		np_vec_each (struct np_var *, v, &s->vars)
			if (!strcmp((*v)->name, name))
				return *v;
	return NULL;
}

static bool check_scratch(struct np_checker *c, struct np_node *n)
{
	struct np_var *v = find_var(c, n->name);

	if (!v) {
		struct np_nearest near = {.want = n->name};
		struct np_diag *d = np_error(c->diags, NP_E_NO_VARIABLE, n->loc,
					     "variable '$%s' has no value here", n->name);

		for (struct np_scope *s = c->scope; s; s = s->outer)
			np_vec_each (struct np_var *, o, &s->vars)
				np_nearest_try(&near, (*o)->name);
		if (np_nearest_best(&near))
			np_hint(c->diags, d, "did you mean '$%s'?", np_nearest_best(&near));
		else
			np_hint(c->diags, d,
				"a variable is known from its first assignment to the end "
				"of that block");
		return false;
	}
	np_new_ref(c, n, NP_REF_VAR)->var = v;
	n->type = v->type;
	return true;
}

static bool check_positional(struct np_checker *c, struct np_node *n)
{
	uint64_t i = n->integer.value;
	const char *text = i && i <= c->opt->n_positional ? c->opt->positional[i - 1] : NULL;
	char *end = NULL;

	if (!i) {
		make_int(c, n, c->opt->n_positional, false);
		return true;
	}
	long long value = text ? strtoll(text, &end, 0) : 0;

	if (!text || (end != text && !*end)) {
		make_int(c, n, (uint64_t)value, false);
		return true;
	}
	n->kind = NP_N_STRING;
	n->string.s = text;
	n->string.len = (uint32_t)strlen(text);
	n->type = np_type_str(c->types, n->string.len + 1);
	return true;
}

/* A member of a struct of the kernel, by value or through a pointer. */
static bool check_struct_member(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->member.object;
	bool pointer = object->type->kind == NP_V_PTR;
	const struct np_type *owner = pointer ? object->type->elem : object->type;
	const char *path = n->member.name;
	struct np_btf_member m;
	struct np_btf_type found;

	if (owner->kind != NP_V_STRUCT || !owner->btf) {
		struct np_diag *d =
			np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
				 "a value of type %s has no members", np_show(c, object->type));

		if (pointer && owner->kind == NP_V_NONE)
			np_hint(c->diags, d, "say what it points to: ((struct NAME *)x)->%s", path);
		return false;
	}
	if (!np_btf_find_member(owner->btf, owner->btf_id, path, &m)) {
		struct np_nearest near = {.want = path};
		struct np_diag *d = np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
					     "%s has no member '%s'", np_show(c, owner), path);

		for (uint32_t i = 0; np_btf_member(owner->btf, owner->btf_id, i, &m); i++)
			if (*m.name)
				np_nearest_try(&near, m.name);
		if (np_nearest_best(&near))
			np_hint(c->diags, d, "did you mean '%s'?", np_nearest_best(&near));
		return false;
	}
	n->type = np_type_from_btf(c->types, owner->btf, m.type);
	if (pointer && object->type->is_user && n->type->kind == NP_V_PTR)
		n->type = np_type_ptr(c->types, n->type->elem, true);

	struct np_ref *r = np_new_ref(c, n, NP_REF_MEMBER);

	r->member.owner = owner;
	r->member.path = path;
	r->member.offset = m.bit_offset / 8;
	r->member.bit_size = m.bit_size;
	r->member.unit =
		np_btf_type(owner->btf, np_btf_strip(owner->btf, m.type), &found) ? found.size : 8;
	r->member.through_pointer = pointer;
	/* members of a struct without a tag are named from the nearest one that has one */
	if (!*owner->name && object->kind == NP_N_MEMBER && np_ref(object)->kind == NP_REF_MEMBER &&
	    !pointer) {
		const struct np_ref *outer = np_ref(object);

		r->member.owner = outer->member.owner;
		r->member.path = np_sprintf(c->arena, "%s.%s", outer->member.path, path);
		r->member.offset += outer->member.offset;
		r->member.through_pointer = outer->member.through_pointer;
		n->member.object = object->member.object;
	}
	return true;
}

static bool check_member(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->member.object;
	int i;

	/* args.x, param.set */
	if (object->kind == NP_N_NAME && !strcmp(object->name, "args")) {
		struct np_arg *a = np_find_arg(c, n->member.name);
		const char *near;

		if (a)
			return use_arg(c, n, a);
		struct np_diag *d = np_error(c->diags, NP_E_NO_FIELD, n->member.name_loc,
					     "the probe has no argument '%s'", n->member.name);

		near = np_nearest_arg(c, n->member.name);
		if (near)
			np_hint(c->diags, d, "did you mean '%s'?", near);
		return false;
	}
	if (object->kind == NP_N_NAME && (i = find_param(c, object->name)) >= 0 &&
	    !strcmp(n->member.name, "set"))
		return use_param(c, n, (uint32_t)i, true);
	if (!np_check_expr(c, &n->member.object))
		return false;
	object = n->member.object;
	if (object->type->kind == NP_V_TUPLE) {
		char *end;
		unsigned long k = strtoul(n->member.name, &end, 10);

		if (*end || k >= object->type->n_members) {
			np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
				 "a tuple of %u has no element '%s'", object->type->n_members,
				 n->member.name);
			return false;
		}
		np_new_ref(c, n, NP_REF_ELEMENT)->index = (uint32_t)k;
		n->type = object->type->members[k].type;
		return true;
	}
	return check_struct_member(c, n);
}

static bool type_error(struct np_checker *c, const struct np_node *n, const char *what)
{
	np_error(c->diags, NP_E_TYPE, n->loc, "%s, and this is %s", what, np_show(c, n->type));
	return false;
}

static bool is_number(const struct np_type *t)
{
	return np_type_is_scalar(t) ||
	       (np_vkind_is_aggregation(t->kind) && t->kind <= NP_V_MAX && t->kind != NP_V_STATS);
}

static bool check_index(struct np_checker *c, struct np_node *n)
{
	if (!np_check_expr(c, &n->binary.left) || !np_check_expr(c, &n->binary.right))
		return false;
	const struct np_type *t = n->binary.left->type;

	if (!np_type_is_integer(n->binary.right->type))
		return type_error(c, n->binary.right, "an index is an integer");
	if (t->kind == NP_V_STR && t->is_char) {
		n->type = np_type_int(c->types, 1, true);
		return true;
	}
	if (t->kind != NP_V_ARRAY && t->kind != NP_V_PTR)
		return type_error(c, n->binary.left, "only arrays and pointers have an index");
	if (t->kind == NP_V_PTR && t->elem->kind == NP_V_NONE)
		return type_error(c, n->binary.left, "what it points to must be known");
	if (t->kind == NP_V_ARRAY && n->binary.right->kind == NP_N_INT && t->count &&
	    n->binary.right->integer.value >= t->count) {
		np_error(c->diags, NP_E_BOUNDS, n->binary.right->loc, "index %llu is outside of %s",
			 (unsigned long long)n->binary.right->integer.value, np_show(c, t));
		return false;
	}
	n->type = t->elem;
	return true;
}

static bool check_unary(struct np_checker *c, struct np_node *n)
{
	if (!np_check_expr(c, &n->unary.operand))
		return false;
	const struct np_type *t = n->unary.operand->type;

	switch (n->unary.op) {
	case NP_OP_NOT:
		if (!is_number(t))
			return type_error(c, n->unary.operand, "'!' takes a number or a pointer");
		n->type = np_type_bool(c->types);
		return true;
	case NP_OP_DEREF:
		if (t->kind != NP_V_PTR || t->elem->kind == NP_V_NONE)
			return type_error(c, n->unary.operand,
					  "'*' takes a pointer to a known type");
		n->type = t->elem;
		return true;
	case NP_OP_NEG:
	case NP_OP_BNOT:
		if (!is_number(t))
			return type_error(c, n->unary.operand, "a number is expected");
		if (n->unary.operand->kind == NP_N_INT) {
			uint64_t v = n->unary.operand->integer.value;

			make_int(c, n, n->unary.op == NP_OP_NEG ? -v : ~v, false);
			return true;
		}
		n->type = n->unary.op == NP_OP_NEG ? int64(c)
						   : np_type_int(c->types, 8, t->is_signed);
		return true;
	default: np_error(c->diags, NP_E_LATER, n->loc, "'&' is not supported yet"); return false;
	}
}

/* A text that stands beside an address is read as one, now. */
static bool as_address(struct np_checker *c, struct np_node *n, bool cidr)
{
	uint8_t bytes[16];
	char text[64];
	const char *slash = strchr(n->string.s, '/');
	size_t len = slash ? (size_t)(slash - n->string.s) : n->string.len;

	if (len < sizeof(text)) {
		memcpy(text, n->string.s, len);
		text[len] = '\0';
		if ((cidr || !slash) && (inet_pton(AF_INET, text, bytes) == 1 ||
					 inet_pton(AF_INET6, text, bytes) == 1)) {
			n->kind = NP_N_ADDRESS;
			n->type = np_type_simple(c->types, NP_V_INET);
			return true;
		}
	}
	struct np_diag *d =
		np_error(c->diags, NP_E_NO_ADDRESS, n->loc, "\"%s\" is no IP address", n->string.s);

	np_hint(c->diags, d, cidr ? "such as 10.0.0.0/8 or \"fe80::/10\"" : "such as 10.0.0.1");
	return false;
}

/* What may be read as an address: an inet, or its bytes, or IPv4 in network order. */
static bool make_inet(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *call;
	const struct np_type *t = n->type;
	bool bytes = t->kind == NP_V_ARRAY && (t->size == 4 || t->size == 16);

	if (t->kind == NP_V_INET)
		return true;
	if (!bytes && !(t->kind == NP_V_INT && t->size == 4))
		return type_error(c, n, "an IP address is expected");
	call = np_node_new(c->arena, NP_N_CALL, n->loc);
	call->call.name = "ntop";
	call->call.args = n;
	call->next = n->next;
	n->next = NULL;
	call->type = np_type_simple(c->types, NP_V_INET);
	np_new_ref(c, call, NP_REF_BUILTIN)->builtin = NP_B_NTOP;
	*at = call;
	return true;
}

static bool check_in(struct np_checker *c, struct np_node *n)
{
	struct np_node *r = n->binary.right;

	if (!np_check_expr(c, &n->binary.left) || !make_inet(c, &n->binary.left))
		return false;
	n->type = np_type_bool(c->types);
	if (r->kind == NP_N_STRING || r->kind == NP_N_ADDRESS)
		return as_address(c, r, true);
	if (!np_check_expr(c, &n->binary.right))
		return false;
	r = n->binary.right;
	if (r->type->kind == NP_V_INET && r->ref && np_ref(r)->kind == NP_REF_PARAM)
		return true;
	return type_error(c, r, "'in' takes a network: a literal or a param of type cidr");
}

static bool fold(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	int64_t a = (int64_t)l->integer.value, b = (int64_t)r->integer.value, v;

	if (l->kind != NP_N_INT || r->kind != NP_N_INT || l->integer.is_unsigned ||
	    r->integer.is_unsigned)
		return false;
	switch (n->binary.op) {
	case NP_OP_ADD: v = (int64_t)((uint64_t)a + (uint64_t)b); break;
	case NP_OP_SUB: v = (int64_t)((uint64_t)a - (uint64_t)b); break;
	case NP_OP_MUL: v = (int64_t)((uint64_t)a * (uint64_t)b); break;
	case NP_OP_DIV:
		if (!b || b == -1)
			return false;
		v = a / b;
		break;
	case NP_OP_MOD:
		if (!b || b == -1)
			return false;
		v = a % b;
		break;
	case NP_OP_AND: v = a & b; break;
	case NP_OP_OR: v = a | b; break;
	case NP_OP_XOR: v = a ^ b; break;
	case NP_OP_SHL:
		if (b < 0 || b > 63)
			return false;
		v = (int64_t)((uint64_t)a << b);
		break;
	default: return false;
	}
	make_int(c, n, (uint64_t)v, false);
	return true;
}

static bool is_comparison(enum np_op op)
{
	return op >= NP_OP_EQ && op <= NP_OP_GE;
}

static bool check_binary(struct np_checker *c, struct np_node *n)
{
	bool left = np_check_expr(c, &n->binary.left), right = np_check_expr(c, &n->binary.right);
	enum np_op op = n->binary.op;

	if (!left || !right)
		return false;
	const struct np_type *a = n->binary.left->type, *b = n->binary.right->type;

	if (op == NP_OP_LAND || op == NP_OP_LOR) {
		n->type = np_type_bool(c->types);
		return np_check_condition(c, &n->binary.left) &&
		       np_check_condition(c, &n->binary.right);
	}
	if ((op == NP_OP_EQ || op == NP_OP_NE) && (a->kind == NP_V_INET || b->kind == NP_V_INET)) {
		n->type = np_type_bool(c->types);
		struct np_node **other = a->kind == NP_V_INET ? &n->binary.right : &n->binary.left;

		if ((*other)->kind == NP_N_STRING)
			return as_address(c, *other, false);
		return make_inet(c, other);
	}
	if (a->kind == NP_V_STR || b->kind == NP_V_STR) {
		n->type = np_type_bool(c->types);
		if (op != NP_OP_EQ && op != NP_OP_NE) {
			np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
				 "strings are compared with == and != only");
			return false;
		}
		if (a->kind != NP_V_STR)
			return type_error(c, n->binary.left, "a string is compared with a string");
		if (b->kind != NP_V_STR) {
			struct np_diag *d =
				np_error(c->diags, NP_E_TYPE, n->binary.right->loc,
					 "a string is compared with a string, and this is %s",
					 np_show(c, b));

			if (b->kind == NP_V_PTR)
				np_hint(c->diags, d, "str() reads the string at an address");
			return false;
		}
		return true;
	}
	if (!is_number(a))
		return type_error(c, n->binary.left, "a number is expected");
	if (!is_number(b))
		return type_error(c, n->binary.right, "a number is expected");
	if (fold(c, n))
		return true;
	if (is_comparison(op)) {
		n->type = np_type_bool(c->types);
		return true;
	}
	/* pointer arithmetic counts elements */
	if (a->kind == NP_V_PTR && b->kind != NP_V_PTR && (op == NP_OP_ADD || op == NP_OP_SUB)) {
		n->type = a;
		return true;
	}
	if (b->kind == NP_V_PTR && a->kind != NP_V_PTR && op == NP_OP_ADD) {
		struct np_node *swap = n->binary.left;

		n->binary.left = n->binary.right;
		n->binary.right = swap;
		n->type = b;
		return true;
	}
	/* literals take the sign of the other side */
	bool as = a->is_signed ||
		  (n->binary.left->kind == NP_N_INT && b->kind == NP_V_INT && b->is_signed);
	bool bs = b->is_signed;

	if (n->binary.left->kind == NP_N_INT && !n->binary.left->integer.is_unsigned)
		as = bs;
	if (n->binary.right->kind == NP_N_INT && !n->binary.right->integer.is_unsigned &&
	    n->binary.left->kind != NP_N_INT)
		bs = as;
	if (op == NP_OP_SHL || op == NP_OP_SHR)
		bs = as;
	n->type = np_type_int(c->types, 8, as || bs || op == NP_OP_SUB);
	return true;
}

static bool check_ternary(struct np_checker *c, struct np_node *n)
{
	if (!n->ternary.yes) /* a ?: b */
		n->ternary.yes = np_node_clone(c->arena, n->ternary.cond, false);
	bool ok = np_check_expr(c, &n->ternary.cond) && np_check_condition(c, &n->ternary.cond);

	ok &= np_check_expr(c, &n->ternary.yes);
	ok &= np_check_expr(c, &n->ternary.no);
	if (!ok)
		return false;
	const struct np_type *a = n->ternary.yes->type, *b = n->ternary.no->type;

	if (a == b) {
		n->type = a;
	} else if (a->kind == NP_V_STR && b->kind == NP_V_STR) {
		n->type = np_type_str(c->types, a->size > b->size ? a->size : b->size);
	} else if (np_type_is_integer(a) && np_type_is_integer(b)) {
		n->type = np_type_int(c->types, 8, a->is_signed || b->is_signed);
	} else if (np_type_is_scalar(a) && np_type_is_scalar(b) &&
		   (a->kind == NP_V_PTR || b->kind == NP_V_PTR)) {
		n->type = a->kind == NP_V_PTR ? a : b;
	} else {
		np_error(c->diags, NP_E_TYPE, n->loc,
			 "both sides of '?:' have one type, and these are %s and %s", np_show(c, a),
			 np_show(c, b));
		return false;
	}
	return true;
}

static bool check_cast(struct np_checker *c, struct np_node *n)
{
	const struct np_type *to, *from;

	if (!n->cast.to.name)
		return true; /* the checker's own conversion */
	if (!np_type_name(c, &n->cast.to, &to) || !np_check_expr(c, &n->cast.operand))
		return false;
	from = n->cast.operand->type;
	if (to->kind == NP_V_PTR && from->kind == NP_V_PTR && from->is_user)
		to = np_type_ptr(c->types, to->elem, true);
	if (!np_type_is_scalar(to)) {
		np_error(c->diags, NP_E_TYPE, n->cast.to.loc, "a cast to %s is not possible",
			 np_show(c, to));
		return false;
	}
	if (!is_number(from) &&
	    !((from->kind == NP_V_ARRAY || from->kind == NP_V_STRUCT) && to->kind == NP_V_PTR))
		return type_error(c, n->cast.operand, "a cast takes a number or a pointer");
	n->type = to;
	return true;
}

static bool check_sizeof(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t;

	if (n->cast.to.name) {
		if (!np_type_name(c, &n->cast.to, &t))
			return false;
	} else {
		if (!np_check_expr(c, &n->cast.operand))
			return false;
		t = n->cast.operand->type;
	}
	if (t->kind == NP_V_STRUCT && t->btf && *t->name)
		n->type = np_type_int(c->types, 8, false); /* gen: symbol size.T */
	else
		make_int(c, n, t->size, true);
	if (n->kind == NP_N_SIZEOF) {
		struct np_ref *r = np_new_ref(c, n, NP_REF_MEMBER);

		r->member.owner = t;
	}
	return true;
}

bool np_check_condition(struct np_checker *c, struct np_node **at)
{
	const struct np_type *t = (*at)->type;

	if (is_number(t))
		return true;
	return type_error(c, *at, "a condition is a number or a pointer");
}

bool np_check_expr(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;

	switch (n->kind) {
	case NP_N_INT: n->type = np_type_int(c->types, 8, !n->integer.is_unsigned); return true;
	case NP_N_STRING: n->type = np_type_str(c->types, n->string.len + 1); return true;
	case NP_N_ADDRESS: return as_address(c, n, false);
	case NP_N_NAME: return check_name(c, at);
	case NP_N_SCRATCH: return check_scratch(c, n);
	case NP_N_MAP:
		if (!np_check_map(c, n, false))
			return false;
		/* its value is spread over the CPUs: one of them alone would be a wrong answer */
		if (np_vkind_is_aggregation(n->type->kind)) {
			np_error(c->diags, NP_E_LATER, n->loc,
				 "reading the %s of a key in a program is not supported yet",
				 np_vkind_name(n->type->kind));
			return false;
		}
		return true;
	case NP_N_POSITIONAL: return check_positional(c, n);
	case NP_N_CALL: return np_check_call(c, n);
	case NP_N_MEMBER: return check_member(c, n);
	case NP_N_INDEX: return check_index(c, n);
	case NP_N_UNARY: return check_unary(c, n);
	case NP_N_BINARY: return check_binary(c, n);
	case NP_N_IN: return check_in(c, n);
	case NP_N_TERNARY: return check_ternary(c, n);
	case NP_N_CAST: return check_cast(c, n);
	case NP_N_SIZEOF: return check_sizeof(c, n);
	case NP_N_INCDEC: {
		struct np_node *t = n->incdec.target;

		if (t->kind == NP_N_MAP && !np_check_map(c, t, false))
			return false;
		if (t->kind == NP_N_MAP &&
		    !np_assign_map(c, np_map_state(c, np_ref(t)->map->name, t->loc), int64(c),
				   n->loc))
			return false;
		if (t->kind == NP_N_SCRATCH && !check_scratch(c, t))
			return false;
		t->type = t->kind == NP_N_MAP ? np_ref(t)->map->value : t->type;
		n->type = t->type;
		return np_type_is_scalar(n->type) || type_error(c, t, "a number is expected");
	}
	case NP_N_TUPLE: {
		const struct np_type *elems[64];
		uint32_t k = 0;

		if (!np_check_list(c, &n->list))
			return false;
		for (struct np_node **e = &n->list; *e; e = &(*e)->next) {
			const struct np_type *t = (*e)->type;

			if (t->kind == NP_V_INT || t->kind == NP_V_BOOL) {
				t = np_type_int(c->types, 8, t->kind == NP_V_INT && t->is_signed);
				np_convert(c, e, t);
			}
			if (k == 64 || !(np_type_is_scalar(t) || t->kind == NP_V_STR ||
					 t->kind == NP_V_INET || t->kind == NP_V_TUPLE))
				return type_error(c, *e, "a tuple holds at most 64 plain values");
			elems[k++] = t->kind == NP_V_STR ? np_type_str(c->types, t->size) : t;
		}
		n->type = np_type_tuple(c->types, elems, k);
		return true;
	}
	default: np_error(c->diags, NP_E_TYPE, n->loc, "this is not a value"); return false;
	}
}

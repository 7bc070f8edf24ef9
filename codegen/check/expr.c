/*
 * Expressions: operators, casts, tuples, and which function looks at which kind of node.
 * Integers are computed in 64 bits: a type says what a value is, not where it is computed.
 */
#include <string.h>

#include "check/checker.h"
#include "check/glob.h"

const char *np_show(struct np_checker *c, const struct np_type *t)
{
	struct np_text text = {0};
	const char *s;

	if (!t)
		return "nothing";
	np_type_show(t, &text);
	s = np_strdup(c->arena, text.s);
	np_text_free(&text);
	return s;
}

bool np_type_error(struct np_checker *c, const struct np_node *n, const char *what)
{
	struct np_diag *d =
		np_error(c->diags, NP_E_TYPE, n->loc, "%s, and this is %s", what,
			 n->type->kind == NP_V_NONE ? "without a value" : np_show(c, n->type));

	if (np_type_is_record(n->type) && n->type->n_members == 1)
		np_hint(c->diags, d, "a comparison is written ==");
	return false;
}

bool np_check_list(struct np_checker *c, struct np_node **list)
{
	bool ok = true;

	for (struct np_node **at = list; *at; at = &(*at)->next)
		ok &= np_check_expr(c, at);
	return ok;
}

void np_make_int(struct np_checker *c, struct np_node *n, uint64_t value, bool is_unsigned)
{
	n->kind = NP_N_INT;
	n->integer.value = value;
	n->integer.is_unsigned = is_unsigned;
	n->integer.is_duration = n->integer.is_decided = false;
	n->type = np_type_int(c->types, 8, !is_unsigned);
}

void np_decide(struct np_checker *c, struct np_node *n, bool value)
{
	np_make_int(c, n, value, false);
	n->integer.is_decided = true;
	n->type = np_type_bool(c->types);
}

bool np_check_condition(struct np_checker *c, struct np_node **at)
{
	if (np_is_number((*at)->type))
		return true;
	return np_type_error(c, *at, "a condition is a number or a pointer");
}

/* ~ and - of an unsigned number are of its own width: ~(uint8)5 is 250. */
static void negate(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;
	const struct np_type *t = n->unary.operand->type;
	bool keeps = t->kind == NP_V_INT && !t->is_signed;

	n->type = t->kind == NP_V_FACT
			  ? np_type_fact(c->types)
			  : np_type_int(c->types, 8,
					!keeps && (n->unary.op == NP_OP_NEG || t->is_signed));
	if (keeps && t->size < 8)
		np_convert(c, at, np_type_int(c->types, t->size, false));
}

static void fold_unary(struct np_checker *c, struct np_node *n, const struct np_node *x)
{
	uint64_t v = x->integer.value;

	/* a mask: ~0 is all bits, and not -1 */
	if (n->unary.op == NP_OP_BNOT)
		np_make_int(c, n, ~v, (int64_t)v >= 0 || x->integer.is_unsigned);
	else /* -9223372036854775808 is int64, though without its sign it does not fit */
		np_make_int(c, n, -v, x->integer.is_unsigned && v != (uint64_t)INT64_MIN);
}

/* A variable is in memory of the kernel, wherever the probe is. */
static const struct np_type *variable_address(struct np_checker *c, const struct np_node *x)
{
	struct np_type pointer = *np_type_ptr(c->types, x->type, false);

	pointer.is_kernel = np_body_is_user(c->body);
	return np_type_intern(c->types, &pointer);
}

/* &: of a variable, or of a place in memory that a pointer leads to. */
static bool check_address(struct np_checker *c, struct np_node *n)
{
	const struct np_node *x = n->unary.operand;
	const struct np_ref *r = np_ref(x);
	const struct np_type *from = np_address_space(x);
	struct np_diag *d;

	if (x->kind == NP_N_SCRATCH) {
		n->type = variable_address(c, x);
		return true;
	}
	if (!from) {
		d = np_error(c->diags, NP_E_LATER, n->loc, "'&' of this is not supported yet");
		np_hint(c->diags, d,
			"it takes a variable, or what a pointer leads to: &$x, &task->comm");
		return false;
	}
	if (x->kind == NP_N_MEMBER && r->kind == NP_REF_MEMBER && r->member.bit_size) {
		np_error(c->diags, NP_E_TYPE, n->loc, "a bitfield has no address");
		return false;
	}
	n->type = np_type_through(c->types, from, np_type_ptr(c->types, x->type, false));
	return true;
}

/* *array is its first element, as in C. */
static bool check_first_element(struct np_checker *c, struct np_node **at, struct np_node *array)
{
	struct np_node *index = np_node_new(c->arena, NP_N_INDEX, (*at)->loc);

	index->binary.left = array;
	index->binary.right = np_node_new(c->arena, NP_N_INT, (*at)->loc);
	*at = index;
	return np_check_expr(c, at);
}

static bool check_unary(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *x, *member = NULL;
	const struct np_type *t;

	if (np_is_map_address(n))
		return np_no_map_address(c, n);
	if (n->unary.op == NP_OP_DEREF && n->unary.operand->kind == NP_N_MEMBER)
		member = np_node_clone(c->arena, n->unary.operand, false);
	if (!np_check_expr(c, &n->unary.operand))
		return false;
	x = n->unary.operand;
	t = x->type;
	switch (n->unary.op) {
	case NP_OP_NOT:
		if (!np_is_number(t))
			return np_type_error(c, x, "'!' takes a number or a pointer");
		if (np_is_decided(x))
			np_decide(c, n, !x->integer.value);
		n->type = np_type_bool(c->types);
		return true;
	case NP_OP_DEREF:
		if (t->kind == NP_V_INT && t->size == 8) { /* an address, as kaddr() gives it */
			np_convert(c, &n->unary.operand,
				   np_type_ptr(c->types, np_type_int(c->types, 8, false), false));
			t = n->unary.operand->type;
		}
		if (t->kind == NP_V_ARRAY && member)
			return check_first_element(c, at, member);
		if (t->kind != NP_V_PTR)
			return np_type_error(c, x, "'*' takes a pointer");
		if (t->elem->kind == NP_V_NONE || !t->elem->size)
			return np_type_error(c, x, "'*' takes a pointer to a known type");
		n->type = t->elem;
		n->type = np_type_through(c->types, t, n->type);
		return true;
	case NP_OP_NEG:
	case NP_OP_BNOT:
		if (!np_is_number(t) || t->kind == NP_V_PTR)
			return np_type_error(c, x, "a number is expected");
		if (x->kind == NP_N_INT) {
			fold_unary(c, n, x);
			return true;
		}
		negate(c, at);
		return true;
	default: return check_address(c, n);
	}
}

static bool is_comparison(enum np_op op)
{
	return op >= NP_OP_EQ && op <= NP_OP_GE;
}

/* Bytes that are an address as they stand: __u8 saddr[4], struct in6_addr, __be32. */
static bool is_address(const struct np_type *t)
{
	if (t->kind == NP_V_ARRAY)
		return (t->size == 4 || t->size == 16) && t->elem->size == 1;
	if (t->kind == NP_V_STRUCT)
		return !strcmp(t->name, "in_addr") || !strcmp(t->name, "in6_addr");
	return t->kind == NP_V_INT && t->size == 4;
}

static bool check_addresses(struct np_checker *c, struct np_node *n);

/* Of two that are known the order is, too. */
static void compare_literals(struct np_checker *c, struct np_node *n)
{
	int by = strcmp(n->binary.left->string.s, n->binary.right->string.s);
	bool is;

	switch (n->binary.op) {
	case NP_OP_EQ: is = by == 0; break;
	case NP_OP_NE: is = by != 0; break;
	case NP_OP_LT: is = by < 0; break;
	case NP_OP_GT: is = by > 0; break;
	case NP_OP_LE: is = by <= 0; break;
	default: is = by >= 0; break;
	}
	np_decide(c, n, is);
}

static bool check_strings(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	const struct np_node *other = l->type->kind == NP_V_STR ? r : l;
	const struct np_node *string = other == l ? r : l;
	struct np_diag *d;

	if (string->kind == NP_N_STRING && is_address(other->type) &&
	    strpbrk(string->string.s, ".:"))
		return np_make_inet(c, other == l ? &n->binary.left : &n->binary.right) &&
		       check_addresses(c, n);

	n->type = np_type_bool(c->types);
	if (l->kind == NP_N_STRING && r->kind == NP_N_STRING && is_comparison(n->binary.op)) {
		compare_literals(c, n);
		return true;
	}
	if (n->binary.op != NP_OP_EQ && n->binary.op != NP_OP_NE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "strings are compared with == and != only");
		return false;
	}
	if (other->type->kind == NP_V_STR)
		return true;
	d = np_error(c->diags, NP_E_TYPE, other->loc,
		     "a string is compared with a string, and this is %s", np_show(c, other->type));
	if (other->type->kind == NP_V_PTR)
		np_hint(c->diags, d, "str() reads the string at an address");
	return false;
}

static bool check_addresses(struct np_checker *c, struct np_node *n)
{
	struct np_node **other =
		n->binary.left->type->kind == NP_V_INET ? &n->binary.right : &n->binary.left;

	n->type = np_type_bool(c->types);
	if (n->binary.op != NP_OP_EQ && n->binary.op != NP_OP_NE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "addresses are compared with ==, != and in");
		return false;
	}
	if ((*other)->kind == NP_N_STRING)
		return np_as_address(c, *other, false);
	for (int i = 0; i < 2; i++) {
		const struct np_node *x = i ? n->binary.right : n->binary.left;
		const struct np_ref *r = np_ref(x);

		if (r && r->kind == NP_REF_PARAM && !r->param.set &&
		    !strcmp(c->out->params.v[r->param.index]->param.type, "cidr")) {
			struct np_diag *d =
				np_error(c->diags, NP_E_TYPE, x->loc,
					 "'%s' is a network, and one address is compared", x->name);

			np_hint(c->diags, d, "write: in %s", x->name);
			return false;
		}
	}
	return np_make_inet(c, other);
}

static bool is_bytes(const struct np_type *t)
{
	return t->kind == NP_V_BYTES || t->kind == NP_V_MAC ||
	       (t->kind == NP_V_ARRAY && np_type_is_integer(t->elem));
}

/* Buffers, addresses of cards and arrays of one kind are equal or not. */
static bool check_bytes(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	bool alike = l->type->kind == r->type->kind &&
		     (l->type->kind != NP_V_ARRAY ||
		      (l->type->size == r->type->size && l->type->count == r->type->count));

	n->type = np_type_bool(c->types);
	if (n->binary.op != NP_OP_EQ && n->binary.op != NP_OP_NE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "%s and %s are compared with == and != only", np_show(c, l->type),
			 np_show(c, r->type));
		return false;
	}
	if (alike)
		return true;
	np_error(c->diags, NP_E_TYPE, n->binary.op_loc, "%s and %s are not compared",
		 np_show(c, l->type), np_show(c, r->type));
	return false;
}

static bool is_stack(const struct np_type *t)
{
	return t->kind == NP_V_KSTACK || t->kind == NP_V_USTACK;
}

/* Stacks are equal if their frames are: of the kernel, or of one process. */
static bool check_stacks(struct np_checker *c, struct np_node *n)
{
	const struct np_type *a = n->binary.left->type, *b = n->binary.right->type;

	n->type = np_type_bool(c->types);
	if (a == b && (n->binary.op == NP_OP_EQ || n->binary.op == NP_OP_NE))
		return true;
	np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
		 a == b ? "%s and %s are compared with == and != only"
			: "%s and %s are not compared",
		 np_show(c, a), np_show(c, b));
	return false;
}

/* Of tuples and records all elements are; those of other forms never are equal. */
static bool check_tuples(struct np_checker *c, struct np_node *n)
{
	struct np_node **l = &n->binary.left, **r = &n->binary.right;
	const struct np_type *both;

	n->type = np_type_bool(c->types);
	if (n->binary.op != NP_OP_EQ && n->binary.op != NP_OP_NE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "%s and %s are compared with == and != only", np_show(c, (*l)->type),
			 np_show(c, (*r)->type));
		return false;
	}
	np_order_record(c, *r, (*l)->type);
	np_packet_whole(c, l);
	np_packet_whole(c, r);
	both = np_unify(c, (*l)->type, (*r)->type);
	if (both) {
		np_convert(c, l, both);
		np_convert(c, r, both);
		return true;
	}
	if (c->last_round)
		np_warn(c->diags, n->loc, "%s and %s are never equal", np_show(c, (*l)->type),
			np_show(c, (*r)->type));
	np_make_int(c, n, n->binary.op == NP_OP_NE, false);
	n->type = np_type_bool(c->types);
	return true;
}

/* Differences of pointers count elements, as in C. */
static bool subtract_pointers(struct np_checker *c, struct np_node *n)
{
	const struct np_type *elem = n->binary.left->type->elem;
	struct np_node *inner, *size;

	n->type = np_int64(c);
	if (elem != n->binary.right->type->elem || elem->size < 2)
		return true;
	inner = np_node_new(c->arena, NP_N_BINARY, n->loc);
	inner->binary = n->binary;
	inner->type = n->type;
	size = np_node_new(c->arena, NP_N_SIZEOF, n->loc);
	np_size_of(c, size, elem);
	n->binary.op = NP_OP_DIV;
	n->binary.left = inner;
	n->binary.right = size;
	return true;
}

static bool check_pointers(struct np_checker *c, struct np_node *n)
{
	struct np_node *l = n->binary.left, *r = n->binary.right;
	bool both = l->type->kind == NP_V_PTR && r->type->kind == NP_V_PTR;

	switch (n->binary.op) {
	case NP_OP_SUB:
		if (both)
			return subtract_pointers(c, n);
		if (l->type->kind != NP_V_PTR)
			break;
		n->type = l->type;
		return true;
	case NP_OP_ADD:
		if (both)
			break;
		if (l->type->kind != NP_V_PTR) {
			n->binary.left = r;
			n->binary.right = l;
		}
		n->type = n->binary.left->type;
		return true;
	case NP_OP_AND:
	case NP_OP_OR:
	case NP_OP_XOR:
	case NP_OP_MOD:
	case NP_OP_SHR: n->type = np_type_int(c->types, 8, false); return true;
	default: break;
	}
	np_error(c->diags, NP_E_TYPE, n->binary.op_loc, "'%s' of %s and %s means nothing",
		 np_op_spelling(n->binary.op), np_show(c, l->type), np_show(c, r->type));
	return false;
}

/* A param of any type but `int`: a duration, a size, a port. It has no sign to lose. */
static bool is_quantity(struct np_checker *c, const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	return r && r->kind == NP_REF_PARAM &&
	       strcmp(c->out->params.v[r->param.index]->param.type, "int") != 0;
}

/* A comparison that is made as int64 although one side may be above its range. */
static void warn_signs(struct np_checker *c, const struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right, *u;

	if (n->binary.op == NP_OP_EQ || n->binary.op == NP_OP_NE || np_is_literal(l) ||
	    np_is_literal(r) || l->type->is_signed == r->type->is_signed)
		return;
	u = l->type->is_signed ? r : l;
	if (is_quantity(c, u == l ? r : l))
		return;
	if (u->type->kind == NP_V_INT && u->type->size == 8 && u->kind != NP_N_INT && c->last_round)
		np_warn(c->diags, u->loc, "uint64 is compared with a signed number, as int64");
}

static bool check_numbers(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	const struct np_type *a = l->type, *b = r->type;
	enum np_op op = n->binary.op;
	bool is_signed;

	if (!np_is_number(a))
		return np_type_error(c, l, "a number is expected");
	if (!np_is_number(b))
		return np_type_error(c, r, "a number is expected");
	if (np_fold(c, n))
		return true;
	if (is_comparison(op)) {
		n->type = np_type_bool(c->types);
		warn_signs(c, n);
		return true;
	}
	if (a->kind == NP_V_PTR || b->kind == NP_V_PTR)
		return check_pointers(c, n);
	if (op == NP_OP_SHL || op == NP_OP_SHR)
		is_signed = a->is_signed;
	else if (op == NP_OP_SUB)
		is_signed = true;
	/* a literal has the sign of the other side */
	else if (np_is_literal(l) && (int64_t)l->integer.value >= 0)
		is_signed = b->is_signed;
	else if (np_is_literal(r) && (int64_t)r->integer.value >= 0)
		is_signed = a->is_signed;
	else
		is_signed = a->is_signed || b->is_signed;
	n->type = a->kind == NP_V_FACT || b->kind == NP_V_FACT
			  ? np_type_fact(c->types)
			  : np_type_int(c->types, 8, is_signed);
	return true;
}

/* What the left side decides leaves the right one out. */
static bool check_logic(struct np_checker *c, struct np_node *n)
{
	bool left = np_check_expr(c, &n->binary.left) && np_check_condition(c, &n->binary.left);
	bool and = n->binary.op == NP_OP_LAND;

	if (left && np_is_decided(n->binary.left) && !n->binary.left->integer.value == and)
		np_decide(c, n, !and);
	else if (!np_check_expr(c, &n->binary.right) || !np_check_condition(c, &n->binary.right))
		return false;
	else if (left && np_is_decided(n->binary.left) && np_is_decided(n->binary.right))
		np_decide(c, n, n->binary.right->integer.value != 0);
	n->type = np_type_bool(c->types);
	return left;
}

/* text =~ "pattern" */
static bool check_match(struct np_checker *c, struct np_node *n)
{
	struct np_node *left = n->binary.left, *right = n->binary.right;
	struct np_glob *glob = np_alloc(c->arena, sizeof(*glob));
	const char *wrong;
	struct np_diag *d;

	n->type = np_type_bool(c->types);
	/* str($1) */
	if (right->kind == NP_N_CALL && np_ref(right)->kind == NP_REF_BUILTIN &&
	    np_ref(right)->builtin == NP_B_STR && right->call.args->kind == NP_N_STRING)
		n->binary.right = right = right->call.args;
	if (!np_make_string(c, &n->binary.left))
		return np_type_error(c, left, "a string is matched");
	if (right->kind != NP_N_STRING) {
		d = np_error(c->diags, NP_E_TYPE, right->loc,
			     "a pattern is a string constant: it is worked out before the program "
			     "runs");
		np_hint(c->diags, d, "for example: =~ \"nginx*\"");
		return false;
	}
	if (np_glob_compile(right->string.s, right->string.len, glob, &wrong))
		return true;
	d = np_error(c->diags, NP_E_TYPE, right->loc, "this is no pattern: %s", wrong);
	np_hint(c->diags, d,
		"there are * ? [a-z] [!a-z] {a,b}; a backslash takes their meaning "
		"away");
	return false;
}

/* A string that is written down, str($1) too; NULL: it is none. */
static const struct np_node *constant_text(const struct np_node *n)
{
	if (n->kind == NP_N_CALL && np_ref(n)->kind == NP_REF_BUILTIN &&
	    np_ref(n)->builtin == NP_B_STR && !n->call.args->next)
		n = n->call.args;
	return n->kind == NP_N_STRING ? n : NULL;
}

/* "a" + "b" is "ab", and "abc" + 1 is "bc", as in C, if both are constants. */
static bool join_texts(struct np_checker *c, struct np_node *n)
{
	const struct np_node *left = n->binary.left, *right = n->binary.right;
	const struct np_node *a = constant_text(left), *b = constant_text(right);
	const struct np_node *number = left->kind == NP_N_INT ? left : right;
	struct np_text text = {0};
	uint64_t skip = 0;

	if (n->binary.op != NP_OP_ADD || (!a && !b))
		return false;
	if (!a || !b) {
		skip = number->integer.value;
		if (number->kind != NP_N_INT || skip >= (a ? a : b)->string.len)
			return false;
	}
	if (a)
		np_text_addn(&text, a->string.s, a->string.len);
	if (b)
		np_text_addn(&text, b->string.s, b->string.len);
	n->kind = NP_N_STRING;
	n->string.len = (uint32_t)(text.n - skip);
	n->string.s = text.n ? np_strndup(c->arena, text.s + skip, text.n - skip) : "";
	n->type = np_type_str(c->types, n->string.len + 1);
	np_text_free(&text);
	return true;
}

static bool check_binary(struct np_checker *c, struct np_node *n)
{
	if (n->binary.op == NP_OP_LAND || n->binary.op == NP_OP_LOR)
		return check_logic(c, n);
	bool left = np_check_expr(c, &n->binary.left), right = np_check_expr(c, &n->binary.right);

	if (!left || !right)
		return false;
	if (join_texts(c, n))
		return true;
	const struct np_type *a = n->binary.left->type, *b = n->binary.right->type;

	if (n->binary.op == NP_OP_MATCH || n->binary.op == NP_OP_UNMATCH)
		return check_match(c, n);
	if (a->kind == NP_V_INET || b->kind == NP_V_INET)
		return check_addresses(c, n);
	if (np_is_mac(n->binary.left, n->binary.right) ||
	    np_is_mac(n->binary.right, n->binary.left))
		return np_check_macs(c, n);
	if ((a->kind == NP_V_STR && np_make_string(c, &n->binary.right)) ||
	    (b->kind == NP_V_STR && np_make_string(c, &n->binary.left)) || a->kind == NP_V_STR ||
	    b->kind == NP_V_STR)
		return check_strings(c, n);
	if (is_bytes(a) && is_bytes(b))
		return check_bytes(c, n);
	if (is_stack(a) && is_stack(b))
		return check_stacks(c, n);
	if (a->kind == NP_V_TUPLE && b->kind == NP_V_TUPLE)
		return check_tuples(c, n);
	return check_numbers(c, n);
}

static bool check_ternary(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;
	const struct np_type *a, *b;
	bool ok;

	if (!n->ternary.yes) /* a ?: b */
		n->ternary.yes = np_node_clone(c->arena, n->ternary.cond, false);
	ok = np_check_expr(c, &n->ternary.cond) && np_check_condition(c, &n->ternary.cond);
	if (ok && np_is_decided(n->ternary.cond)) {
		*at = n->ternary.cond->integer.value ? n->ternary.yes : n->ternary.no;
		(*at)->next = n->next;
		return np_check_expr(c, at);
	}
	ok &= np_check_expr(c, &n->ternary.yes);
	ok &= np_check_expr(c, &n->ternary.no);
	if (!ok)
		return false;
	if (!np_text_as(c, n->ternary.yes, n->ternary.no->type) ||
	    !np_text_as(c, n->ternary.no, n->ternary.yes->type))
		return false;
	a = np_worded_type(c, n->ternary.yes->type);
	b = np_worded_type(c, n->ternary.no->type);
	n->type = !np_can_keep(a)                ? NULL
		  : np_is_literal(n->ternary.no) ? np_unify_value(c, a, b, n->ternary.no)
						 : np_unify_value(c, b, a, n->ternary.yes);
	if (n->type) {
		np_place(c, &n->ternary.yes, n->type);
		np_place(c, &n->ternary.no, n->type);
		return true;
	}
	np_error(c->diags, NP_E_TYPE, n->loc,
		 "both sides of '?:' have one type, and these are %s and %s",
		 np_show(c, n->ternary.yes->type), np_show(c, n->ternary.no->type));
	return false;
}

/* An integer's bytes as an array: (uint8[4])x, or (uint8[])x for all of them. */
static bool cast_to_array(struct np_checker *c, struct np_node *n, const struct np_type *to)
{
	const struct np_type *from = n->cast.operand->type;
	struct np_diag *d;

	if (n->cast.to.array == NP_ARRAY_OPEN)
		to = np_type_array(c->types, to, to->size ? from->size / to->size : 0);
	if (np_type_is_integer(from) && to->kind == NP_V_ARRAY && np_type_is_integer(to->elem) &&
	    to->size && to->size <= 8) {
		n->type = to;
		return true;
	}
	d = np_error(c->diags, NP_E_TYPE, n->cast.to.loc, "a cast of %s to %s is not possible",
		     np_show(c, from), np_show(c, to));
	if (to->kind == NP_V_STRUCT)
		np_hint(c->diags, d, "cast to a pointer: (%s *)", np_show(c, to));
	else if (to->kind == NP_V_ARRAY)
		np_hint(c->diags, d, "an integer is an array of at most 8 bytes");
	return false;
}

static bool check_cast(struct np_checker *c, struct np_node *n)
{
	const struct np_type *to, *from;
	bool known;

	if (!n->cast.to.name)
		return true; /* the checker's own conversion */
	known = np_type_name(c, &n->cast.to, &to);
	if (!np_check_expr(c, &n->cast.operand) || !known)
		return false;
	if (to->kind == NP_V_INET || to->kind == NP_V_MAC)
		return np_cast_address(c, n, to);
	from = n->cast.operand->type;
	if (!np_type_is_scalar(to) || n->cast.to.array == NP_ARRAY_OPEN)
		return cast_to_array(c, n, to);
	if (from->kind == NP_V_PTR)
		to = np_type_through(c->types, from, to);
	if (!np_is_number(from) && from->kind != NP_V_KSYM && from->kind != NP_V_LOC &&
	    !((from->kind == NP_V_ARRAY || from->kind == NP_V_STRUCT || from->is_char) &&
	      to->kind == NP_V_PTR) &&
	    !(from->kind == NP_V_ARRAY && from->size <= 8 && to->kind == NP_V_INT))
		return np_type_error(c, n->cast.operand, "a cast takes a number or a pointer");
	if (to->kind == NP_V_PTR &&
	    from->kind != NP_V_PTR) /* where an array is, its pointer goes */
		to = np_type_through(c->types, np_address_space(n->cast.operand), to);
	n->type = to;
	if (n->cast.operand->kind == NP_N_INT && to->kind == NP_V_INT && to->size == 8)
		np_make_int(c, n, n->cast.operand->integer.value, !to->is_signed);
	return true;
}

static bool check_tuple(struct np_checker *c, struct np_node *n)
{
	const struct np_type *elems[64];
	uint32_t k = 0;

	if (!np_check_list(c, &n->list))
		return false;
	np_packets_whole(c, &n->list);
	for (struct np_node **e = &n->list; *e; e = &(*e)->next) {
		const struct np_type *t = np_value_type(c, (*e)->type);

		if (!np_can_keep(t))
			return np_type_error(c, *e, "a tuple holds plain values");
		if (k == 64) {
			np_error(c->diags, NP_E_TYPE, (*e)->loc, "a tuple holds at most 64 values");
			return false;
		}
		if (t->kind == NP_V_INT)
			np_convert(c, e, t);
		elems[k++] = t;
	}
	n->type = np_type_record(c->types, elems, n->record.names, k);
	if (n->type->size <= NP_LARGEST)
		return true;
	np_error(c->diags, NP_E_TYPE, n->loc, "a tuple of %u bytes is too large: %u are possible",
		 n->type->size, NP_LARGEST);
	return false;
}

/* ++ keeps what a map or variable is; a map without a value yet becomes int64. */
static bool check_incdec(struct np_checker *c, struct np_node *n)
{
	struct np_node *t = n->incdec.target, one = {.kind = NP_N_INT, .loc = n->loc};
	struct np_map_state *s;

	one.integer.value = 1;
	if (t->kind == NP_N_MAP) {
		s = np_check_target(c, t);
		if (!s)
			return false;
		if (!s->map.value || s->map.value->kind != NP_V_INT)
			if (!np_assign_map(c, s, np_int64(c), &one))
				return false;
		if (!np_widen_map(c, s, t->loc))
			return false;
		t->type = s->map.value;
	} else if (t->kind != NP_N_SCRATCH || !np_check_scratch(c, t)) {
		return false;
	} else {
		np_step_var(c, t, n->incdec.op);
	}
	n->type = t->type;
	return (np_is_number(n->type) && !np_vkind_is_aggregation(n->type->kind)) ||
	       np_type_error(c, t, "a number is expected");
}

/* An aggregation's value is spread over the CPUs: reading it puts it together, as a number. */
static bool check_map_value(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;
	struct np_diag *d;

	if (!np_check_map(c, n, false))
		return false;
	if (!np_vkind_is_aggregation(n->type->kind))
		return true;
	if (!np_is_number(n->type)) {
		d = np_error(c->diags, NP_E_TYPE, n->loc, "a %s is not one number",
			     np_vkind_name(n->type->kind));
		np_hint(c->diags, d, "print(%s) shows the whole map", np_ref(n)->map->name);
		return false;
	}
	if (!np_check_feature(c, n, NP_FEAT_PERCPU_LOOKUP))
		return false;
	np_convert(c, at, np_kept_type(c, n->type));
	return true;
}

bool np_check_expr(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at;

	switch (n->kind) {
	case NP_N_INT: n->type = np_type_int(c->types, 8, !n->integer.is_unsigned); return true;
	case NP_N_STRING:
		n->type = np_type_str(c->types, n->string.len + 1);
		if (n->string.len <= NP_MAX_STRLEN)
			return true;
		np_error(c->diags, NP_E_TYPE, n->loc, "a string has at most %d bytes, and this %u",
			 NP_MAX_STRLEN, n->string.len);
		return false;
	case NP_N_ADDRESS:
		return strlen(n->string.s) == 17 && n->string.s[2] == ':'
			       ? np_as_mac(c, n)
			       : np_as_address(c, n, false);
	case NP_N_NAME: return np_check_name(c, at);
	case NP_N_SCRATCH: return np_check_scratch(c, n);
	case NP_N_MAP: return check_map_value(c, at);
	case NP_N_POSITIONAL: return np_check_positional(c, n, false);
	case NP_N_CALL: return np_check_call(c, n);
	case NP_N_MEMBER: return np_check_member(c, n);
	case NP_N_INDEX: return np_check_index(c, n);
	case NP_N_UNARY: return check_unary(c, at);
	case NP_N_COMPTIME: return np_check_comptime(c, at);
	case NP_N_BINARY: return check_binary(c, n);
	case NP_N_IN: return np_check_in(c, n);
	case NP_N_TERNARY: return check_ternary(c, at);
	case NP_N_CAST: return check_cast(c, n);
	case NP_N_SIZEOF: return np_check_sizeof(c, n);
	case NP_N_INCDEC: return check_incdec(c, n);
	case NP_N_TUPLE: return check_tuple(c, n);
	default: np_error(c->diags, NP_E_TYPE, n->loc, "this is not a value"); return false;
	}
}

bool np_check_quietly(struct np_checker *c, struct np_node **at)
{
	struct np_diags quiet, *report = c->diags;
	bool ok;

	np_diags_init(&quiet, c->arena, c->out->sources);
	c->diags = &quiet;
	ok = np_check_expr(c, at);
	c->diags = report;
	return ok && !quiet.errors;
}

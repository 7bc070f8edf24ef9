/*
 * Values that are memory: strings, addresses, tuples.  They are written to where they are
 * wanted, and the bytes behind them are zeroed: a key must not carry what was there before.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "gen/gen.h"

#define GET_CURRENT_COMM 16
#define PROBE_READ_USER_STR 114
#define PROBE_READ_KERNEL_STR 115
#define COMPARE_WORDS 8 /* of two strings, between two branches */

static void zero_rest(struct np_gen *g, LLVMValueRef to, uint32_t from, uint32_t size)
{
	from = (from + 7) & ~7u;
	if (size > from)
		np_zero(g, np_at(g, to, from), size - from);
}

/* Constant bytes, in words. */
static void put_bytes(struct np_gen *g, LLVMValueRef to, const void *bytes, uint32_t len,
		      uint32_t size)
{
	uint32_t n = len < size ? len : size;

	for (uint32_t i = 0; i < n; i += 8) {
		uint64_t word = 0;

		memcpy(&word, (const char *)bytes + i, n - i < 8 ? n - i : 8);
		np_put(g, np_at(g, to, i), np_const(g, (int64_t)word), 8);
	}
	zero_rest(g, to, n, size);
}

/* A string in the kernel's or the user's memory. The helper ends it, the rest must be zero. */
static void read_string(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, uint32_t most,
			uint32_t size, bool user)
{
	np_zero(g, to, size);
	np_helper(g, user ? PROBE_READ_USER_STR : PROBE_READ_KERNEL_STR, 3, to,
		  np_const(g, most < size ? most : size), from);
}

static void param_words(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	const char *name = g->checked->params.v[np_ref(n)->param.index]->param.name;

	if (n->type->kind == NP_V_STR) {
		for (uint32_t i = 0; i < size && i < 64; i += 8)
			np_put(g, np_at(g, to, i), np_symbol(g, "param.%s.w%u", name, i / 8), 8);
		zero_rest(g, to, 64, size);
		return;
	}
	LLVMValueRef a0 = np_symbol(g, "param.%s.a0", name), a1 = np_symbol(g, "param.%s.a1", name);
	LLVMValueRef high = LLVMBuildXor(g->b, a1, np_const(g, 0xffff0000), "");
	/* ::ffff:a.b.c.d is the param's form of IPv4 */
	LLVMValueRef v4 = LLVMBuildICmp(
		g->b, LLVMIntEQ,
		LLVMBuildOr(g->b, a0, LLVMBuildAnd(g->b, high, np_const(g, 0xffffffff), ""), ""),
		np_const(g, 0), "");

	np_put(g, to, LLVMBuildSelect(g->b, v4, np_const(g, AF_INET), np_const(g, AF_INET6), ""),
	       8);
	np_put(g, np_at(g, to, 8),
	       LLVMBuildSelect(g->b, v4, LLVMBuildLShr(g->b, a1, np_const(g, 32), ""), a0, ""), 8);
	np_put(g, np_at(g, to, 16), LLVMBuildSelect(g->b, v4, np_const(g, 0), a1, ""), 8);
}

static void literal_address(struct np_gen *g, struct np_node *n, LLVMValueRef to)
{
	uint8_t bytes[16] = {0};
	bool v4 = inet_pton(AF_INET, n->string.s, bytes) == 1;

	if (!v4)
		inet_pton(AF_INET6, n->string.s, bytes);
	np_put(g, to, np_const(g, v4 ? AF_INET : AF_INET6), 8);
	put_bytes(g, np_at(g, to, 8), bytes, 16, 16);
}

/* ntop([family,] bytes or integer) */
static void ntop(struct np_gen *g, struct np_node *n, LLVMValueRef to)
{
	struct np_node *family = n->call.args->next ? n->call.args : NULL;
	struct np_node *from = family ? n->call.args->next : n->call.args;
	const struct np_type *t = from->type;

	if (t->kind == NP_V_INET) {
		np_gen_into(g, from, to, 24);
		return;
	}
	np_zero(g, to, 24);
	if (np_type_is_integer(t)) {
		np_put(g, to, np_const(g, AF_INET), 8);
		np_put(g, np_at(g, to, 8), np_gen_scalar(g, from), 4);
	} else {
		struct np_lvalue p =
			t->kind == NP_V_PTR ? (struct np_lvalue){0} : np_gen_lvalue(g, from);
		LLVMValueRef address = t->kind == NP_V_PTR ? np_to_ptr(g, np_gen_scalar(g, from))
							   : np_gen_address(g, &p);
		uint32_t size = t->kind == NP_V_PTR ? t->elem->size : t->size;

		np_put(g, to, np_const(g, size == 4 ? AF_INET : AF_INET6), 8);
		np_gen_read(g, np_at(g, to, 8), address, size == 4 ? 4 : 16,
			    t->kind == NP_V_PTR ? np_gen_is_user(g, t) : p.user);
	}
	if (family)
		np_put(g, to, np_gen_scalar(g, family), 8);
}

static void call(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	struct np_node *arg = n->kind == NP_N_CALL ? n->call.args : NULL;
	uint32_t own = n->type->size < size ? n->type->size : size;

	switch (np_ref(n)->builtin) {
	case NP_B_COMM:
		/* kernels 5.16 to 6.1 leave what is behind the name as it was */
		np_zero(g, to, size);
		np_helper(g, GET_CURRENT_COMM, 2, to, np_const(g, 16));
		break;
	case NP_B_STR: {
		if (arg->type->kind == NP_V_STR) {
			np_gen_into(g, arg, to, size);
			break;
		}
		bool user = np_gen_is_user(g, arg->type);
		LLVMValueRef from, most = NULL;

		if (arg->type->kind == NP_V_ARRAY) {
			struct np_lvalue p = np_gen_lvalue(g, arg);

			from = np_gen_address(g, &p);
			user = p.user;
		} else {
			from = np_to_ptr(g, np_gen_scalar(g, arg));
		}
		/* str(p, n) with n known only at run time: the helper's size is bounded by ours */
		if (arg->next && arg->next->kind != NP_N_INT)
			most = np_umin(
				g,
				LLVMBuildAdd(g->b, np_gen_scalar(g, arg->next), np_const(g, 1), ""),
				own);
		if (!most) {
			uint32_t limit = arg->next ? (uint32_t)arg->next->integer.value + 1 : own;

			read_string(g, to, from, limit < own ? limit : own, size, user);
			break;
		}
		np_zero(g, to, size);
		np_helper(g, user ? PROBE_READ_USER_STR : PROBE_READ_KERNEL_STR, 3, to, most, from);
		break;
	}
	case NP_B_NTOP: ntop(g, n, to); break;
	default: np_zero(g, to, size); break;
	}
}

/* A string or address that is an argument, a member, an element. */
static void from_place(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	const struct np_ref *r = np_ref(n);

	if (r && r->kind == NP_REF_ARG && n->type->kind == NP_V_STR) {
		read_string(g, to, np_gen_arg_address(g, r->arg), n->type->size, size, false);
		return;
	}
	struct np_lvalue p = np_gen_lvalue(g, n);

	if (n->type->kind == NP_V_STR) {
		read_string(g, to, np_gen_address(g, &p), n->type->size, size, p.user);
		return;
	}
	np_zero(g, to, size);
	np_gen_read(g, to, np_gen_address(g, &p), n->type->size < size ? n->type->size : size,
		    p.user);
}

static void choose(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	LLVMBasicBlockRef yes = np_block(g, ""), no = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, np_gen_condition(g, n->ternary.cond), yes, no);
	LLVMPositionBuilderAtEnd(g->b, yes);
	np_gen_into(g, n->ternary.yes, to, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, no);
	np_gen_into(g, n->ternary.no, to, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

static void from_map(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	LLVMBasicBlockRef hit = np_block(g, ""), miss = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef v = np_gen_lookup(g, n, np_gen_key(g, n));
	uint32_t own = n->type->size < size ? n->type->size : size;

	np_branch_if(g, LLVMBuildIsNotNull(g->b, v, ""), hit, miss);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_copy(g, to, v, own);
	zero_rest(g, to, own, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, miss);
	np_zero(g, to, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

void np_gen_into(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	const struct np_type *t = n->type;
	uint32_t own = t->size < size ? t->size : size;
	const struct np_ref *r = np_ref(n);

	if (np_type_is_scalar(t) || np_vkind_is_aggregation(t->kind)) {
		np_put(g, to, np_gen_scalar(g, n), 8);
		zero_rest(g, to, 8, size);
		return;
	}
	switch (n->kind) {
	case NP_N_STRING: put_bytes(g, to, n->string.s, n->string.len + 1, size); return;
	case NP_N_ADDRESS: literal_address(g, n, to); return;
	case NP_N_SCRATCH:
		np_copy(g, to, g->vars[r->var->index], (own + 7) & ~7u);
		zero_rest(g, to, own, size);
		return;
	case NP_N_MAP: from_map(g, n, to, size); return;
	case NP_N_TERNARY: choose(g, n, to, size); return;
	case NP_N_CAST: np_gen_into(g, n->cast.operand, to, size); return;
	case NP_N_CALL: call(g, n, to, size); return;
	case NP_N_TUPLE: {
		uint32_t i = 0;

		np_list_each (e, n->list) {
			uint32_t end = i + 1 < t->n_members ? t->members[i + 1].offset : t->size;

			np_gen_into(g, e, np_at(g, to, t->members[i].offset),
				    end - t->members[i].offset);
			i++;
		}
		return;
	}
	default: break;
	}
	if (r && r->kind == NP_REF_BUILTIN) {
		call(g, n, to, size);
	} else if (r && r->kind == NP_REF_PARAM) {
		param_words(g, n, to, size);
	} else if (r && r->kind == NP_REF_ELEMENT) {
		const struct np_type *tuple = n->member.object->type;
		LLVMValueRef m = np_gen_memory(g, n->member.object);

		np_copy(g, to, np_at(g, m, tuple->members[r->index].offset), (own + 7) & ~7u);
		zero_rest(g, to, own, size);
	} else {
		from_place(g, n, to, size);
	}
}

LLVMValueRef np_gen_memory(struct np_gen *g, struct np_node *n)
{
	uint32_t size = (n->type->size + 7) & ~7u;
	LLVMValueRef temp;

	if (n->kind == NP_N_SCRATCH)
		return g->vars[np_ref(n)->var->index];
	temp = np_temp(g, size);
	np_gen_into(g, n, temp, size);
	return temp;
}

/* An address as 16 bytes, IPv4 as ::ffff:a.b.c.d: two words. */
static void mapped(struct np_gen *g, LLVMValueRef inet, LLVMValueRef out[2])
{
	LLVMValueRef v4 =
		LLVMBuildICmp(g->b, LLVMIntEQ, np_get(g, inet, 8), np_const(g, AF_INET), "");
	LLVMValueRef low = np_get(g, np_at(g, inet, 8), 8), high = np_get(g, np_at(g, inet, 16), 8);
	/* bytes 8..15 of the mapped form: 00 00 ff ff a b c d, in memory order */
	LLVMValueRef word = LLVMBuildOr(g->b, LLVMBuildShl(g->b, low, np_const(g, 32), ""),
					np_const(g, 0xffff0000), "");

	out[0] = LLVMBuildSelect(g->b, v4, np_const(g, 0), low, "");
	out[1] = LLVMBuildSelect(g->b, v4, word, high, "");
}

static LLVMValueRef equal_words(struct np_gen *g, LLVMValueRef a[2], LLVMValueRef b[2])
{
	LLVMValueRef d = LLVMBuildOr(g->b, LLVMBuildXor(g->b, a[0], b[0], ""),
				     LLVMBuildXor(g->b, a[1], b[1], ""), "");

	return LLVMBuildICmp(g->b, LLVMIntEQ, d, np_const(g, 0), "");
}

/*
 * Strings end within their type's size, and zeros follow: the words of the shorter type decide.
 * Long ones in pieces, or all their words would want a register at once.
 */
static LLVMValueRef equal_strings(struct np_gen *g, LLVMValueRef x, LLVMValueRef y, uint32_t size)
{
	uint32_t rest = size % 8; /* bytes of the last word that count; 0: all */

	LLVMValueRef slot = np_alloca(g, 8), d = np_const(g, 0);
	LLVMBasicBlockRef end = np_block(g, "");

	np_put(g, slot, np_const(g, 0), 8);
	for (uint32_t i = 0; i < size; i += 8) {
		LLVMValueRef differ = LLVMBuildXor(g->b, np_get(g, np_at(g, x, i), 8),
						   np_get(g, np_at(g, y, i), 8), "");

		if (rest && i + 8 > size)
			differ = LLVMBuildAnd(g->b, differ,
					      np_const(g, (int64_t)((1ull << rest * 8) - 1)), "");
		d = LLVMBuildOr(g->b, d, differ, "");
		if ((i / 8 + 1) % COMPARE_WORDS && i + 8 < size)
			continue;
		LLVMBasicBlockRef next = np_block(g, "");

		np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, d, np_const(g, 0), ""), next, end);
		LLVMPositionBuilderAtEnd(g->b, next);
		d = np_const(g, 0);
	}
	np_put(g, slot, np_const(g, 1), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_is_true(g, np_get(g, slot, 8));
}

LLVMValueRef np_gen_strncmp(struct np_gen *g, struct np_node *call)
{
	struct np_node *a = call->call.args, *b = a->next;
	uint32_t size = a->type->size < b->type->size ? a->type->size : b->type->size;
	uint64_t length = b->next->integer.value;

	/* a string ends within its size, so beyond the shorter one there is nothing to compare */
	if (length < size)
		size = (uint32_t)length;
	LLVMValueRef x = np_gen_memory(g, a), y = np_gen_memory(g, b);

	return LLVMBuildXor(g->b, np_bool(g, equal_strings(g, x, y, size)), np_const(g, 1), "");
}

LLVMValueRef np_gen_equal(struct np_gen *g, struct np_node *a, struct np_node *b)
{
	uint32_t size = a->type->size < b->type->size ? a->type->size : b->type->size;
	LLVMValueRef x = np_gen_memory(g, a), y = np_gen_memory(g, b);

	if (a->type->kind == NP_V_INET) {
		LLVMValueRef p[2], q[2];

		mapped(g, x, p);
		mapped(g, y, q);
		return equal_words(g, p, q);
	}
	return equal_strings(g, x, y, (size + 7) & ~7u);
}

static void literal_network(struct np_gen *g, const char *text, LLVMValueRef net[2],
			    LLVMValueRef mask[2])
{
	char address[64];
	uint8_t bytes[16] = {0}, bits[16];
	const char *slash = strchr(text, '/');
	size_t n = slash ? (size_t)(slash - text) : strlen(text);
	int prefix = 128;
	uint64_t words[4];

	memcpy(address, text, n < sizeof(address) ? n : sizeof(address) - 1);
	address[n < sizeof(address) ? n : sizeof(address) - 1] = '\0';
	if (inet_pton(AF_INET, address, bytes + 12) == 1) {
		bytes[10] = bytes[11] = 0xff;
		prefix = slash ? atoi(slash + 1) + 96 : 128;
	} else {
		inet_pton(AF_INET6, address, bytes);
		prefix = slash ? atoi(slash + 1) : 128;
	}
	for (int i = 0; i < 16; i++) {
		int left = prefix - i * 8;

		bits[i] = (uint8_t)(left >= 8 ? 0xff : left <= 0 ? 0 : 0xff << (8 - left));
		bytes[i] &= bits[i];
	}
	memcpy(words, bytes, 16);
	memcpy(words + 2, bits, 16);
	for (int i = 0; i < 2; i++) {
		net[i] = np_const(g, (int64_t)words[i]);
		mask[i] = np_const(g, (int64_t)words[2 + i]);
	}
}

LLVMValueRef np_gen_in(struct np_gen *g, struct np_node *n)
{
	struct np_node *right = n->binary.right;
	LLVMValueRef a[2], net[2], mask[2];

	mapped(g, np_gen_memory(g, n->binary.left), a);
	if (right->kind == NP_N_ADDRESS) {
		literal_network(g, right->string.s, net, mask);
	} else {
		const char *name = g->checked->params.v[np_ref(right)->param.index]->param.name;

		for (unsigned i = 0; i < 2; i++) {
			net[i] = np_symbol(g, "param.%s.a%u", name, i);
			mask[i] = np_symbol(g, "param.%s.m%u", name, i);
		}
	}
	for (int i = 0; i < 2; i++)
		a[i] = LLVMBuildAnd(g->b, a[i], mask[i], "");
	return np_bool(g, equal_words(g, a, net));
}

/*
 * Values that are memory: strings, addresses, tuples.  They are written to where they are
 * wanted, and the bytes behind them are zeroed: a key must not carry what was there before.
 */
#include <arpa/inet.h>
#include <string.h>

#include "gen/gen.h"

#define GET_CURRENT_COMM 16
#define LONG_CONSTANT 256 /* bytes; longer ones are copied from the data map */

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

	if (n > LONG_CONSTANT) {
		uint32_t padded = (n + 7) & ~7u;
		char *copy = np_alloc(g->arena, padded);

		memcpy(copy, bytes, n);
		n = padded;
		np_copy(g, to, np_at(g, np_gen_data_map(g), np_gen_data(g, copy, n)), n);
		zero_rest(g, to, n, size);
		return;
	}
	for (uint32_t i = 0; i < n; i += 8) {
		uint64_t word = 0;

		memcpy(&word, (const char *)bytes + i, n - i < 8 ? n - i : 8);
		np_put(g, np_at(g, to, i), np_const(g, (int64_t)word), 8);
	}
	zero_rest(g, to, n, size);
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
		enum np_space space;
		LLVMValueRef address = np_gen_bytes_at(g, from, &space);
		uint32_t size = t->kind == NP_V_PTR ? t->elem->size : t->size;

		np_put(g, to, np_const(g, size == 4 ? AF_INET : AF_INET6), 8);
		np_gen_read_bytes(g, np_at(g, to, 8), np_const(g, size == 4 ? 4 : 16), address,
				  space);
	}
	if (family)
		np_put(g, to, np_gen_scalar(g, family), 8);
}

/*
 * A value of ours, in words. The last byte of a string that was cut would be taken for text in a
 * longer one.
 */
static void copy(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, const struct np_type *t,
		 uint32_t size)
{
	uint32_t own = (t->size + 7) & ~7u;

	np_copy(g, to, from, own < size ? own : size);
	if (own >= size)
		return;
	if (t->kind == NP_V_STR)
		np_put(g, np_at(g, to, t->size - 1), np_const(g, 0), 1);
	zero_rest(g, to, own, size);
}

static void read_string(struct np_gen *g, LLVMValueRef to, struct np_reading *r, uint32_t size)
{
	np_zero(g, to, size);
	r->marked &= ((r->size + 7) & ~7u) == size;
	if (r->size > size)
		r->size = size;
	np_gen_read_string(g, to, r);
}

/* str() of what is a string already: a shorter one. */
static void str(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	struct np_node *arg = n->call.args, *length = arg->next;
	struct np_reading r = {.from = np_gen_memory(g, arg),
			       .size = np_gen_size(n->type),
			       .space = NP_KERNEL_SPACE};

	if (length && length->kind != NP_N_INT)
		r.most = np_gen_scalar(g, length);
	else if (length && length->integer.value < r.size && arg->kind != NP_N_STRING)
		r.size = length->integer.value ? (uint32_t)length->integer.value : 1;
	read_string(g, to, &r, size);
}

/* Addresses of user code, which mean something in their process only. */
static void of_process(struct np_gen *g, LLVMValueRef v, LLVMValueRef to, uint32_t size)
{
	np_zero(g, to, size);
	np_put(g, to, v, 8);
	np_put(g, np_at(g, to, 8), np_gen_pid(g), 8);
}

static void user_loc(struct np_gen *g, LLVMValueRef to, uint32_t size)
{
	of_process(g, np_gen_user_loc(g), to, size);
	if (np_gen_user_loc_is_exact(g))
		np_put(g, np_at(g, to, 12), np_const(g, NP_USYM_EXACT), 4);
}

static void call(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	switch (np_ref(n)->builtin) {
	case NP_B_COMM:
		if (n->kind == NP_N_CALL && n->call.args) {
			np_gen_comm_of(g, n->call.args, to, size);
			break;
		}
		/* kernels 5.16 to 6.1 leave what is behind the name as it was */
		np_zero(g, to, size);
		np_helper(g, GET_CURRENT_COMM, 2, to, np_const(g, 16));
		break;
	case NP_B_STR: str(g, n, to, size); break;
	case NP_B_NTOP: ntop(g, n, to); break;
	case NP_B_STR_CONCAT: np_gen_concat(g, n, to, size); break;
	case NP_B_BUF: np_gen_buf(g, n, to, size); break;
	case NP_B_PTON: np_gen_pton(g, n, to, size); break;
	case NP_B_STRERROR: np_gen_strerror(g, n, to, size); break;
	case NP_B_SIGNAL_NAME: np_gen_signal_name(g, n, to, size); break;
	case NP_B_SYSCALL_NAME: np_gen_syscall_name(g, n, to, size); break;
	case NP_B_PATH: np_gen_path(g, n, to, size); break;
	case NP_B_USTACK:
	case NP_B_DW_USTACK:
		of_process(g,
			   n->type->format && !strcmp(n->type->format, NP_STACK_BY_DWARF)
				   ? np_gen_snapshot(g, n)
				   : np_gen_stack(g, n),
			   to, size);
		break;
	case NP_B_LOC: user_loc(g, to, size); break;
	case NP_B_USYM: of_process(g, np_gen_scalar(g, n->call.args), to, size); break;
	default: np_zero(g, to, size); break;
	}
}

/* An address or an array that is an argument, a member, an element. */
static void from_place(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	struct np_lvalue p = np_gen_lvalue(g, n);

	np_zero(g, to, size);
	np_gen_read(g, to, np_gen_source(g, &p), n->type->size < size ? n->type->size : size,
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

	np_branch_if(g, LLVMBuildIsNotNull(g->b, v, ""), hit, miss);
	LLVMPositionBuilderAtEnd(g->b, hit);
	copy(g, to, v, n->type, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, miss);
	np_zero(g, to, size);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

/* An integer's bytes; of those that the array has not, none are left. */
static void put_array(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	uint32_t own = n->type->size;
	LLVMValueRef v = np_gen_scalar(g, n->cast.operand);

	if (own < 8)
		v = LLVMBuildAnd(g->b, v, np_const(g, (int64_t)((1ull << own * 8) - 1)), "");
	np_put(g, to, v, 8);
	zero_rest(g, to, 8, size);
}

static uint32_t room(const struct np_type *t, uint32_t i)
{
	uint32_t end = i + 1 < t->n_members ? t->members[i + 1].offset : t->size;

	return end - t->members[i].offset;
}

/* A tuple in memory, laid out as another type that holds it. */
static void lay_out(struct np_gen *g, LLVMValueRef to, const struct np_type *as, LLVMValueRef from,
		    const struct np_type *t)
{
	for (uint32_t i = 0; i < as->n_members; i++) {
		const struct np_type *e = t->members[i].type;
		LLVMValueRef source = np_at(g, from, t->members[i].offset);
		LLVMValueRef target = np_at(g, to, as->members[i].offset);

		if (e->kind == NP_V_TUPLE)
			lay_out(g, target, as->members[i].type, source, e);
		else
			copy(g, target, source, e, room(as, i));
	}
}

static void as_tuple(struct np_gen *g, struct np_node *n, const struct np_type *as, LLVMValueRef to,
		     uint32_t size)
{
	uint32_t i = 0;

	if (n->kind != NP_N_TUPLE && n->type == as) {
		np_gen_into(g, n, to, size);
		return;
	}
	if (n->kind != NP_N_TUPLE) {
		lay_out(g, to, as, np_gen_memory(g, n), n->type);
		return;
	}
	np_list_each (e, n->record.list) {
		LLVMValueRef at = np_at(g, to, as->members[i].offset);

		if (e->type->kind == NP_V_TUPLE)
			as_tuple(g, e, as->members[i].type, at, room(as, i));
		else
			np_gen_into(g, e, at, room(as, i));
		i++;
	}
}

void np_gen_into(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	const struct np_type *t = n->type;
	const struct np_ref *r = np_ref(n);
	struct np_reading reading;

	if (np_type_is_scalar(t) || np_vkind_is_aggregation(t->kind)) {
		np_put(g, to, np_gen_scalar(g, n), 8);
		zero_rest(g, to, 8, size);
		return;
	}
	switch (n->kind) {
	case NP_N_STRING: put_bytes(g, to, n->string.s, n->string.len + 1, size); return;
	case NP_N_ADDRESS: literal_address(g, n, to); return;
	case NP_N_SCRATCH: copy(g, to, np_gen_variable(g, r->var->index), t, size); return;
	case NP_N_MAP: from_map(g, n, to, size); return;
	case NP_N_TERNARY: choose(g, n, to, size); return;
	case NP_N_CAST:
		if (t->kind == NP_V_TUPLE)
			as_tuple(g, n->cast.operand, t, to, size);
		else if (t->kind == NP_V_ARRAY && np_type_is_integer(n->cast.operand->type))
			put_array(g, n, to, size);
		else
			np_gen_into(g, n->cast.operand, to, size);
		return;
	case NP_N_TUPLE: as_tuple(g, n, t, to, size); return;
	default: break;
	}
	if (t->kind == NP_V_STR && np_gen_string_source(g, n, &reading)) {
		read_string(g, to, &reading, size);
	} else if (r && r->kind == NP_REF_BUILTIN) {
		call(g, n, to, size);
	} else if (r && r->kind == NP_REF_FUNCTION) {
		copy(g, to, np_gen_call_value(g, n), t, size);
	} else if (r && r->kind == NP_REF_PARAM) {
		param_words(g, n, to, size);
	} else if (r && r->kind == NP_REF_ELEMENT) {
		const struct np_type *tuple = n->member.object->type;
		LLVMValueRef m = np_gen_memory(g, n->member.object);

		copy(g, to, np_at(g, m, tuple->members[r->index].offset), t, size);
	} else {
		from_place(g, n, to, size);
	}
}

LLVMValueRef np_gen_memory(struct np_gen *g, struct np_node *n)
{
	uint32_t size = (np_gen_size(n->type) + 7) & ~7u;
	LLVMValueRef temp;

	if (n->kind == NP_N_SCRATCH)
		return np_gen_variable(g, np_ref(n)->var->index);
	temp = np_temp(g, size);
	np_gen_into(g, n, temp, size);
	return temp;
}

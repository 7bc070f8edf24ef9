/*
 * Strings out of the kernel's or the user's memory.  Which helper reads is the pointer's affair,
 * not the probe's; where nothing is known of it, its highest bit tells, as the program runs.
 *
 * A string that was longer than its place fills all of it: its last byte is 1 where the NUL should
 * be.  That is how whoever prints it knows that it was cut.
 */
#include "gen/gen.h"

#define MAP_LOOKUP 1
#define PROBE_READ_USER 112
#define PROBE_READ_KERNEL 113
#define PROBE_READ_USER_STR 114
#define PROBE_READ_KERNEL_STR 115

enum np_space np_gen_space(const struct np_type *t)
{
	return t->is_user ? NP_USER_SPACE : t->is_kernel ? NP_KERNEL_SPACE : NP_ANY_SPACE;
}

/* One of the two helpers, for n bytes or a string of at most n. */
static LLVMValueRef read_from(struct np_gen *g, bool text, LLVMValueRef to, LLVMValueRef n,
			      LLVMValueRef from, enum np_space space)
{
	unsigned user = text ? PROBE_READ_USER_STR : PROBE_READ_USER;
	unsigned kernel = text ? PROBE_READ_KERNEL_STR : PROBE_READ_KERNEL;

	if (space != NP_ANY_SPACE)
		return np_helper(g, space == NP_USER_SPACE ? user : kernel, 3, to, n, from);

	LLVMBasicBlockRef yes = np_block(g, ""), no = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef address = LLVMBuildPtrToInt(g->b, from, g->i64, ""), slot = np_alloca(g, 8);

	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSLT, address, np_const(g, 0), ""), yes, no);
	LLVMPositionBuilderAtEnd(g->b, yes);
	np_put(g, slot, np_helper(g, kernel, 3, to, n, from), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, no);
	np_put(g, slot, np_helper(g, user, 3, to, n, from), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, slot, 8);
}

void np_gen_read_bytes(struct np_gen *g, LLVMValueRef to, LLVMValueRef n, LLVMValueRef from,
		       enum np_space space)
{
	g->reads_kernel |= space != NP_USER_SPACE;
	read_from(g, false, to, n, from, space);
}

/* Behind a text that filled its place but for the NUL: was there more? */
static void mark(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, LLVMValueRef len,
		 uint32_t size, enum np_space space)
{
	LLVMBasicBlockRef full = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef next = np_temp(g, 8);

	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, len, np_const(g, size), ""), full, end);
	LLVMPositionBuilderAtEnd(g->b, full);
	np_put(g, next, np_const(g, 0), 8);
	read_from(g, false, next, np_const(g, 1), np_at(g, from, size - 1), space);
	np_put(g, np_at(g, to, size - 1), np_bool(g, np_is_true(g, np_get(g, next, 8))), 1);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

LLVMValueRef np_gen_read_string(struct np_gen *g, LLVMValueRef to, const struct np_reading *r)
{
	LLVMValueRef most = np_const(g, r->size), len, bad;

	/* bounded here: see np_pinned() */
	if (r->most)
		most = np_umin_computed(g, r->most, r->size);
	len = read_from(g, true, to, most, r->from, r->space);
	/* helpers that return an int leave the upper half of the register as it is */
	len = LLVMBuildSExt(g->b, LLVMBuildTrunc(g->b, len, g->i32, ""), g->i64, "");
	if (r->marked)
		mark(g, to, r->from, len, r->size, r->space);
	bad = LLVMBuildICmp(g->b, LLVMIntSLT, len, np_const(g, 0), "");
	return np_umin(g, LLVMBuildSelect(g->b, bad, np_const(g, 0), len, ""), r->size);
}

/* Where the loader has put the text of the probe that fired, or the name of its function. */
static LLVMValueRef probe_text(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef key = np_temp(g, 8), slot = np_alloca(g, 8), row;
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");
	uint32_t half = g->plan->maps.v[g->probes].value_size / 2;

	np_put(g, slot, np_const(g, 0), 8);
	np_put(g, key, np_gen_scalar(g, n), 8);
	row = np_to_ptr(g, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, g->probes), key));
	np_branch_if(g, LLVMBuildIsNotNull(g->b, row, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	/* not to be moved before the test: the verifier lets nothing be added to what may be NULL
	 */
	if (n->type->format)
		row = np_offset(g, row, np_opaque(g, np_const(g, half)));
	np_put(g, slot, LLVMBuildPtrToInt(g->b, row, g->i64, ""), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_to_ptr(g, np_get(g, slot, 8));
}

/* str(p), str(p, n): a length that is only known at run time is bounded by ours. */
static bool from_call(struct np_gen *g, struct np_node *n, struct np_reading *r)
{
	struct np_node *arg = n->call.args, *length = arg->next;

	if (arg->type->kind == NP_V_STR && !arg->type->is_char)
		return false;
	if (arg->type->kind == NP_V_PROBE) {
		r->from = probe_text(g, arg);
		return true;
	}
	if (arg->type->kind == NP_V_BYTES ||
	    (arg->type->kind == NP_V_ARRAY && !np_gen_is_place(arg))) {
		r->from = np_at(g, np_gen_memory(g, arg), arg->type->kind == NP_V_BYTES ? 4 : 0);
	} else if (arg->type->kind == NP_V_ARRAY || arg->type->kind == NP_V_STR) {
		struct np_lvalue p = np_gen_lvalue(g, arg);

		r->from = np_gen_source(g, &p);
		r->space = p.user ? NP_USER_SPACE : NP_KERNEL_SPACE;
	} else {
		r->from = np_to_ptr(g, np_gen_scalar(g, arg));
		r->space = np_gen_space(arg->type);
		r->marked = true;
	}
	if (length && length->kind == NP_N_INT) {
		r->size = length->integer.value ? (uint32_t)length->integer.value : 1;
		r->marked = false;
	} else if (length) {
		r->most = np_gen_scalar(g, length);
	}
	return true;
}

bool np_gen_string_source(struct np_gen *g, struct np_node *n, struct np_reading *r)
{
	const struct np_ref *ref = np_ref(n);

	*r = (struct np_reading){.size = np_gen_size(n->type), .space = NP_KERNEL_SPACE};
	if (n->kind == NP_N_CALL)
		return ref->kind == NP_REF_BUILTIN && ref->builtin == NP_B_STR &&
		       from_call(g, n, r);
	if (ref && ref->kind == NP_REF_ARG) {
		r->from = np_gen_arg_address(g, ref->arg);
		r->marked = !n->type->is_char;
		return true;
	}
	if (!n->type->is_char)
		return false;
	struct np_lvalue p = np_gen_lvalue(g, n);

	r->from = np_gen_source(g, &p);
	r->space = p.user ? NP_USER_SPACE : NP_KERNEL_SPACE;
	return true;
}

/* Constants, symbols, helper calls, loads and stores, memory for values. */
#include <stdarg.h>

#include "gen/gen.h"

LLVMValueRef np_const(struct np_gen *g, int64_t v)
{
	return LLVMConstInt(g->i64, (unsigned long long)v, true);
}

LLVMValueRef np_const32(struct np_gen *g, uint32_t v)
{
	return LLVMConstInt(g->i32, v, false);
}

static LLVMValueRef symbol_global(struct np_gen *g, const char *name)
{
	LLVMValueRef s = LLVMGetNamedGlobal(g->module, name);

	if (!s) {
		s = LLVMAddGlobal(g->module, g->i8, name);
		/* weak: LLVM takes the address of a strong symbol to be other than zero */
		LLVMSetLinkage(s, LLVMExternalWeakLinkage);
	}
	return s;
}

LLVMValueRef np_symbol(struct np_gen *g, const char *fmt, ...)
{
	va_list ap;
	char *name;

	va_start(ap, fmt);
	name = np_vsprintf(g->arena, fmt, ap);
	va_end(ap);
	return LLVMConstPtrToInt(symbol_global(g, name), g->i64);
}

LLVMValueRef np_map_symbol(struct np_gen *g, uint32_t map)
{
	return symbol_global(g, np_sprintf(g->arena, "map.%u", map));
}

LLVMValueRef np_map_value(struct np_gen *g, uint32_t map)
{
	return symbol_global(g, np_sprintf(g->arena, "mapval.%u", map));
}

/* Arguments are i64 or ptr. */
LLVMValueRef np_helper(struct np_gen *g, unsigned id, unsigned n, ...)
{
	LLVMTypeRef types[5];
	LLVMValueRef args[5];
	va_list ap;

	va_start(ap, n);
	for (unsigned i = 0; i < n; i++) {
		args[i] = va_arg(ap, LLVMValueRef);
		types[i] = LLVMTypeOf(args[i]);
	}
	va_end(ap);
	return LLVMBuildCall2(g->b, LLVMFunctionType(g->i64, types, n, false),
			      LLVMConstIntToPtr(np_const(g, id), g->ptr), args, n, "");
}

/* Helpers that return an int leave the upper half of the register as it is on 5.10 and 6.1. */
LLVMValueRef np_error_is(struct np_gen *g, LLVMValueRef result, int err)
{
	LLVMValueRef low = LLVMBuildTrunc(g->b, result, g->i32, "");

	return LLVMBuildICmp(g->b, LLVMIntEQ, low, np_const32(g, (uint32_t)err), "");
}

LLVMValueRef np_offset(struct np_gen *g, LLVMValueRef base, LLVMValueRef off)
{
	return LLVMBuildGEP2(g->b, g->i8, base, &off, 1, "");
}

LLVMValueRef np_at(struct np_gen *g, LLVMValueRef base, uint64_t off)
{
	return off ? np_offset(g, base, np_const(g, (int64_t)off)) : base;
}

LLVMValueRef np_within(struct np_gen *g, LLVMValueRef base, LLVMValueRef off, uint64_t most)
{
	return np_pinned(g, np_offset(g, base, np_umin(g, off, most)));
}

LLVMValueRef np_slot(struct np_gen *g, enum np_slot_use use)
{
	struct np_slot *s;

	np_vec_each (struct np_slot, old, &g->own_slots)
		if (old->fn == g->fn && old->use == use)
			return old->memory;
	s = np_vec_add(g->arena, &g->own_slots);
	*s = (struct np_slot){g->fn, use, np_alloca(g, 8)};
	g->stack_used += 8;
	return s->memory;
}

LLVMValueRef np_pinned(struct np_gen *g, LLVMValueRef p)
{
	LLVMValueRef slot = np_slot(g, NP_SLOT_PIN);

	LLVMSetVolatile(LLVMBuildStore(g->b, p, slot), true);
	p = LLVMBuildLoad2(g->b, g->ptr, slot, "");
	LLVMSetVolatile(p, true);
	return p;
}

LLVMValueRef np_to_ptr(struct np_gen *g, LLVMValueRef v)
{
	return LLVMGetTypeKind(LLVMTypeOf(v)) == LLVMPointerTypeKind
		       ? v
		       : LLVMBuildIntToPtr(g->b, v, g->ptr, "");
}

static LLVMTypeRef int_type(struct np_gen *g, uint32_t size)
{
	return size == 1 ? g->i8 : size == 2 ? g->i16 : size == 4 ? g->i32 : g->i64;
}

LLVMValueRef np_get(struct np_gen *g, LLVMValueRef p, uint32_t size)
{
	LLVMValueRef v = LLVMBuildLoad2(g->b, int_type(g, size), p, "");

	LLVMSetAlignment(v, size);
	return size < 8 ? LLVMBuildZExt(g->b, v, g->i64, "") : v;
}

void np_put(struct np_gen *g, LLVMValueRef p, LLVMValueRef v, uint32_t size)
{
	if (size < 8)
		v = LLVMBuildTrunc(g->b, v, int_type(g, size), "");
	LLVMSetAlignment(LLVMBuildStore(g->b, v, p), size);
}

LLVMValueRef np_normalise(struct np_gen *g, LLVMValueRef v, const struct np_type *t)
{
	uint32_t size = t->size;

	if (t->kind == NP_V_BOOL)
		return np_bool(g, np_is_true(g, v));
	if (!np_type_is_scalar(t) || size >= 8 || !size)
		return v;
	v = LLVMBuildTrunc(g->b, v, int_type(g, size), "");
	return t->is_signed ? LLVMBuildSExt(g->b, v, g->i64, "")
			    : LLVMBuildZExt(g->b, v, g->i64, "");
}

LLVMValueRef np_is_true(struct np_gen *g, LLVMValueRef v)
{
	return LLVMBuildICmp(g->b, LLVMIntNE, v, np_const(g, 0), "");
}

LLVMValueRef np_bool(struct np_gen *g, LLVMValueRef i1)
{
	return LLVMBuildZExt(g->b, i1, g->i64, "");
}

/* No instruction, of which LLVM knows only what goes in and comes out. */
static LLVMValueRef nothing(struct np_gen *g, LLVMValueRef v, bool stays)
{
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->i64, 1, false);
	LLVMValueRef nop = LLVMGetInlineAsm(type, "", 0, "=r,0", 4, stays, false,
					    LLVMInlineAsmDialectATT, false);

	return LLVMBuildCall2(g->b, type, nop, &v, 1, "");
}

LLVMValueRef np_opaque(struct np_gen *g, LLVMValueRef v)
{
	return nothing(g, v, false);
}

LLVMValueRef np_here(struct np_gen *g, LLVMValueRef v)
{
	return g->fit.spill ? nothing(g, v, true) : v;
}

LLVMValueRef np_unknown(struct np_gen *g, LLVMValueRef v)
{
	LLVMValueRef zero = LLVMBuildLoad2(g->b, g->i64, np_map_value(g, g->constant), "");

	LLVMSetVolatile(zero, true);
	return LLVMBuildAdd(g->b, zero, v, "");
}

/* Written as a comparison and a select: the verifier follows the unsigned bound of both. */
LLVMValueRef np_umin(struct np_gen *g, LLVMValueRef v, uint64_t most)
{
	LLVMTypeRef types[] = {g->i64};
	unsigned id = LLVMLookupIntrinsicID("llvm.umin", 9);
	LLVMValueRef fn = LLVMGetIntrinsicDeclaration(g->module, id, types, 1);
	LLVMValueRef args[] = {np_opaque(g, v), np_const(g, (int64_t)most)};

	return LLVMBuildCall2(g->b, LLVMIntrinsicGetType(g->llvm, id, types, 1), fn, args, 2, "");
}

LLVMValueRef np_umin_computed(struct np_gen *g, LLVMValueRef v, uint64_t most)
{
	return np_umin(g, LLVMIsAConstantInt(v) ? v : np_unknown(g, v), most);
}

LLVMBasicBlockRef np_block(struct np_gen *g, const char *name)
{
	return LLVMAppendBasicBlockInContext(g->llvm, g->fn, name);
}

void np_branch_if(struct np_gen *g, LLVMValueRef i1, LLVMBasicBlockRef yes, LLVMBasicBlockRef no)
{
	LLVMBuildCondBr(g->b, i1, yes, no);
}

void np_jump(struct np_gen *g, LLVMBasicBlockRef to)
{
	if (!LLVMGetBasicBlockTerminator(LLVMGetInsertBlock(g->b)))
		LLVMBuildBr(g->b, to);
}

LLVMValueRef np_alloca(struct np_gen *g, uint32_t size)
{
	LLVMBasicBlockRef here = LLVMGetInsertBlock(g->b);
	LLVMValueRef first = LLVMGetFirstInstruction(g->entry), a;
	LLVMMetadataRef line = g->lines ? LLVMGetCurrentDebugLocation2(g->b) : NULL;

	if (first)
		LLVMPositionBuilderBefore(g->b, first);
	else
		LLVMPositionBuilderAtEnd(g->b, g->entry);
	a = LLVMBuildAlloca(g->b, size == 8 ? g->i64 : LLVMArrayType2(g->i64, (size + 7) / 8), "");
	LLVMSetAlignment(a, 8);
	LLVMPositionBuilderAtEnd(g->b, here);
	if (g->lines) /* positioning before an instruction took over that one's */
		LLVMSetCurrentDebugLocation2(g->b, line);
	return a;
}

/*
 * Loaded anew each time, and what is in it found from there: LLVM would find it once, and keep
 * every address on the stack as long as it is used.
 */
LLVMValueRef np_scratch_base(struct np_gen *g)
{
	LLVMValueRef base = LLVMBuildLoad2(g->b, g->ptr, g->scratch_base, "");

	LLVMSetVolatile(base, true);
	return base;
}

LLVMValueRef np_gen_variable(struct np_gen *g, uint32_t index)
{
	return g->var_offsets[index] ? np_at(g, np_scratch_base(g), g->var_offsets[index])
				     : g->vars[index];
}

LLVMValueRef np_scratch(struct np_gen *g, uint32_t size)
{
	uint32_t at;

	if (!g->scratch_base) {
		g->scratch_base = np_alloca(g, 8);
		g->scratch_key = np_alloca(g, 8);
	}
	if (!g->scratch_top)
		g->scratch_top = NP_SCRATCH_FIRST;
	at = g->scratch_top;
	g->scratch_top += (size + 7) & ~7u;
	if (g->scratch_top > g->scratch_used)
		g->scratch_used = g->scratch_top;
	return np_at(g, np_scratch_base(g), at);
}

LLVMValueRef np_temp(struct np_gen *g, uint32_t size)
{
	size = (size + 7) & ~7u;
	for (uint32_t i = g->first_temp; i < g->temps.n; i++)
		if (!g->temps.v[i].busy && g->temps.v[i].size == size) {
			g->temps.v[i].busy = true;
			return g->temps.v[i].memory;
		}
	if (size > NP_STACK_SLOT || g->stack_used + size > g->stack_budget)
		return np_scratch(g, size);
	g->stack_used += size;
	struct np_temp *t = np_vec_add(g->arena, &g->temps);

	*t = (struct np_temp){np_alloca(g, size), size, true};
	return t->memory;
}

struct np_held np_hold(struct np_gen *g, LLVMValueRef v, const struct np_node *meanwhile)
{
	struct np_held held = {.value = v};

	if (g->fit.spill && meanwhile->kind != NP_N_INT && meanwhile->kind != NP_N_SCRATCH) {
		LLVMValueRef at = np_scratch(g, 8);

		held.at = g->scratch_top - 8;
		np_put(g, at, v, 8);
	}
	return held;
}

LLVMValueRef np_held(struct np_gen *g, struct np_held held)
{
	return held.at ? np_get(g, np_at(g, np_scratch_base(g), held.at), 8) : held.value;
}

void np_release_temps(struct np_gen *g)
{
	for (uint32_t i = g->first_temp; i < g->temps.n; i++)
		g->temps.v[i].busy = false;
}

LLVMValueRef np_zeroes(struct np_gen *g, uint32_t size)
{
	struct np_plan_map *m = &g->plan->maps.v[g->constant];

	if (size > m->value_size)
		m->value_size = size;
	return symbol_global(g, np_sprintf(g->arena, "mapval.%u", g->constant));
}

/* Helper 113: bpf_probe_read_kernel, as the copy of large memory. */
void np_zero(struct np_gen *g, LLVMValueRef p, uint32_t size)
{
	if (size > 256) {
		np_helper(g, 113, 3, p, np_const(g, size), np_zeroes(g, size));
		return;
	}
	for (uint32_t i = 0; i < size; i += 8)
		np_put(g, np_at(g, p, i), np_const(g, 0), 8);
}

void np_copy(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, uint32_t size)
{
	if (size > 128) {
		np_helper(g, 113, 3, to, np_const(g, size), from);
		return;
	}
	for (uint32_t i = 0; i < size; i += 8)
		np_put(g, np_at(g, to, i), np_get(g, np_at(g, from, i), 8), 8);
}

/* Bytes of a value: of the kernel's structs on the kernel that the program is loaded on. */
LLVMValueRef np_gen_sizeof(struct np_gen *g, const struct np_type *t)
{
	if (t->kind == NP_V_STRUCT && t->btf && !np_btf_is_program(t->btf) && t->name && *t->name)
		return np_symbol(g, "size.%s", t->name);
	return np_const(g, t->size ? t->size : 1);
}

/*
 * Arguments: values out of the program's context.  All are loaded at the top of the program
 * (the verifier wants an untouched context pointer and an immediate offset), by volatile loads
 * at offsets that the loader replaces: image/symbols.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen/gen.h"

#define PROBE_READ_KERNEL 113

LLVMValueRef np_gen_context(struct np_gen *g, int64_t offset, uint32_t size)
{
	LLVMValueRef v = np_get(g, np_offset(g, g->ctx, np_const(g, offset)), size);
	LLVMValueRef load = size < 8 ? LLVMGetOperand(v, 0) : v;

	LLVMSetVolatile(load, true);
	return v;
}

static LLVMValueRef load_slot(struct np_gen *g, struct np_plan_slot slot)
{
	uint32_t n = g->plan_slots.n;

	np_vec_push(g->arena, &g->plan_slots, slot);
	return slot.size ? np_gen_context(g, NP_SLOT_OFFSET((int64_t)n), slot.size)
			 : np_symbol(g, "slot.%u", n);
}

static bool is_trampoline(const struct np_gen *g)
{
	return g->mechanism == NP_M_TP_BTF || g->mechanism == NP_M_FENTRY ||
	       g->mechanism == NP_M_FEXIT;
}

/*
 * A trampoline's arguments have types: pointers to structs and to void the verifier gives us, those
 * to integers since 5.17 (as bpf_loop), others not, to const void of late.  They are read as
 * memory.
 */
static bool is_withheld(const struct np_gen *g, const struct np_type *t, bool const_void)
{
	if (!t || t->kind != NP_V_PTR || !is_trampoline(g) || t->elem->kind == NP_V_STRUCT ||
	    (t->elem->kind == NP_V_NONE && !const_void))
		return false;
	return t->elem->kind != NP_V_INT || g->opt->all_variants ||
	       !np_world_has(g->checked->world, NP_FEAT_BPF_LOOP);
}

static LLVMValueRef read_slot(struct np_gen *g, struct np_plan_slot slot)
{
	LLVMValueRef temp = np_temp(g, 8), at;

	slot.size = 0;
	at = LLVMBuildAdd(g->b, LLVMBuildPtrToInt(g->b, g->ctx, g->i64, ""), load_slot(g, slot),
			  "");
	np_put(g, temp, np_const(g, 0), 8);
	np_helper(g, PROBE_READ_KERNEL, 3, temp, np_const(g, 8), np_to_ptr(g, at));
	return np_get(g, temp, 8);
}

static const int argument_offsets[] = {112, 104, 96, 88, 72, 64};
/* Go since 1.17: rax rbx rcx rdi rsi r8 r9 r10 r11 */
static const int go_offsets[] = {80, 40, 88, 112, 104, 72, 64, 56, 48};

static LLVMValueRef load_register(struct np_gen *g, const char *name)
{
	int offset = np_register_offset(name);

	return offset < 0 ? NULL : np_gen_context(g, offset, 8);
}

/* "-4@8(%rbp)", "8@%rdi", "4@$5", "8@(%rax,%rcx,4)": size and place of a USDT argument. */
static LLVMValueRef load_usdt(struct np_gen *g, const struct np_arg *a)
{
	const char *p = strchr(a->usdt, '@');
	char name[16] = "", index[16] = "";
	long displacement = 0, scale = 1;
	LLVMValueRef v;

	if (!p)
		return np_const(g, 0);
	if (*++p == '$')
		return np_const(g, strtoll(p + 1, NULL, 0));
	if (*p == '%')
		return (v = load_register(g, p + 1)) ? v : np_const(g, 0);
	displacement = strtol(p, (char **)&p, 0);
	if (sscanf(p, "(%%%15[a-z0-9],%%%15[a-z0-9],%ld)", name, index, &scale) < 1)
		return np_const(g, 0);
	LLVMValueRef address = load_register(g, name), by = *index ? load_register(g, index) : NULL;

	if (!address)
		return np_const(g, 0);
	if (by)
		address = LLVMBuildAdd(g->b, address,
				       LLVMBuildMul(g->b, by, np_const(g, scale), ""), "");
	address = LLVMBuildAdd(g->b, address, np_const(g, displacement), "");
	LLVMValueRef temp = np_temp(g, 8);

	np_put(g, temp, np_const(g, 0), 8);
	np_gen_read(g, temp, np_to_ptr(g, address), a->type->size, true);
	return np_get(g, temp, a->type->size);
}

static LLVMValueRef load_arg(struct np_gen *g, const struct np_arg *a);

/* 0 where the kernel does not have it. */
static LLVMValueRef load_if_there(struct np_gen *g, const struct np_arg *a)
{
	LLVMValueRef value = np_alloca(g, 8);
	LLVMBasicBlockRef there = np_block(g, ""), end = np_block(g, "");

	np_put(g, value, np_const(g, 0), 8);
	np_branch_if(g, np_is_true(g, np_symbol(g, "exists.slot.%u", g->plan_slots.n)), there, end);
	LLVMPositionBuilderAtEnd(g->b, there);
	np_put(g, value, load_arg(g, a), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, value, 8);
}

static LLVMValueRef load_arg(struct np_gen *g, const struct np_arg *a)
{
	struct np_plan_slot slot = {.role = a->role,
				    .name = a->name,
				    .index = a->index,
				    .is_signed = a->type->is_signed};

	switch (a->place) {
	case NP_ARG_SLOT:
		slot.size = 8;
		if (g->mechanism == NP_M_TP_BTF) {
			slot.role = NP_SLOT_ARG;
			slot.name = a->raw;
		} else if (a->role == NP_SLOT_FIELD) {
			slot.size = a->type->size;
		}
		if (is_withheld(g, a->type, a->const_void))
			return read_slot(g, slot);
		return np_normalise(g, load_slot(g, slot), a->type);
	case NP_ARG_BYTES: return load_slot(g, slot);
	case NP_ARG_DATA_LOC:
	case NP_ARG_REL_LOC: slot.size = 4; return load_slot(g, slot);
	case NP_ARG_REGISTER:
		return np_normalise(
			g,
			np_gen_context(g, (g->body->go ? go_offsets : argument_offsets)[a->index],
				       8),
			a->type);
	case NP_ARG_USDT: return np_normalise(g, load_usdt(g, a), a->type);
	}
	return NULL;
}

/* At a return the registers hold other things; a session begins at the entry. */
static bool has_entry_registers(const struct np_gen *g)
{
	switch (g->mechanism) {
	case NP_M_KRETPROBE:
	case NP_M_KRETPROBE_MULTI:
	case NP_M_URETPROBE: return false;
	case NP_M_UPROBE: return g->at_entry || g->body->kind != NP_P_URETPROBE;
	default: return true;
	}
}

static LLVMValueRef load_retval(struct np_gen *g)
{
	if (!g->body->uses_retval || g->at_entry)
		return NULL;
	if (g->body->kind == NP_P_URETPROBE)
		return np_gen_context(g, 80, 8);
	struct np_plan_slot slot = {.role = NP_SLOT_RETVAL, .name = "", .size = 8};

	return (is_withheld(g, g->body->retval, false) ? read_slot : load_slot)(g, slot);
}

/* Whether the program asks for it, and so may be loaded where it is not. */
static bool is_asked(const struct np_gen *g, const struct np_arg *a)
{
	if (a->asked || a->type->kind != NP_V_ENUM || !a->type->name)
		return a->asked;
	np_vec_each (const char *, tag, &g->body->asked_enums)
		if (!strcmp(*tag, a->type->name))
			return true;
	return false;
}

void np_gen_args(struct np_gen *g)
{
	g->plan_slots.n = 0;
	g->slots = np_alloc(g->arena, (g->body->args.n + 1) * sizeof(*g->slots));
	for (uint32_t i = 0; i < g->body->args.n && has_entry_registers(g); i++)
		g->slots[i] = (is_asked(g, g->body->args.v[i]) ? load_if_there
							       : load_arg)(g, g->body->args.v[i]);
	g->retval = load_retval(g);
	np_gen_frame(g);
}

LLVMValueRef np_gen_arg(struct np_gen *g, const struct np_arg *a)
{
	return g->slots[a->slot];
}

/* Where the bytes of an array or of a __data_loc field are. */
LLVMValueRef np_gen_arg_address(struct np_gen *g, const struct np_arg *a)
{
	LLVMValueRef v = g->slots[a->slot], off;

	if (a->place == NP_ARG_BYTES)
		return np_offset(g, g->ctx, v);
	off = LLVMBuildAnd(g->b, v, np_const(g, 0xffff), "");
	/* the context is passed on as a plain number: the verifier knows no such offsets into it */
	LLVMValueRef base = LLVMBuildPtrToInt(g->b, g->ctx, g->i64, "");

	if (a->place == NP_ARG_REL_LOC) {
		LLVMValueRef field = np_symbol(g, "slot.%u", a->slot);

		off = LLVMBuildAdd(g->b, off, LLVMBuildAdd(g->b, field, np_const(g, 4), ""), "");
	}
	return np_to_ptr(g, LLVMBuildAdd(g->b, base, off, ""));
}

LLVMValueRef np_gen_arg_bytes(struct np_gen *g, const struct np_arg *a)
{
	return LLVMBuildAnd(g->b, LLVMBuildLShr(g->b, g->slots[a->slot], np_const(g, 16), ""),
			    np_const(g, 0xffff), "");
}

LLVMValueRef np_gen_retval(struct np_gen *g)
{
	return g->retval;
}

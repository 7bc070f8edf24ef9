/*
 * Patching: symbols become constants, map descriptors and kernel functions; context slots get
 * their offsets (image/symbols.h).
 *
 * A program that asks exists.* or feat.* may name what this kernel does not have in code that is
 * dead here.  There, such an instruction becomes a call of a helper that no kernel has, with a
 * number of our own: the verifier passes over dead code, and should it come there, its log names
 * the number, and the number names what is missing.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image/symbols.h"
#include "load/load_internal.h"

#define FIRST_GAP 2100000000
#define NO_ENUMERATOR 0x7ffffffe

static void set_wide(struct bpf_insn *insn, uint64_t v)
{
	insn[0].imm = (int32_t)v;
	insn[1].imm = (int32_t)(v >> 32);
}

/* "map.3", "mapval.3": the number, or -1. */
static int map_number(const char *symbol, const char *prefix, uint32_t maps)
{
	size_t n = strlen(prefix);
	unsigned long i;
	char *end;

	if (strncmp(symbol, prefix, n) || symbol[n] < '0' || symbol[n] > '9')
		return -1;
	i = strtoul(symbol + n, &end, 10);
	return *end || i >= maps ? -1 : (int)i;
}

static int patch_call(struct np_target *t, const struct np_object_reloc *r, struct bpf_insn *insn)
{
	struct np_loaded *l = t->l;
	uint32_t id;

	if (strncmp(r->symbol, "kfunc.", 6))
		return np_load_fail(l, t->error, EINVAL, NULL, "damaged program image");
	id = l->btf ? np_btf_find(l->btf, r->symbol + 6, 1u << NP_BTF_FUNC) : 0;
	if (!id)
		return np_load_fail(l, t->error, ENOENT, NULL, "this kernel has no kfunc '%s'",
				    r->symbol + 6);
	insn->src_reg = BPF_PSEUDO_KFUNC_CALL;
	insn->imm = (int32_t)id;
	insn->off = 0;
	return 0;
}

/*
 * An enumerator that the program asks for, exists(X) && reason == X: LLVM makes one step of the
 * two, in which the number is loaded either way. Without it, it is one that nothing is equal to.
 */
static bool is_asked_enum(const struct np_object_program *o, const char *symbol)
{
	if (strncmp(symbol, "enum.", 5))
		return false;
	for (uint32_t i = 0; i < o->n_relocs; i++)
		if (!strncmp(o->relocs[i].symbol, "exists.", 7) &&
		    !strcmp(o->relocs[i].symbol + 7, symbol))
			return true;
	return false;
}

/* A load of a 64-bit constant: two instructions. */
static int patch_constant(struct np_target *t, const struct np_object_program *o,
			  const struct np_object_reloc *r, struct bpf_insn *insn)
{
	const struct np_loaded *l = t->l;
	int map = map_number(r->symbol, "map.", l->plan->maps.n);
	int64_t value;
	int err;

	if (map >= 0) {
		insn->src_reg = BPF_PSEUDO_MAP_FD;
		set_wide(insn, (uint32_t)l->maps[map]);
		return 0;
	}
	map = map_number(r->symbol, "mapval.", l->plan->maps.n);
	if (map >= 0) {
		insn->src_reg = BPF_PSEUDO_MAP_VALUE;
		insn[0].imm = l->maps[map];
		insn[1].imm = (int32_t)r->addend;
		return 0;
	}
	err = np_symbol_value(t, r->symbol, &value);
	if (err == -ENOENT && is_asked_enum(o, r->symbol)) {
		*t->error = (struct np_load_error){0};
		value = NO_ENUMERATOR;
		err = 0;
	}
	if (!err)
		set_wide(insn, (uint64_t)value + (uint64_t)r->addend);
	return err;
}

static uint8_t load_size(uint32_t bytes)
{
	return bytes == 1 ? BPF_B : bytes == 2 ? BPF_H : bytes == 4 ? BPF_W : BPF_DW;
}

/* A load at a slot's offset gets the real one; a smaller unsigned field is loaded as it is. */
static int patch_slot(struct np_target *t, struct bpf_insn *insn, uint32_t slot)
{
	const struct np_plan_slot *s;
	uint32_t offset, size;
	int err;

	if (slot >= t->program->slots.n)
		return np_load_fail(t->l, t->error, EINVAL, NULL, "damaged program image");
	s = &t->program->slots.v[slot];
	err = np_slot_find(t, s, &offset, &size);
	if (err)
		return err;
	/* a syscall's arguments are all 8 bytes long there; the low ones hold the value */
	if (t->program->mechanism == NP_M_PERF_TP && !strcmp(t->probe->target, "syscalls") &&
	    size > s->size)
		size = s->size;
	if (size != s->size && (size > s->size || s->is_signed))
		return np_load_fail(t->l, t->error, EINVAL, "build the script again on this kernel",
				    "field '%s' of '%s' has %u bytes on this kernel (%s), not %u",
				    s->name, t->probe->text, size,
				    t->l->opt.world->ops->release(t->l->opt.world), s->size);
	if (offset > INT16_MAX)
		return np_load_fail(t->l, t->error, E2BIG, NULL,
				    "field '%s' of '%s' lies beyond what a program can read",
				    s->name, t->probe->text);
	insn->off = (int16_t)offset;
	insn->code = (uint8_t)((insn->code & ~0x18) | load_size(size));
	return 0;
}

/* Whether parts of the program may be dead on this kernel. */
static bool asks(const struct np_object_program *o)
{
	for (uint32_t i = 0; i < o->n_relocs; i++)
		if (!strncmp(o->relocs[i].symbol, "exists.", 7) ||
		    !strncmp(o->relocs[i].symbol, "feat.", 5))
			return true;
	return false;
}

/* After an error: 0 if it may be one of dead code, with the n instructions put out of use. */
static int make_gap(struct np_target *t, bool dead, struct bpf_insn *insn, uint32_t n, int err)
{
	if (err != -ENOENT || !dead)
		return err;
	for (uint32_t i = 0; i < n; i++)
		insn[i] = (struct bpf_insn){.code = BPF_JMP | BPF_CALL,
					    .imm = FIRST_GAP + (int32_t)t->gaps.n};
	np_vec_push(t->l->arena, &t->gaps, ((struct np_gap){*t->error}));
	*t->error = (struct np_load_error){0};
	return 0;
}

const struct np_gap *np_patch_gap(const struct np_target *t, const char *log)
{
	for (uint32_t i = t->gaps.n; i-- > 0;) {
		char number[16];

		snprintf(number, sizeof(number), "#%u", FIRST_GAP + i);
		if (strstr(log, number))
			return &t->gaps.v[i];
	}
	return NULL;
}

/*
 * Before 5.12 an atomic addition tells no old value; the program asks feat.atomic-fetch before it
 * uses one, and such a kernel gets the plain addition.
 */
static void plain_atomics(const struct np_target *t, struct bpf_insn *insns, uint32_t n)
{
	if (np_world_has(t->l->opt.world, NP_FEAT_ATOMIC_FETCH))
		return;
	for (uint32_t i = 0; i < n; i++)
		if (BPF_CLASS(insns[i].code) == BPF_STX && BPF_MODE(insns[i].code) == BPF_ATOMIC &&
		    insns[i].imm == (BPF_ADD | BPF_FETCH))
			insns[i].imm = BPF_ADD;
}

int np_patch(struct np_target *t, const struct np_object_program *o, struct bpf_insn *insns)
{
	bool dead = asks(o);

	if (dead)
		plain_atomics(t, insns, o->n_insns);

	/* slots first: a gap made of a constant must not be taken for a load */
	for (uint32_t i = 0; i < o->n_insns; i++) {
		int slot = -insns[i].off - NP_SLOT_FIRST;

		if (BPF_CLASS(insns[i].code) != BPF_LDX || slot < 0)
			continue;
		int err = patch_slot(t, &insns[i], (uint32_t)slot / NP_SLOT_STEP);

		if (err)
			err = make_gap(t, dead, &insns[i], 1, err);
		if (err)
			return err;
	}
	for (uint32_t i = 0; i < o->n_relocs; i++) {
		const struct np_object_reloc *r = &o->relocs[i];
		struct bpf_insn *insn = &insns[r->insn];
		int err = r->is_call ? patch_call(t, r, insn) : patch_constant(t, o, r, insn);

		if (err)
			err = make_gap(t, dead, insn, r->is_call ? 1 : 2, err);
		if (err)
			return err;
	}
	return 0;
}

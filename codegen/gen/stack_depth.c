/*
 * How deep the stack of a program gets: the kernel gives it 512 bytes, and 8 frames, for all the
 * functions that call each other (check_max_stack_depth() in kernel/bpf/verifier.c; from 6.13 on
 * each has as many, where the probe allows it). LLVM minds the bytes of each function alone; here
 * the emitted code is read for what the chains of them come to.
 */
#include <linux/bpf.h>
#include <llvm-c/Object.h>
#include <stdlib.h>
#include <string.h>

#include "gen/gen.h"

#define FRAME_ROUND 32 /* bytes of a frame are rounded up to */
#define FP 10

struct function {
	const char *section;
	uint64_t begin, end; /* instructions within it */
	const struct bpf_insn *insns;
	np_offsets relocated; /* instructions that do not yet say what they refer to */
	np_offsets calls; /* the functions that it calls, or hands to be called: their indexes */
	uint32_t own;     /* bytes of its frame */
	struct np_stack_depth deepest; /* with all that it calls */
	bool known;
};

struct functions {
	struct np_arena *arena;
	LLVMBinaryRef binary;
	NP_VEC(struct function) v;
};

static bool is_program(const char *section)
{
	return !strncmp(section, "np/", 3);
}

/* Where a program is, or functions of several. */
static bool is_code(const char *section)
{
	return section && (is_program(section) || !strcmp(section, ".text"));
}

static void collect(struct functions *all)
{
	LLVMSectionIteratorRef section = LLVMObjectFileCopySectionIterator(all->binary);
	LLVMSymbolIteratorRef s = LLVMObjectFileCopySymbolIterator(all->binary);

	for (; !LLVMObjectFileIsSymbolIteratorAtEnd(all->binary, s); LLVMMoveToNextSymbol(s)) {
		uint64_t at = LLVMGetSymbolAddress(s) / sizeof(struct bpf_insn);
		uint64_t n = LLVMGetSymbolSize(s) / sizeof(struct bpf_insn);
		const char *name;

		if (!n) /* of a section, or of another file */
			continue;
		LLVMMoveToContainingSection(section, s);
		name = LLVMGetSectionName(section);
		if (!is_code(name))
			continue;
		np_vec_push(all->arena, &all->v,
			    ((struct function){
				    .section = np_strdup(all->arena, name),
				    .begin = at,
				    .end = at + n,
				    .insns = (const void *)LLVMGetSectionContents(section),
			    }));
	}
	LLVMDisposeSymbolIterator(s);
	LLVMDisposeSectionIterator(section);
}

static struct function *find(struct functions *all, const char *section, uint64_t insn)
{
	np_vec_each (struct function, f, &all->v)
		if (!strcmp(f->section, section) && insn >= f->begin && insn < f->end)
			return f;
	return NULL;
}

/* A symbol of code, and what the instruction adds to it: a call in instructions, else in bytes. */
static uint64_t referred(LLVMSymbolIteratorRef symbol, const struct bpf_insn *insn)
{
	uint64_t at = LLVMGetSymbolAddress(symbol) / sizeof(*insn);

	return at + (uint64_t)(insn->code == (BPF_JMP | BPF_CALL) ? (int64_t)insn->imm + 1
								  : insn->imm / 8);
}

static void add_call(struct functions *all, struct function *from, const char *section, uint64_t to)
{
	struct function *f = find(all, section, to);

	if (f)
		np_vec_push(all->arena, &from->calls, (uint64_t)(f - all->v.v));
}

/* What relocations of a section's code refer to. */
static void add_relocated(struct functions *all, LLVMSectionIteratorRef relocations, const char *of)
{
	LLVMSectionIteratorRef section = LLVMObjectFileCopySectionIterator(all->binary);
	LLVMRelocationIteratorRef r = LLVMGetRelocations(relocations);

	for (; !LLVMIsRelocationIteratorAtEnd(relocations, r); LLVMMoveToNextRelocation(r)) {
		uint64_t where = LLVMGetRelocationOffset(r) / sizeof(struct bpf_insn);
		LLVMSymbolIteratorRef symbol = LLVMGetRelocationSymbol(r);
		struct function *from = find(all, of, where);

		/* a symbol of the kernel, or of the loader, is in no section */
		LLVMMoveToContainingSection(section, symbol);
		if (from) {
			np_vec_push(all->arena, &from->relocated, where);
			if (!LLVMObjectFileIsSectionIteratorAtEnd(all->binary, section) &&
			    is_code(LLVMGetSectionName(section)))
				add_call(all, from, LLVMGetSectionName(section),
					 referred(symbol, &from->insns[where]));
		}
		LLVMDisposeSymbolIterator(symbol);
	}
	LLVMDisposeRelocationIterator(r);
	LLVMDisposeSectionIterator(section);
}

static void collect_calls(struct functions *all)
{
	LLVMSectionIteratorRef s = LLVMObjectFileCopySectionIterator(all->binary);

	for (; !LLVMObjectFileIsSectionIteratorAtEnd(all->binary, s); LLVMMoveToNextSection(s)) {
		const char *name = LLVMGetSectionName(s);

		if (name && !strncmp(name, ".rel", 4) && is_code(name + 4))
			add_relocated(all, s, name + 4);
	}
	LLVMDisposeSectionIterator(s);
}

static bool is_relocated(const struct function *f, uint64_t insn)
{
	np_vec_each (uint64_t, at, &f->relocated)
		if (*at == insn)
			return true;
	return false;
}

static void deepen(struct function *f, int32_t offset)
{
	if (offset < 0 && (uint32_t)-offset > f->own)
		f->own = (uint32_t)-offset;
}

/*
 * Bytes below the frame pointer that are stored to or loaded from, or whose address is taken; and
 * calls within the section, whose distance is known already.
 */
static void measure(struct functions *all, struct function *f)
{
	for (uint64_t i = f->begin; i < f->end; i++) {
		const struct bpf_insn *insn = &f->insns[i], *next = insn + 1;
		uint8_t class = BPF_CLASS(insn->code);

		if ((class == BPF_LDX && insn->src_reg == FP) ||
		    ((class == BPF_ST || class == BPF_STX) && insn->dst_reg == FP))
			deepen(f, insn->off);
		else if (insn->code == (BPF_ALU64 | BPF_MOV | BPF_X) && insn->src_reg == FP &&
			 i + 1 < f->end && next->code == (BPF_ALU64 | BPF_ADD | BPF_K) &&
			 next->dst_reg == insn->dst_reg)
			deepen(f, next->imm);
		else if (insn->code == (BPF_JMP | BPF_CALL) && insn->src_reg == BPF_PSEUDO_CALL &&
			 !is_relocated(f, i))
			add_call(all, f, f->section, i + (uint64_t)(int64_t)insn->imm + 1);
		if (insn->code == (BPF_LD | BPF_IMM | BPF_DW))
			i++;
	}
}

/* Functions do not recurse: the checker has seen to it, np_c_read() of those in C. */
static struct np_stack_depth deepest(struct functions *all, struct function *f)
{
	struct np_stack_depth most = {0};

	if (f->known)
		return f->deepest;
	measure(all, f);
	np_vec_each (uint64_t, to, &f->calls) {
		struct np_stack_depth d = deepest(all, &all->v.v[*to]);

		if (d.bytes > most.bytes)
			most.bytes = d.bytes;
		if (d.frames > most.frames)
			most.frames = d.frames;
	}
	most.bytes += ((f->own ? f->own : 1) + FRAME_ROUND - 1) / FRAME_ROUND * FRAME_ROUND;
	most.frames++;
	f->known = true;
	f->deepest = most;
	return most;
}

struct np_stack_depth np_gen_stack_depth(struct np_gen *g, const struct np_text *image)
{
	struct np_stack_depth most = {0};
	struct functions all = {.arena = g->arena};
	LLVMMemoryBufferRef buffer =
		LLVMCreateMemoryBufferWithMemoryRange(image->s, image->n, "image", false);

	all.binary = LLVMCreateBinary(buffer, g->llvm, NULL);
	if (all.binary) {
		collect(&all);
		collect_calls(&all);
		np_vec_each (struct function, f, &all.v) {
			struct np_stack_depth d;

			if (!is_program(f->section) || most.frames > NP_STACK_FRAMES)
				continue;
			d = deepest(&all, f);
			if (d.bytes > most.bytes || d.frames > NP_STACK_FRAMES) {
				most = d;
				most.program = (uint32_t)strtoul(f->section + 3, NULL, 10);
			}
		}
		LLVMDisposeBinary(all.binary);
	}
	LLVMDisposeMemoryBuffer(buffer);
	return most;
}

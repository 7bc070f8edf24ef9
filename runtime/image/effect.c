/*
 * What a program does to the machine, read off its instructions: what the compiler has seen of it
 * is a claim of an image, and of C code not all.
 */
#include <linux/bpf.h>
#include <string.h>

#include "image/object.h"
#include "image/unsafe.h"

#define KFUNC "kfunc."

const char *np_object_unsafe(const struct np_object *o)
{
	for (uint32_t p = 0; p < o->plan->programs.n; p++) {
		const struct np_object_program *g = &o->programs[p];
		const struct bpf_insn *insn = (const struct bpf_insn *)g->insns;
		const char *name = NULL;

		for (uint32_t i = 0; i < g->n_insns && !name; i++)
			if (insn[i].code == (BPF_JMP | BPF_CALL) && !insn[i].src_reg)
				name = np_unsafe_helper((uint32_t)insn[i].imm);
		for (uint32_t i = 0; i < g->n_relocs && !name; i++)
			if (g->relocs[i].is_call &&
			    !strncmp(g->relocs[i].symbol, KFUNC, strlen(KFUNC)) &&
			    np_unsafe_kfunc(g->relocs[i].symbol + strlen(KFUNC)))
				name = g->relocs[i].symbol + strlen(KFUNC);
		if (name)
			return name;
	}
	return NULL;
}

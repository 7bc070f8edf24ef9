/* The manifest: facts that are collected by kind, sorted, and said a line each. */
#include "image/manifest.h"

#include <linux/bpf.h>
#include <stdlib.h>
#include <string.h>

struct facts {
	struct np_arena *arena;
	NP_VEC(const char *) lines; /* of this kind */
	struct np_text text;
	enum np_level level;
	const char *because;
};

static void raise_to(struct facts *f, enum np_level level, const char *verb, const char *fact)
{
	if (level <= f->level)
		return;
	f->level = level;
	f->because = np_sprintf(f->arena, "%s %s", verb, fact);
}

static void add(struct facts *f, const char *line)
{
	np_vec_each (const char *, l, &f->lines)
		if (!strcmp(*l, line))
			return;
	np_vec_push(f->arena, &f->lines, line);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void end_kind(struct facts *f, const char *verb)
{
	if (f->lines.n)
		qsort(f->lines.v, f->lines.n, sizeof(*f->lines.v), by_text);
	np_vec_each (const char *, l, &f->lines)
		np_text_addf(&f->text, "%s %s\n", verb, *l);
	f->lines.n = 0;
}

static enum np_level level_of_probe(const struct np_plan_probe *p)
{
	switch (p->kind) {
	case NP_P_KPROBE:
	case NP_P_KRETPROBE:
	case NP_P_UPROBE:
	case NP_P_URETPROBE:
	case NP_P_USDT:
	case NP_P_RAWTRACEPOINT:
	case NP_P_WATCHPOINT:
	case NP_P_ITER: return NP_LEVEL_NORMAL;
	default: return NP_LEVEL_SAFE;
	}
}

static void probes(struct facts *f, const struct np_plan *plan)
{
	np_vec_each (struct np_plan_probe, p, &plan->probes) {
		if (p->internal)
			continue;
		if (*p->pattern)
			add(f, np_sprintf(f->arena, "all that match %s", p->pattern));
		else
			add(f, p->text);
		if (*p->pin)
			add(f,
			    np_sprintf(f->arena, "%s, and stays as the file %s", p->text, p->pin));
		raise_to(f, level_of_probe(p), "attaches to", p->text);
	}
	end_kind(f, "attaches to");
}

static void read(struct facts *f, uint32_t kind, const char *what)
{
	const struct np_read_row *row = &np_read_rows[kind];

	const char *fact = np_sprintf(f->arena, "%s%s%s", row->words, *what ? " " : "", what);

	add(f, fact);
	raise_to(f, row->level, "reads", fact);
}

static void kept(struct facts *f, const struct np_plan *plan)
{
	np_vec_each (struct np_plan_map, m, &plan->maps)
		if (m->role == NP_MAP_USER)
			add(f, m->name);
	end_kind(f, "keeps");
}

static const char *goes_where(uint32_t event)
{
	switch (event) {
	case NP_EV_PRINTF:
	case NP_EV_PRINT_VALUE:
	case NP_EV_PRINT_KEYED:
	case NP_EV_TIME:
	case NP_EV_SHOW:
	case NP_EV_ERRORF:
	case NP_EV_WARNF:
	case NP_EV_JOIN: return "lines";
	case NP_EV_PRINT_MAP: return "maps";
	case NP_EV_SYSTEM: return "what commands print";
	default: return NULL;
	}
}

static void shown(struct facts *f, const struct np_plan *plan)
{
	if (plan->print_maps)
		np_vec_each (struct np_plan_map, m, &plan->maps)
			if (m->role == NP_MAP_USER)
				add(f, "maps");
	np_vec_each (struct np_plan_event, e, &plan->events) {
		if (goes_where(e->kind))
			add(f, goes_where(e->kind));
		if (e->kind == NP_EV_CAT)
			add(f, np_sprintf(f->arena, "the file %s", e->format));
		if (e->kind == NP_EV_PACKET)
			add(f, np_sprintf(f->arena, "packets, in the file %s", e->format));
	}
	end_kind(f, "shows");
}

static void changes(struct facts *f, const struct np_object *o)
{
	const char *calls = np_object_unsafe(o);

	np_vec_each (struct np_plan_event, e, &o->plan->events)
		if (e->kind == NP_EV_SYSTEM)
			add(f, np_sprintf(f->arena, "what the command does: %s", e->format));
	if (calls)
		add(f, np_sprintf(f->arena, "the machine by %s()", calls));
	else if (o->plan->unsafe && !f->lines.n)
		add(f, "the machine");
	if (f->lines.n)
		raise_to(f, NP_LEVEL_UNSAFE, "changes", f->lines.v[0]);
	end_kind(f, "changes");
}

/* What a helper of the kernel reads; NP_READS: nothing that is told. */
static enum np_read read_by(int32_t helper)
{
	switch (helper) {
	case BPF_FUNC_probe_read:
	case BPF_FUNC_probe_read_str:
	case BPF_FUNC_probe_read_kernel:
	case BPF_FUNC_probe_read_kernel_str: return NP_READ_BYTES;
	case BPF_FUNC_probe_read_user:
	case BPF_FUNC_probe_read_user_str:
	case BPF_FUNC_copy_from_user:
	case 191: /* bpf_copy_from_user_task, younger than Debian 12's headers may be */
		return NP_READ_USER;
	case BPF_FUNC_skb_load_bytes:
	case BPF_FUNC_skb_output: return NP_READ_PAYLOAD;
	case BPF_FUNC_get_stackid:
	case BPF_FUNC_get_stack: return NP_READ_USTACK;
	default: return NP_READS;
	}
}

/* Programs that BTF types read memory by plain loads. */
static bool loads_memory(const struct np_object_program *g, uint32_t mechanism)
{
	for (uint32_t i = 0; i < g->n_relocs; i++)
		if (g->relocs[i].is_call && !strncmp(g->relocs[i].symbol, "kfunc.", 6))
			return true;
	return mechanism == NP_M_TP_BTF || mechanism == NP_M_FENTRY || mechanism == NP_M_FEXIT ||
	       mechanism == NP_M_ITER;
}

static void reads_of_instructions(struct facts *f, const struct np_object *o)
{
	for (uint32_t p = 0; p < o->plan->programs.n; p++) {
		const struct np_object_program *g = &o->programs[p];
		const struct bpf_insn *insn = (const struct bpf_insn *)g->insns;

		if (loads_memory(g, o->plan->programs.v[p].mechanism))
			read(f, NP_READ_BYTES, "");
		for (uint32_t i = 0; i < g->n_insns; i++) {
			enum np_read kind = insn[i].code == (BPF_JMP | BPF_CALL) && !insn[i].src_reg
						    ? read_by(insn[i].imm)
						    : NP_READS;

			if (kind != NP_READS)
				read(f, kind, "");
		}
	}
}

static void make(struct np_arena *a, const struct np_object *o, bool own, struct np_manifest *out)
{
	struct facts f = {.arena = a, .because = ""};

	probes(&f, o->plan);
	if (own)
		np_vec_each (struct np_plan_read, r, &o->plan->reads)
			read(&f, r->kind, r->what);
	else
		reads_of_instructions(&f, o);
	np_vec_each (struct np_plan_event, e, &o->plan->events)
		if (e->kind == NP_EV_CAT)
			read(&f, NP_READ_FILES, "");
	if (*o->plan->c_files)
		read(&f, NP_READ_CODE, o->plan->c_files);
	end_kind(&f, "reads");
	kept(&f, o->plan);
	shown(&f, o->plan);
	changes(&f, o);
	out->text = np_strndup(a, f.text.s ? f.text.s : "", f.text.n);
	out->level = f.level;
	out->because = f.because;
	np_text_free(&f.text);
}

void np_manifest_make(struct np_arena *a, const struct np_object *o, struct np_manifest *out)
{
	make(a, o, true, out);
}

void np_manifest_of_image(struct np_arena *a, const struct np_object *o, struct np_manifest *out)
{
	make(a, o, false, out);
}

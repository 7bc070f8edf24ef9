/*
 * From the checked program to the image: which variants, the programs, the plan, the bytes.
 */
#include <string.h>

#include "gen/gen.h"

static bool is_many(const struct np_body *b)
{
	return b->points.n > 1 && b->points.v[0].wildcard;
}

/* Mechanisms for a body, cheapest first. */
static uint32_t mechanisms(const struct np_body *b, enum np_mechanism out[4])
{
	uint32_t n = 0;
	bool offset = b->points.n && b->points.v[0].offset;
	bool many = is_many(b);
	bool saves = b->uses_dur || b->args.n; /* at a return: something of the entry */
	bool only = b->trampoline || b->needs_trampoline;

	switch (b->kind) {
	case NP_P_TRACEPOINT:
		if (b->raw_ok)
			out[n++] = NP_M_TP_BTF;
		if (!b->needs_trampoline)
			out[n++] = NP_M_PERF_TP;
		break;
	case NP_P_RAWTRACEPOINT: out[n++] = NP_M_TP_BTF; break;
	case NP_P_ITER: out[n++] = NP_M_ITER; break;
	case NP_P_KPROBE:
		if (many && !only)
			out[n++] = NP_M_KPROBE_MULTI;
		if (!b->long_name && !offset && !b->uses_registers)
			out[n++] = NP_M_FENTRY;
		if (!only)
			out[n++] = NP_M_KPROBE;
		break;
	case NP_P_KRETPROBE:
		if (many && !only)
			out[n++] = saves ? NP_M_KPROBE_SESSION : NP_M_KRETPROBE_MULTI;
		if (!b->long_name && !b->uses_registers)
			out[n++] = NP_M_FEXIT;
		/* one link for one function, too: cheaper, and it tells what it missed */
		if (!many && !only && (saves || b->long_name))
			out[n++] = saves ? NP_M_KPROBE_SESSION : NP_M_KRETPROBE_MULTI;
		if (!only)
			out[n++] = NP_M_KRETPROBE;
		break;
	case NP_P_UPROBE:
	case NP_P_USDT: out[n++] = NP_M_UPROBE; break;
	case NP_P_URETPROBE:
		/* a return address that the kernel replaces breaks Go's stacks: its return
		   instructions are probed */
		if (b->go) {
			out[n++] = NP_M_UPROBE;
			break;
		}
		if (saves)
			out[n++] = NP_M_UPROBE_SESSION;
		out[n++] = NP_M_URETPROBE;
		break;
	case NP_P_WATCHPOINT:
	case NP_P_SOFTWARE:
	case NP_P_HARDWARE:
	case NP_P_PROFILE: out[n++] = NP_M_PERF_EVENT; break;
	default: out[n++] = NP_M_TEST_RUN; break;
	}
	return n;
}

/* Those that this kernel will use; an image keeps all. */
static uint32_t narrow(struct np_gen *g, enum np_mechanism *v, uint32_t n, bool many)
{
	struct np_world *w = g->checked->world;
	bool session = v[0] == NP_M_KPROBE_SESSION;

	if (g->opt->all_variants || g->opt->explain)
		return n;
	/* a tracepoint that BTF types attaches so for certain */
	if (v[0] == NP_M_TP_BTF)
		return 1;
	/* of one function the ladder finds out by trying: asking costs as much */
	if (!many || (!session && v[0] != NP_M_KPROBE_MULTI && v[0] != NP_M_KRETPROBE_MULTI))
		return n;
	if (!np_world_has(w, session ? NP_FEAT_KPROBE_SESSION : NP_FEAT_KPROBE_MULTI)) {
		memmove(v, v + 1, --n * sizeof(*v));
	} else if (n > 2) {
		/* one link for many leaves the last resort for those that it refuses */
		v[1] = v[n - 1];
		n = 2;
	}
	return n;
}

/* The program for one mechanism: reading by casts where the kernel has them, else by helpers. */
static void memory_forms(struct np_gen *g, const struct np_body *b, enum np_mechanism mechanism,
			 uint32_t entry, struct np_plan_probe *proto)
{
	bool cast = np_world_has(g->checked->world, NP_FEAT_RDONLY_CAST);
	uint32_t program;

	g->reads_kernel = false;
	if (g->opt->all_variants || cast) {
		program = np_gen_program(g, b, mechanism, NP_MEM_CAST, entry);
		np_vec_push(g->arena, &proto->programs, ((struct np_plan_program_ref){program}));
		/* one that reads no kernel memory needs nothing and has no second form */
		if (!g->reads_kernel) {
			g->plan->programs.v[program].memory = NP_MEM_HELPER;
			return;
		}
		if (!g->opt->all_variants)
			return;
	}
	program = np_gen_program(g, b, mechanism, NP_MEM_HELPER, entry);
	np_vec_push(g->arena, &proto->programs, ((struct np_plan_program_ref){program}));
}

static bool has_loops(const struct np_body *b)
{
	bool any = b->loops;

	np_vec_each (struct np_function *, f, &b->functions)
		any |= (*f)->loops;
	return any;
}

static void loop_forms(struct np_gen *g, const struct np_body *b, struct np_plan_probe *proto)
{
	enum np_mechanism v[4] = {NP_M_TEST_RUN}, at_entry;
	uint32_t n = narrow(g, v, mechanisms(b, v), is_many(b));
	bool loops = has_loops(b),
	     loop = loops && np_world_has(g->checked->world, NP_FEAT_BPF_LOOP);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t entry = NP_NO_INDEX;

		if (np_gen_needs_entry(b, v[i], &at_entry))
			entry = np_gen_entry_program(g, b, at_entry);
		g->long_loops = loops && (g->opt->all_variants || loop);
		memory_forms(g, b, v[i], entry, proto);
		if (!g->long_loops || !g->opt->all_variants)
			continue;
		g->long_loops = false;
		memory_forms(g, b, v[i], entry, proto);
	}
}

/* Programs of a body; their indexes in order of preference. */
static void body_programs(struct np_gen *g, const struct np_body *b, struct np_plan_probe *proto)
{
	g->saved = NP_NO_INDEX;
	loop_forms(g, b, proto);
	/* old verifiers look at what is dead, too: they get a program without these loops */
	if (g->opt->all_variants && b->each && b->asks_each) {
		g->no_each = true;
		loop_forms(g, b, proto);
		g->no_each = false;
	}
}

/* One place for each instruction by which the function returns. */
static void go_returns(struct np_gen *g, const struct np_attach_point *a, struct np_plan_probe p)
{
	np_offsets returns = {0};

	np_gen_returns(g, a, &returns);
	p.stack_test = np_gen_go_entry(g, a, &p.entry);
	np_vec_each (uint64_t, offset, &returns) {
		p.offset = *offset;
		np_vec_push(g->arena, &g->plan->probes, p);
		p.again = 1;
	}
	/* one that never returns has none, and is silent */
}

static void body_probes(struct np_gen *g, const struct np_body *b)
{
	struct np_plan_probe proto = {.kind = b->kind, .clause = b->clause};

	body_programs(g, b, &proto);
	np_vec_each (const struct np_attach_point, a, &b->points) {
		struct np_plan_probe p = proto;

		p.kind = a->kind;
		p.text = a->text;
		p.target = a->target;
		p.provider = a->provider;
		p.name = a->name;
		p.offset = a->offset;
		p.semaphore = a->semaphore;
		p.period = a->period;
		p.hertz = a->hertz;
		p.period_param = a->period_param;
		p.pin = a->pin;
		p.group = a->group;
		p.optional = a->optional;
		p.wildcard = a->wildcard;
		p.pattern = a->pattern;
		p.in_file = a->inlined || a->in_file;
		p.internal = b->internal;
		np_gen_line(g, a->loc, &p.line, &p.column);
		if (b->go && b->kind == NP_P_UPROBE && !a->offset)
			p.stack_test = np_gen_go_entry(g, a, &p.offset);
		if (b->go && b->kind == NP_P_URETPROBE)
			go_returns(g, a, p);
		else
			np_vec_push(g->arena, &g->plan->probes, p);
	}
}

static void plan_params(struct np_gen *g)
{
	np_vec_each (struct np_node *, n, &g->checked->params) {
		const struct np_node *p = *n;
		struct np_plan_param row = {
			.name = p->param.name,
			.type = p->param.type,
			.type_args = p->param.type_args,
			.default_text = p->param.default_text,
			.required = !p->param.default_text,
			.help = p->param.help,
		};
		uint32_t column;

		np_gen_line(g, p->loc, &row.line, &column);
		np_vec_push(g->arena, &g->plan->params, row);
	}
}

#define PAGE 4096

static void plan_config(struct np_gen *g, const struct np_config *c)
{
	g->plan->license = np_config_text(c, NP_C_LICENSE);
	g->plan->print_maps = (uint32_t)np_config_number(c, NP_C_PRINT_MAPS_ON_EXIT);
	g->plan->ring_bytes = (uint32_t)np_config_number(c, NP_C_PERF_RB_PAGES) * PAGE;
	g->plan->cat_bytes = (uint32_t)np_config_number(c, NP_C_MAX_CAT_BYTES);
	g->plan->demangle = (uint32_t)np_config_number(c, NP_C_CPP_DEMANGLE);
	g->plan->trailer = np_config_text(c, NP_C_STR_TRUNC_TRAILER);
}

/* The plan itself, as a constant in its section. */
static void embed_plan(struct np_gen *g)
{
	struct np_text bytes = {0};

	g->plan->maps.v[g->lost].max_entries = g->plan->losses.n;
	np_plan_encode(g->plan, &bytes);
	LLVMValueRef data = LLVMConstStringInContext2(g->llvm, bytes.s, bytes.n, true);
	LLVMValueRef global = LLVMAddGlobal(g->module, LLVMTypeOf(data), "np_plan");

	LLVMSetInitializer(global, data);
	LLVMSetGlobalConstant(global, true);
	LLVMSetSection(global, NP_PLAN_SECTION);
	LLVMSetAlignment(global, 8);
	np_text_free(&bytes);
}

/* Without an error of LLVM's, the script has been told what is wrong. */
static int fail(struct np_gen *g)
{
	struct np_diag *d;

	if (!g->error)
		return -1;
	d = np_error(g->diags, NP_E_LLVM, (struct np_loc){0}, "code generation failed: %s",
		     g->error);
	np_hint(g->diags, d, "this is a bug in nprobe: please report it with the script");
	return -1;
}

/* One text, with what is imported behind the script. */
static void plan_sources(struct np_gen *g)
{
	struct np_text all = {0};
	uint32_t lines = 0;
	size_t counted = 0;

	np_text_add(&all, g->opt->source_text ? g->opt->source_text : "");
	np_vec_each (struct np_source *, at, &g->checked->sources->list) {
		struct np_source *s = *at;

		if (!s->imported || s->of)
			continue;
		if (all.n && all.s[all.n - 1] != '\n')
			np_text_addc(&all, '\n');
		for (; counted < all.n; counted++)
			lines += all.s[counted] == '\n';
		s->lines_before = lines;
		np_vec_push(g->arena, &g->plan->files, ((struct np_plan_file){s->name, lines}));
		np_text_addn(&all, s->text, s->len);
	}
	g->plan->source_text = np_strndup(g->arena, all.n ? all.s : "", all.n);
	np_text_free(&all);
}

static void plan_reads(struct np_gen *g)
{
	np_vec_each (struct np_noted_read, r, &g->checked->reads) {
		struct np_plan_read row = {.kind = r->kind, .what = r->what};
		uint32_t column;

		np_gen_line(g, r->loc, &row.line, &column);
		np_vec_push(g->arena, &g->plan->reads, row);
	}
}

/* Generates IR for all bodies; false after an error. */
static bool build(struct np_gen *g)
{
	unsigned errors = g->diags->errors;

	if (!np_gen_open(g))
		return false;
	g->plan = np_alloc(g->arena, sizeof(*g->plan));
	g->plan->compiler = "nprobe";
	g->plan->built_on = g->checked->world->ops->release(g->checked->world);
	g->plan->source_name = g->opt->source_name;
	plan_sources(g);
	g->plan->unsafe = g->checked->unsafe;
	plan_reads(g);
	plan_config(g, &g->checked->config);
	np_gen_plan_maps(g);
	plan_params(g);
	if (!np_gen_c_code(g))
		return false;
	np_gen_lines_open(g);
	np_vec_each (struct np_body *, b, &g->checked->bodies)
		body_probes(g, *b);
	np_gen_text_functions(g);
	np_gen_embed_data(g);
	embed_plan(g);
	np_gen_lines_close(g);
	if (g->diags->errors != errors)
		return false;
	g->too_long = np_gen_is_longer(g, NP_LONGEST_RAW);
	if (g->too_long && !g->fit.split)
		return false;
	if (!np_gen_passes(g))
		return false;
	g->too_long = np_gen_is_longer(g, NP_LONGEST);
	return !g->too_long || g->fit.split;
}

static struct np_gen start(struct np_checked *c, const struct np_gen_options *opt,
			   struct np_diags *diags, struct np_gen_fit fit)
{
	return (struct np_gen){
		.arena = c->arena, .checked = c, .opt = opt, .diags = diags, .fit = fit};
}

/* The image; false after an error, or with *depth more than the kernel's stack has. */
static bool generate(struct np_gen *g, struct np_text *image, struct np_stack_depth *depth)
{
	*depth = (struct np_stack_depth){0};
	if (!build(g))
		return false;
	if (!np_gen_emit(g, image)) {
		if (g->error && strstr(g->error, "BPF stack limit"))
			depth->bytes = UINT32_MAX;
		return false;
	}
	*depth = np_gen_stack_depth(g, image);
	return depth->bytes <= NP_STACK_BYTES && depth->frames <= NP_STACK_FRAMES;
}

static void too_deep(struct np_gen *g, const struct np_stack_depth *depth)
{
	const struct np_body *body = g->checked->bodies.v[0];
	struct np_diag *d;

	np_vec_each (struct np_body *, b, &g->checked->bodies)
		if ((*b)->clause == g->plan->programs.v[depth->program].clause)
			body = *b;
	if (depth->frames > NP_STACK_FRAMES)
		d = np_error(g->diags, NP_E_MEMORY, body->loc,
			     "functions and loops of this clause, with ours, are within each other "
			     "to a depth of %u; the kernel allows %d",
			     depth->frames - 1, NP_STACK_FRAMES - 1);
	else
		d = np_error(
			g->diags, NP_E_MEMORY, body->loc,
			"functions and loops of this clause, with ours, take %u bytes of stack; "
			"the kernel allows %d",
			depth->bytes, NP_STACK_BYTES);
	np_hint(g->diags, d, "nest fewer loops, or put what is within into a probe of its own");
}

/* How to generate it so that it fits, after what was wrong; false: no other way is left. */
static bool fit_better(const struct np_gen *g, const struct np_stack_depth *depth,
		       struct np_gen_fit *fit)
{
	bool large = depth->bytes > NP_STACK_BYTES;

	if (g->too_long && !fit->split)
		fit->split = true;
	else if (large && !fit->spill)
		fit->spill = true;
	else if ((large || depth->frames > NP_STACK_FRAMES) && fit->flat < NP_FLAT_MOST)
		fit->flat++;
	else
		return false;
	return true;
}

int np_generate(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
		struct np_text *image)
{
	struct np_gen_fit fit = {0};
	struct np_gen g = start(c, opt, diags, fit);
	struct np_stack_depth depth;
	bool ok;

	if (!np_gen_check_offsets(&g))
		return -1;
	while (!(ok = generate(&g, image, &depth)) && fit_better(&g, &depth, &fit)) {
		np_gen_close(&g);
		image->n = 0;
		g = start(c, opt, diags, fit);
	}
	if (!ok && !g.error && depth.bytes)
		too_deep(&g, &depth);
	else if (!ok)
		fail(&g);
	np_gen_close(&g);
	return ok ? 0 : -1;
}

int np_dump_ir(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
	       struct np_text *out)
{
	struct np_gen g = start(c, opt, diags, (struct np_gen_fit){0});
	bool ok = build(&g);
	int err;

	if (!ok && g.too_long) {
		np_gen_close(&g);
		g = start(c, opt, diags, (struct np_gen_fit){.split = true});
		ok = build(&g);
	}
	err = ok ? 0 : fail(&g);

	if (!err) {
		LLVMValueRef plan = LLVMGetNamedGlobal(g.module, "np_plan");
		LLVMValueRef data = LLVMGetNamedGlobal(g.module, "np_data");
		char *text;

		LLVMDeleteGlobal(plan); /* -d image shows it */
		if (data)
			LLVMDeleteGlobal(data);
		text = LLVMPrintModuleToString(g.module);
		np_text_add(out, text);
		LLVMDisposeMessage(text);
	}
	np_gen_close(&g);
	return err;
}

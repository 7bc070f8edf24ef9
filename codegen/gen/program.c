/*
 * One program: a body in one attach variant.
 *
 *   entry    memory of values; scratch level, if any is needed (filled in at the end)
 *   start    is tracing over? this process? arguments, predicate, block; or, at the entry of a
 *            function whose return the script asks for, only the saving of what it needs
 *   leave    scratch level given back
 */
#include "gen/gen.h"

#define FLAGS 144 /* offset in x86-64's struct pt_regs */
#define CARRY 0x01
#define ZERO 0x40

/* Nothing runs once exit() was called, or for a task that is not asked for. */
static void guards(struct np_gen *g, bool filtered)
{
	LLVMBasicBlockRef go = np_block(g, "");

	np_symbol(g, "mapval.%u", g->control);
	LLVMValueRef control =
		LLVMGetNamedGlobal(g->module, np_sprintf(g->arena, "mapval.%u", g->control));
	LLVMValueRef exiting = np_get(g, np_at(g, control, 4), 4);

	LLVMSetVolatile(LLVMGetOperand(exiting, 0), true);
	if (g->body->kind != NP_P_END) {
		np_branch_if(g, np_is_true(g, exiting), g->leave, go);
		LLVMPositionBuilderAtEnd(g->b, go);
	}
	/* what the entry left out, the return will not find */
	if (!(NP_W(g->body->kind) & NP_W_EVENT) || g->body->internal || filtered)
		return;
	np_gen_filters(g);
}

/* The stack is too small and will be moved: the function is going to be entered again. */
static void skip_moving_stack(struct np_gen *g)
{
	LLVMBasicBlockRef go = np_block(g, "");
	LLVMValueRef below =
		LLVMBuildAnd(g->b, np_gen_context(g, FLAGS, 8), np_const(g, CARRY | ZERO), "");

	below = LLVMBuildMul(g->b, below, np_symbol(g, "probe.stack-test"), "");
	np_branch_if(g, np_is_true(g, below), g->leave, go);
	LLVMPositionBuilderAtEnd(g->b, go);
}

void np_gen_vars(struct np_gen *g)
{
	for (uint32_t i = 0; i < g->n_vars; i++) {
		const struct np_type *t = g->var_list[i]->type;
		uint32_t size = np_type_is_scalar(t) ? 8 : (t->size + 7) & ~7u;

		if (size <= 8 && !g->fit.spill) {
			g->vars[i] = np_alloca(g, 8); /* a register after sroa */
		} else if (size <= NP_STACK_SLOT && g->stack_used + size <= g->stack_budget) {
			g->stack_used += size;
			g->vars[i] = np_alloca(g, size);
		} else {
			g->vars[i] = np_scratch(g, size);
			g->var_offsets[i] = g->scratch_top - size;
			if (size > 8)
				continue;
		}
		np_zero(g, g->vars[i], size);
	}
}

static void make_vars(struct np_gen *g)
{
	const struct np_body *b = g->body;

	g->var_list = b->vars.v;
	g->n_vars = b->vars.n;
	g->vars = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->vars));
	g->var_offsets = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->var_offsets));
	g->frame_memory = NULL;
	g->function = NULL;
	g->returns = g->leave;
	if ((b->loops && g->long_loops) || b->each || b->functions.n || g->fit.split) {
		if (g->stack_budget > NP_FRAMED_BUDGET)
			g->stack_budget = NP_FRAMED_BUDGET;
		np_gen_frame_begin(g);
		np_gen_functions(g);
	} else {
		np_gen_vars(g);
	}
}

/* What the script says, once all that it needs is at hand. */
static void script(struct np_gen *g)
{
	const struct np_body *body = g->body;
	LLVMBasicBlockRef block;

	make_vars(g);
	g->block_end = g->leave;
	if (body->predicate) {
		block = np_block(g, "");
		np_branch_if(g, np_gen_condition(g, body->predicate), block, g->leave);
		np_release_temps(g);
		LLVMPositionBuilderAtEnd(g->b, block);
	}
	np_gen_statements(g, body->block);
}

static bool is_session(enum np_mechanism m)
{
	return m == NP_M_KPROBE_SESSION || m == NP_M_UPROBE_SESSION;
}

static void needs(struct np_gen *g, struct np_plan_program *p)
{
	switch (g->mechanism) {
	case NP_M_KPROBE_MULTI: np_gen_need(g, NP_FEAT_KPROBE_MULTI); break;
	case NP_M_KRETPROBE_MULTI:
		if (g->body->points.n > 1)
			np_gen_need(g, NP_FEAT_KPROBE_MULTI);
		break;
	case NP_M_KPROBE_SESSION: np_gen_need(g, NP_FEAT_KPROBE_SESSION); break;
	case NP_M_UPROBE_SESSION: np_gen_need(g, NP_FEAT_UPROBE_SESSION); break;
	default: break;
	}
	if (g->memory == NP_MEM_CAST && g->reads_kernel)
		np_gen_need(g, NP_FEAT_RDONLY_CAST);
	for (int f = 0; f < NP_FEAT_COUNT; f++)
		if (g->needs >> f & 1)
			np_vec_push(g->arena, &p->needs,
				    ((struct np_plan_need){np_feature_name((enum np_feature)f)}));
}

static uint32_t generate(struct np_gen *g, uint32_t entry)
{
	uint32_t number = g->plan->programs.n, column;
	struct np_plan_program *p = np_vec_add(g->arena, &g->plan->programs);
	LLVMTypeRef type = LLVMFunctionType(g->i32, &g->ptr, 1, false);
	LLVMValueRef claim, status = NULL;
	LLVMBasicBlockRef start;

	p->section = np_sprintf(g->arena, "np/%u", number);
	p->mechanism = g->mechanism;
	p->memory = g->memory;
	p->clause = g->body->clause;
	p->entry = entry;
	np_gen_line(g, g->body->loc, &p->line, &column);
	g->temps.n = 0;
	g->needs = 0;
	g->stack_used = g->scratch_used = g->scratch_top = 0;
	g->stack_budget =
		g->fit.spill
			? 0
			: NP_STACK_BUDGET - (np_gen_uses_text(g->body) ? NP_STACK_FUNCTIONS : 0);
	g->scratch_base = g->scratch_key = NULL;
	g->statement = NULL;
	g->loops = g->frames = 0;
	g->first_temp = 0;
	g->fn = LLVMAddFunction(g->module, np_sprintf(g->arena, "np_%u", number), type);
	LLVMSetSection(g->fn, p->section);
	np_gen_lines_function(g, g->body->loc);
	g->ctx = LLVMGetParam(g->fn, 0);
	g->entry = np_block(g, "entry");
	start = np_block(g, "start");
	g->leave = np_block(g, "leave");
	LLVMPositionBuilderAtEnd(g->b, start);
	claim = np_alloca(g, 16); /* the words, and which of them */
	np_gen_args(g);
	if (g->body->go && (g->at_entry || g->body->kind == NP_P_UPROBE))
		skip_moving_stack(g);
	if (is_session(g->mechanism)) {
		/* 1: this call's return is nobody's business */
		status = np_alloca(g, 8);
		np_put(g, status, np_const(g, 1), 8);
	}
	if (!g->body->pinned)
		guards(g, entry != NP_NO_INDEX);
	if (g->body->object) {
		LLVMBasicBlockRef more = np_block(g, "");

		np_branch_if(g, np_is_true(g, np_gen_arg(g, g->body->object)), more, g->leave);
		LLVMPositionBuilderAtEnd(g->b, more);
	}
	if (g->at_entry) {
		np_gen_save(g);
	} else {
		if (status)
			np_gen_session(g, status);
		else if (entry != NP_NO_INDEX)
			np_gen_restore(g);
		script(g);
	}
	np_jump(g, g->leave);

	LLVMPositionBuilderAtEnd(g->b, g->leave);
	if (g->scratch_base)
		np_gen_scratch_release(g, claim);
	LLVMBuildRet(g->b, status ? LLVMBuildTrunc(g->b, np_get(g, status, 8), g->i32, "")
				  : np_const32(g, 0));
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	if (g->scratch_base)
		np_gen_scratch_claim(g, claim, start);
	else
		LLVMBuildBr(g->b, start);
	p = &g->plan->programs.v[number];
	np_vec_each (struct np_plan_slot, s, &g->plan_slots)
		np_vec_push(g->arena, &p->slots, *s);
	needs(g, p);
	if (g->scratch_used > NP_SCRATCH_MOST)
		np_error(g->diags, NP_E_MEMORY, g->body->loc,
			 "the values of this clause take %u bytes, and %u are possible",
			 g->scratch_used, NP_SCRATCH_MOST);
	if (g->scratch_used) {
		struct np_plan_map *m = &g->plan->maps.v[g->scratch];

		if (g->scratch_used > m->value_size)
			m->value_size = g->scratch_used;
	}
	return number;
}

uint32_t np_gen_program(struct np_gen *g, const struct np_body *body, enum np_mechanism mechanism,
			enum np_memory memory, uint32_t entry)
{
	g->body = body;
	g->mechanism = mechanism;
	g->memory = memory;
	g->at_entry = false;
	return generate(g, entry);
}

uint32_t np_gen_entry_program(struct np_gen *g, const struct np_body *body,
			      enum np_mechanism mechanism)
{
	g->body = body;
	g->mechanism = mechanism;
	g->memory = NP_MEM_HELPER;
	g->at_entry = true;
	return generate(g, NP_NO_INDEX);
}

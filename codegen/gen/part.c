/*
 * Parts of a program that are functions of their own: rounds of a loop, which the kernel calls
 * back, and functions of the script.  What they share with the program lies in one frame on its
 * stack, which they are handed, and in the piece of scratch memory that it claimed.
 */
#include <string.h>

#include "gen/gen.h"

#define FRAME_BYTES 96 /* variables that do not fit are in scratch memory */

/* Words of the frame. */
enum word { WORD_CTX, WORD_SCRATCH, WORD_SCRATCH_KEY, WORD_LEAVE, WORD_ROUNDS, WORDS };
/* WORD_LEAVE: what is to be left from within a round or a function. */
enum { LEAVE_NOTHING, LEAVE_PROGRAM, LEAVE_FUNCTION, LEAVE_BLOCK };

/* A piece of scratch memory or, if it may, of the frame; the same in all parts. */
static struct np_shared take(struct np_gen *g, uint32_t size, bool frame)
{
	struct np_shared p = {.in_frame = frame && g->frame_used + size <= FRAME_BYTES};

	if (p.in_frame) {
		p.offset = g->frame_used;
		g->frame_used += size;
	} else {
		np_scratch(g, size);
		p.offset = g->scratch_top - size;
	}
	return p;
}

LLVMValueRef np_gen_at(struct np_gen *g, struct np_shared p)
{
	LLVMValueRef base = p.in_frame ? g->frame_memory : np_scratch_base(g);

	return np_at(g, base, p.offset);
}

struct np_shared np_gen_share(struct np_gen *g, uint32_t size)
{
	return take(g, size, false);
}

static LLVMValueRef word(struct np_gen *g, enum word w)
{
	return np_at(g, g->frame_memory, (uint64_t)w * 8);
}

/* No value in the frame is known: the verifier would follow numbers through every round. */
static LLVMValueRef opaque(struct np_gen *g, int64_t value)
{
	return np_unknown(g, np_const(g, value));
}

static uint32_t size_of(const struct np_type *t)
{
	return np_type_is_scalar(t) ? 8 : (t->size + 7) & ~7u;
}

/* What is in scratch memory is found from there each time. */
static void find_var(struct np_gen *g, uint32_t i)
{
	if (g->places[i].in_frame)
		g->vars[i] = np_gen_at(g, g->places[i]);
}

/*
 * Memory that all parts find, for the variables of the program or of a function.  The verifier
 * knows what is on the stack: a number that it has once compared with another it would follow
 * through every round.  Of scratch memory it knows nothing; only a pointer of the kernel's is one
 * no more when it has been there.
 */
static void share_vars(struct np_gen *g, bool frame)
{
	g->places = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->places));
	for (uint32_t i = 0; i < g->n_vars; i++) {
		const struct np_type *t = g->var_list[i]->type;

		g->places[i] = take(g, size_of(t), frame && t->kind == NP_V_PTR);
		g->var_offsets[i] = g->places[i].in_frame ? 0 : g->places[i].offset;
		find_var(g, i);
		if (np_type_is_scalar(t))
			np_put(g, np_gen_variable(g, i), np_const(g, 0), 8);
		else
			np_zero(g, np_gen_variable(g, i), size_of(t));
	}
}

static struct np_shared share_value(struct np_gen *g, LLVMValueRef value)
{
	struct np_shared p = take(g, 8, true);

	if (value)
		np_put(g, np_gen_at(g, p), value, 8);
	return p;
}

void np_gen_frame_begin(struct np_gen *g)
{
	uint32_t args = g->body->args.n;

	g->frame_memory = np_alloca(g, FRAME_BYTES);
	g->frame_used = WORDS * 8;
	g->stack_used += FRAME_BYTES;
	np_scratch(g, 8); /* so that there is a piece */
	LLVMBuildStore(g->b, g->ctx, word(g, WORD_CTX));
	LLVMBuildStore(g->b, np_scratch_base(g), word(g, WORD_SCRATCH));
	np_put(g, word(g, WORD_SCRATCH_KEY), np_get(g, g->scratch_key, 8), 8);
	np_put(g, word(g, WORD_LEAVE), np_const(g, LEAVE_NOTHING), 8);
	np_put(g, word(g, WORD_ROUNDS), opaque(g, NP_LOOP_TOTAL), 8);
	share_vars(g, true);
	g->arg_places = np_alloc(g->arena, (args + 2) * sizeof(*g->arg_places));
	for (uint32_t i = 0; i < args; i++)
		g->arg_places[i] = share_value(g, g->slots[i]);
	g->arg_places[args] = share_value(g, g->retval);
	g->arg_places[args + 1] = share_value(g, g->dur);
}

/* --- a part --- */

static void save(struct np_gen *g, struct np_part *p)
{
	*p = (struct np_part){
		.block = LLVMGetInsertBlock(g->b),
		.line = g->lines ? LLVMGetCurrentDebugLocation2(g->b) : NULL,
		.subprogram = g->subprogram,
		.fn = g->fn,
		.ctx = g->ctx,
		.entry = g->entry,
		.leave = g->leave,
		.returns = g->returns,
		.block_end = g->block_end,
		.loop_end = g->loop_end,
		.loop_next = g->loop_next,
		.scratch_base = g->scratch_base,
		.scratch_key = g->scratch_key,
		.frame_memory = g->frame_memory,
		.vars = g->vars,
		.slots = g->slots,
		.retval = g->retval,
		.dur = g->dur,
		.stack_used = g->stack_used,
		.n_temps = g->temps.n,
		.first_temp = g->first_temp,
		.frames = g->frames,
		.statement = g->statement,
	};
}

static void restore(struct np_gen *g, const struct np_part *p)
{
	g->subprogram = p->subprogram;
	g->fn = p->fn;
	g->ctx = p->ctx;
	g->entry = p->entry;
	g->leave = p->leave;
	g->returns = p->returns;
	g->block_end = p->block_end;
	g->loop_end = p->loop_end;
	g->loop_next = p->loop_next;
	g->scratch_base = p->scratch_base;
	g->scratch_key = p->scratch_key;
	g->frame_memory = p->frame_memory;
	g->vars = p->vars;
	g->slots = p->slots;
	g->retval = p->retval;
	g->dur = p->dur;
	g->stack_used = p->stack_used;
	g->temps.n = p->n_temps;
	g->first_temp = p->first_temp;
	g->frames = p->frames;
	g->statement = p->statement;
	LLVMPositionBuilderAtEnd(g->b, p->block);
	if (g->lines)
		LLVMSetCurrentDebugLocation2(g->b, p->line);
}

/* The parameter `frame` of a function of that type is the frame. */
static void begin(struct np_gen *g, struct np_part *p, LLVMTypeRef type, unsigned frame,
		  struct np_loc loc, bool inlined)
{
	const char *how;

	save(g, p);
	g->fn = LLVMAddFunction(g->module, np_sprintf(g->arena, "np_part_%u", g->parts++), type);
	LLVMSetLinkage(g->fn, LLVMInternalLinkage);
	g->frames += !inlined;
	how = inlined ? "alwaysinline" : "noinline";
	LLVMAddAttributeAtIndex(
		g->fn, LLVMAttributeFunctionIndex,
		LLVMCreateEnumAttribute(g->llvm, LLVMGetEnumAttributeKindForName(how, strlen(how)),
					0));
	np_gen_lines_function(g, loc);
	g->entry = np_block(g, "entry");
	p->start = np_block(g, "start");
	p->out = np_block(g, "out");
	g->leave = np_block(g, "leave");
	g->first_temp = g->temps.n;
	LLVMPositionBuilderAtEnd(g->b, p->start);
	p->status = np_alloca(g, 8);
	np_put(g, p->status, np_const(g, 0), 8);
	g->frame_memory = LLVMGetParam(g->fn, frame);
	g->ctx = LLVMBuildLoad2(g->b, g->ptr, word(g, WORD_CTX), "");
	g->scratch_base = np_alloca(g, 8);
	LLVMBuildStore(g->b, LLVMBuildLoad2(g->b, g->ptr, word(g, WORD_SCRATCH), ""),
		       g->scratch_base);
	g->scratch_key = np_alloca(g, 8);
	np_put(g, g->scratch_key, np_get(g, word(g, WORD_SCRATCH_KEY), 8), 8);
}

/* Block `at` wants to leave more than this part, and goes to `then`. */
static void wants(struct np_gen *g, LLVMBasicBlockRef at, int what, LLVMBasicBlockRef then)
{
	LLVMPositionBuilderAtEnd(g->b, at);
	np_put(g, word(g, WORD_LEAVE), np_const(g, what), 8);
	np_jump(g, then);
}

static LLVMValueRef end(struct np_gen *g, struct np_part *p)
{
	LLVMValueRef fn = g->fn;

	LLVMPositionBuilderAtEnd(g->b, p->out);
	LLVMBuildRet(g->b, np_get(g, p->status, 8));
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	LLVMBuildBr(g->b, p->start);
	restore(g, p);
	return fn;
}

/* Behind the call of a part: on, or out of what it wanted to leave. */
static void go_on(struct np_gen *g, bool of_block)
{
	LLVMBasicBlockRef more = np_block(g, ""), go = np_block(g, ""), program = g->leave;
	LLVMValueRef leave = np_get(g, word(g, WORD_LEAVE), 8);

	np_branch_if(g, np_is_true(g, leave), more, go);
	LLVMPositionBuilderAtEnd(g->b, more);
	if (of_block) {
		LLVMBasicBlockRef block = np_block(g, ""), outer = np_block(g, "");

		np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, leave, np_const(g, LEAVE_BLOCK), ""),
			     block, outer);
		wants(g, block, LEAVE_NOTHING, g->block_end);
		LLVMPositionBuilderAtEnd(g->b, outer);
	}
	if (g->returns != g->leave)
		np_branch_if(g,
			     LLVMBuildICmp(g->b, LLVMIntEQ, leave, np_const(g, LEAVE_FUNCTION), ""),
			     g->returns, program);
	else
		np_jump(g, program);
	LLVMPositionBuilderAtEnd(g->b, go);
}

/* --- rounds --- */

/* What the program has at hand, found again. */
static void take_over(struct np_gen *g, const struct np_part *outer)
{
	uint32_t args = g->function ? 0 : g->body->args.n;

	g->vars = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->vars));
	g->slots = np_alloc(g->arena, (args + 1) * sizeof(*g->slots));
	for (uint32_t i = 0; i < g->n_vars; i++)
		find_var(g, i);
	for (uint32_t i = 0; i < args; i++)
		if (outer->slots[i])
			g->slots[i] = np_get(g, np_gen_at(g, g->arg_places[i]), 8);
	if (outer->retval && !g->function)
		g->retval = np_get(g, np_gen_at(g, g->arg_places[args]), 8);
	if (outer->dur && !g->function)
		g->dur = np_get(g, np_gen_at(g, g->arg_places[args + 1]), 8);
}

void np_gen_round_begin(struct np_gen *g, struct np_part *p, unsigned params)
{
	LLVMTypeRef types[4] = {g->ptr, g->ptr, g->ptr, g->ptr};
	LLVMBasicBlockRef cut, go;
	LLVMValueRef rounds;

	if (params == 2)
		types[0] = g->i64;
	begin(g, p, LLVMFunctionType(g->i64, types, params, false), params - 1, g->statement->loc,
	      false);
	g->frames += params == 4; /* the kernel has no function for those of 2, from 6.0 on */
	take_over(g, p);
	p->stop = np_block(g, "stop");
	g->returns = g->function ? np_block(g, "") : g->leave;
	g->loop_end = p->stop;
	g->loop_next = p->out;
	g->loops++;
	/* where the rounds of the program have come to their most, this is the last one */
	cut = np_block(g, "");
	go = np_block(g, "");
	rounds = np_get(g, word(g, WORD_ROUNDS), 8);
	np_branch_if(g, np_is_true(g, rounds), go, cut);
	LLVMPositionBuilderAtEnd(g->b, cut);
	np_gen_lost(g, NP_LOSS_LONG_LOOP, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, p->stop);
	LLVMPositionBuilderAtEnd(g->b, go);
	np_put(g, word(g, WORD_ROUNDS), LLVMBuildSub(g->b, rounds, np_const(g, 1), ""), 8);
}

LLVMValueRef np_gen_round_end(struct np_gen *g, struct np_part *p)
{
	np_jump(g, p->out);
	wants(g, g->leave, LEAVE_PROGRAM, p->stop);
	if (g->returns != g->leave)
		wants(g, g->returns, LEAVE_FUNCTION, p->stop);
	LLVMPositionBuilderAtEnd(g->b, p->stop);
	np_put(g, p->status, np_const(g, 1), 8);
	np_jump(g, p->out);
	g->loops--;
	return end(g, p);
}

void np_gen_rounds(struct np_gen *g, unsigned helper, LLVMValueRef of, LLVMValueRef fn)
{
	np_helper(g, helper, 4, of, fn, g->frame_memory, np_const(g, 0));
	go_on(g, false);
}

void np_gen_rounds_by_hand(struct np_gen *g, uint64_t n, LLVMValueRef fn)
{
	LLVMTypeRef types[] = {g->i64, g->ptr};
	LLVMTypeRef type = LLVMFunctionType(g->i64, types, 2, false);
	LLVMBasicBlockRef ended = np_block(g, "");

	for (uint64_t i = 0; i < n; i++) {
		LLVMValueRef args[] = {np_const(g, (int64_t)i), g->frame_memory}, last;
		LLVMBasicBlockRef next = np_block(g, "");

		last = LLVMBuildCall2(g->b, type, fn, args, 2, "");
		np_branch_if(g, np_is_true(g, last), ended, next);
		LLVMPositionBuilderAtEnd(g->b, next);
	}
	np_jump(g, ended);
	LLVMPositionBuilderAtEnd(g->b, ended);
	go_on(g, false);
}

/* --- statements of a block that is too large --- */

void np_gen_piece_begin(struct np_gen *g, struct np_part *p)
{
	begin(g, p, LLVMFunctionType(g->i64, &g->ptr, 1, false), 0, g->statement->loc, false);
	take_over(g, p);
	g->returns = g->function ? np_block(g, "") : g->leave;
	g->block_end = p->stop = np_block(g, "");
	g->pieces++;
}

void np_gen_piece_end(struct np_gen *g, struct np_part *p)
{
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->ptr, 1, false);
	LLVMValueRef fn;

	np_jump(g, p->out);
	wants(g, g->leave, LEAVE_PROGRAM, p->out);
	if (g->returns != g->leave)
		wants(g, g->returns, LEAVE_FUNCTION, p->out);
	wants(g, p->stop, LEAVE_BLOCK, p->out);
	g->pieces--;
	fn = end(g, p);
	LLVMBuildCall2(g->b, type, fn, &g->frame_memory, 1, "");
	go_on(g, true);
}

/* --- functions of the script --- */

static void own_vars(struct np_gen *g, const struct np_function *f)
{
	g->var_list = f->vars.v;
	g->n_vars = f->vars.n;
	g->vars = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->vars));
	g->var_offsets = np_alloc(g->arena, (g->n_vars + 1) * sizeof(*g->var_offsets));
	if ((f->loops || g->fit.split) && g->frame_memory)
		share_vars(g, false);
	else
		np_gen_vars(g);
	for (uint32_t i = 0; i < f->n_parameters; i++) {
		const struct np_type *t = f->vars.v[i]->type;
		LLVMValueRef from = np_gen_at(g, g->functions[f->index].parameters[i]);

		np_copy(g, np_gen_variable(g, i), from, size_of(t));
	}
}

static void generate(struct np_gen *g, const struct np_function *f, struct np_gen_function *to)
{
	struct np_part p;
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->ptr, 1, false);
	uint32_t used = g->scratch_used;

	g->scratch_used = g->scratch_top;
	to->parameters = np_alloc(g->arena, (f->n_parameters + 1) * sizeof(*to->parameters));
	for (uint32_t i = 0; i < f->n_parameters; i++)
		to->parameters[i] = np_gen_share(g, size_of(f->vars.v[i]->type));
	if (f->result)
		to->result = np_gen_share(g, size_of(f->result));
	begin(g, &p, type, 0, f->block->loc, g->fit.flat);
	g->function = f;
	g->returns = np_block(g, "return");
	g->slots = NULL;
	g->retval = g->dur = NULL;
	own_vars(g, f);
	if (f->result)
		np_zero(g, np_gen_at(g, to->result), size_of(f->result));
	g->block_end = g->returns;
	np_gen_statements(g, f->block);
	np_jump(g, g->returns);
	wants(g, g->leave, LEAVE_PROGRAM, p.out);
	wants(g, g->returns, LEAVE_NOTHING, p.out);
	to->fn = end(g, &p);
	g->function = NULL;
	/* who calls it has values of its own meanwhile */
	g->scratch_top = g->scratch_used;
	if (used > g->scratch_used)
		g->scratch_used = used;
}

void np_gen_functions(struct np_gen *g)
{
	const struct np_body *b = g->body;
	struct np_shared *places = g->places;
	uint32_t *offsets = g->var_offsets;

	g->functions = np_alloc(g->arena, (b->functions.n + 1) * sizeof(*g->functions));
	for (uint32_t i = 0; i < b->functions.n; i++)
		generate(g, b->functions.v[i], &g->functions[i]);
	g->var_list = b->vars.v;
	g->n_vars = b->vars.n;
	g->places = places;
	g->var_offsets = offsets;
}

void np_gen_return(struct np_gen *g, struct np_node *value)
{
	const struct np_function *f = g->function;
	LLVMValueRef to;

	if (!value)
		return;
	if (!f) {
		np_gen_result(g, value);
		return;
	}
	to = np_gen_at(g, g->functions[f->index].result);
	if (np_type_is_scalar(f->result))
		np_put(g, to, np_normalise(g, np_gen_scalar(g, value), f->result), 8);
	else
		np_gen_into(g, value, to, size_of(f->result));
}

/* Arguments are computed before any is stored: one may call the same function. */
static void pass(struct np_gen *g, const struct np_node *call)
{
	const struct np_function *f = np_ref(call)->function;
	const struct np_gen_function *to = &g->functions[f->index];
	LLVMValueRef *values = np_alloc(g->arena, (f->n_parameters + 1) * sizeof(*values));
	struct np_held *held = np_alloc(g->arena, (f->n_parameters + 1) * sizeof(*held));
	uint32_t i = 0;

	np_list_each (a, call->call.args) {
		const struct np_type *t = f->vars.v[i]->type;

		if (np_type_is_scalar(t)) {
			held[i] = np_hold(g, np_normalise(g, np_gen_scalar(g, a), t), call);
		} else {
			values[i] = np_temp(g, size_of(t));
			np_gen_into(g, a, values[i], size_of(t));
		}
		i++;
	}
	for (i = 0; i < f->n_parameters; i++) {
		LLVMValueRef at = np_gen_at(g, to->parameters[i]);

		if (np_type_is_scalar(f->vars.v[i]->type))
			np_put(g, at, np_held(g, held[i]), 8);
		else
			np_copy(g, at, values[i], size_of(f->vars.v[i]->type));
	}
}

/* The result is copied: the next call of the function overwrites it. */
LLVMValueRef np_gen_call_value(struct np_gen *g, const struct np_node *n)
{
	const struct np_function *f = np_ref(n)->function;
	const struct np_gen_function *to = &g->functions[f->index];
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->ptr, 1, false);
	LLVMValueRef copy;

	pass(g, n);
	LLVMBuildCall2(g->b, type, to->fn, &g->frame_memory, 1, "");
	go_on(g, false);
	if (!f->result)
		return NULL;
	if (np_type_is_scalar(f->result))
		return np_get(g, np_gen_at(g, to->result), 8);
	copy = np_temp(g, size_of(f->result));
	np_copy(g, copy, np_gen_at(g, to->result), size_of(f->result));
	return copy;
}

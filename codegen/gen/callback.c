/*
 * Functions that the kernel calls back for each round of a loop.  What they share with the
 * program that they are a part of lies in one frame on its stack, which they are handed: the
 * context, the scratch memory, arguments, variables.  Words of the frame:
 */
#include "gen/gen.h"

#define FRAME_BYTES 192 /* what does not fit is in scratch memory */

enum word { WORD_CTX, WORD_SCRATCH, WORD_SCRATCH_KEY, WORD_LEAVE, WORD_ROUNDS, WORDS };

/* A piece of the frame, or of scratch memory; the same in the program and in its callbacks. */
static struct np_shared take(struct np_gen *g, uint32_t size)
{
	struct np_shared p = {.in_frame = g->frame_used + size <= FRAME_BYTES};

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
	LLVMValueRef base =
		p.in_frame ? g->frame_memory : LLVMBuildLoad2(g->b, g->ptr, g->scratch_base, "");

	return np_at(g, base, p.offset);
}

static LLVMValueRef word(struct np_gen *g, enum word w)
{
	return np_at(g, g->frame_memory, (uint64_t)w * 8);
}

struct np_shared np_gen_share(struct np_gen *g)
{
	return take(g, 8);
}

/*
 * The verifier takes no value in the frame for known: with numbers that it follows through every
 * round it would never come to an end.
 */
LLVMValueRef np_gen_opaque(struct np_gen *g, int64_t value)
{
	LLVMValueRef load = LLVMBuildLoad2(g->b, g->i64, np_map_value(g, g->constant), "");

	LLVMSetVolatile(load, true);
	return LLVMBuildAdd(g->b, load, np_const(g, value), "");
}

static uint32_t size_of(const struct np_type *t)
{
	return np_type_is_scalar(t) ? 8 : (t->size + 7) & ~7u;
}

void np_gen_frame_begin(struct np_gen *g)
{
	uint32_t n = g->body->vars.n, args = g->body->args.n;

	g->frame_memory = np_alloca(g, FRAME_BYTES);
	g->frame_used = WORDS * 8;
	g->stack_used += FRAME_BYTES;
	np_scratch(g, 8); /* so that there is a piece */
	LLVMBuildStore(g->b, g->ctx, word(g, WORD_CTX));
	LLVMBuildStore(g->b, LLVMBuildLoad2(g->b, g->ptr, g->scratch_base, ""),
		       word(g, WORD_SCRATCH));
	np_put(g, word(g, WORD_SCRATCH_KEY), np_get(g, g->scratch_key, 8), 8);
	np_put(g, word(g, WORD_LEAVE), np_const(g, 0), 8);
	np_put(g, word(g, WORD_ROUNDS), np_gen_opaque(g, NP_LOOP_TOTAL), 8);
	g->places = np_alloc(g->arena, (n + args + 2) * sizeof(*g->places));
	for (uint32_t i = 0; i < n; i++) {
		const struct np_type *t = g->body->vars.v[i]->type;

		g->places[i] = take(g, size_of(t));
		g->vars[i] = np_gen_at(g, g->places[i]);
		g->var_offsets[i] = g->places[i].in_frame ? 0 : g->places[i].offset;
		if (np_type_is_scalar(t))
			np_put(g, g->vars[i], np_gen_opaque(g, 0), 8);
		else
			np_zero(g, g->vars[i], size_of(t));
	}
	for (uint32_t i = 0; i < args; i++) {
		g->places[n + i] = take(g, 8);
		if (g->slots[i])
			np_put(g, np_gen_at(g, g->places[n + i]), g->slots[i], 8);
	}
	g->places[n + args] = take(g, 8);
	if (g->retval)
		np_put(g, np_gen_at(g, g->places[n + args]), g->retval, 8);
	g->places[n + args + 1] = take(g, 8);
	if (g->dur)
		np_put(g, np_gen_at(g, g->places[n + args + 1]), g->dur, 8);
}

/* What the program has at hand, found again. */
static void take_over(struct np_gen *g, const struct np_callback *outer)
{
	uint32_t n = g->body->vars.n, args = g->body->args.n;

	g->ctx = LLVMBuildLoad2(g->b, g->ptr, word(g, WORD_CTX), "");
	g->scratch_base = np_alloca(g, 8);
	LLVMBuildStore(g->b, LLVMBuildLoad2(g->b, g->ptr, word(g, WORD_SCRATCH), ""),
		       g->scratch_base);
	g->scratch_key = np_alloca(g, 8);
	np_put(g, g->scratch_key, np_get(g, word(g, WORD_SCRATCH_KEY), 8), 8);
	g->vars = np_alloc(g->arena, (n + 1) * sizeof(*g->vars));
	g->slots = np_alloc(g->arena, (args + 1) * sizeof(*g->slots));
	for (uint32_t i = 0; i < n; i++)
		g->vars[i] = np_gen_at(g, g->places[i]);
	for (uint32_t i = 0; i < args; i++)
		g->slots[i] = outer->slots[i] ? np_get(g, np_gen_at(g, g->places[n + i]), 8) : NULL;
	if (outer->retval)
		g->retval = np_get(g, np_gen_at(g, g->places[n + args]), 8);
	if (outer->dur)
		g->dur = np_get(g, np_gen_at(g, g->places[n + args + 1]), 8);
}

void np_gen_callback_begin(struct np_gen *g, struct np_callback *c, unsigned params)
{
	LLVMTypeRef types[4] = {g->ptr, g->ptr, g->ptr, g->ptr};
	LLVMTypeRef type;

	if (params == 2)
		types[0] = g->i64;
	type = LLVMFunctionType(g->i64, types, params, false);
	*c = (struct np_callback){
		.block = LLVMGetInsertBlock(g->b),
		.line = g->lines ? LLVMGetCurrentDebugLocation2(g->b) : NULL,
		.subprogram = g->subprogram,
		.fn = g->fn,
		.ctx = g->ctx,
		.entry = g->entry,
		.leave = g->leave,
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
	};
	g->fn = LLVMAddFunction(g->module, np_sprintf(g->arena, "np_part_%u", g->parts++), type);
	LLVMSetLinkage(g->fn, LLVMInternalLinkage);
	np_gen_lines_function(g, g->statement->loc);
	g->entry = np_block(g, "entry");
	c->start = np_block(g, "start");
	c->out = np_block(g, "out");
	g->leave = np_block(g, "leave");
	g->first_temp = g->temps.n;
	LLVMPositionBuilderAtEnd(g->b, c->start);
	c->status = np_alloca(g, 8);
	np_put(g, c->status, np_const(g, 0), 8);
	g->frame_memory = LLVMGetParam(g->fn, params - 1);
	take_over(g, c);
	/* where the rounds of the program have come to their most, this is the last one */
	LLVMBasicBlockRef cut = np_block(g, ""), go = np_block(g, "");
	LLVMValueRef rounds = np_get(g, word(g, WORD_ROUNDS), 8);

	c->stop = np_block(g, "stop");
	np_branch_if(g, np_is_true(g, rounds), go, cut);
	LLVMPositionBuilderAtEnd(g->b, cut);
	np_gen_lost(g, NP_LOSS_LONG_LOOP, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, c->stop);
	LLVMPositionBuilderAtEnd(g->b, go);
	np_put(g, word(g, WORD_ROUNDS), LLVMBuildSub(g->b, rounds, np_const(g, 1), ""), 8);
	g->loop_end = c->stop;
	g->loop_next = c->out;
	g->loops++;
}

LLVMValueRef np_gen_callback_end(struct np_gen *g, struct np_callback *c)
{
	LLVMValueRef fn = g->fn;

	np_jump(g, c->out);
	LLVMPositionBuilderAtEnd(g->b, g->leave);
	np_put(g, word(g, WORD_LEAVE), np_const(g, 1), 8);
	np_jump(g, c->stop);
	LLVMPositionBuilderAtEnd(g->b, c->stop);
	np_put(g, c->status, np_const(g, 1), 8);
	np_jump(g, c->out);
	LLVMPositionBuilderAtEnd(g->b, c->out);
	LLVMBuildRet(g->b, np_get(g, c->status, 8));
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	LLVMBuildBr(g->b, c->start);

	g->loops--;
	g->fn = c->fn;
	g->ctx = c->ctx;
	g->entry = c->entry;
	g->leave = c->leave;
	g->block_end = c->block_end;
	g->loop_end = c->loop_end;
	g->loop_next = c->loop_next;
	g->scratch_base = c->scratch_base;
	g->scratch_key = c->scratch_key;
	g->frame_memory = c->frame_memory;
	g->vars = c->vars;
	g->slots = c->slots;
	g->retval = c->retval;
	g->dur = c->dur;
	g->temps.n = c->n_temps;
	g->first_temp = c->first_temp;
	g->stack_used = c->stack_used;
	g->subprogram = c->subprogram;
	LLVMPositionBuilderAtEnd(g->b, c->block);
	if (g->lines)
		LLVMSetCurrentDebugLocation2(g->b, c->line);
	return fn;
}

void np_gen_callback_opaque(struct np_gen *g)
{
	for (uint32_t i = 0; i < g->body->vars.n; i++)
		if (np_type_is_scalar(g->body->vars.v[i]->type))
			np_put(g, g->vars[i],
			       LLVMBuildAdd(g->b, np_get(g, g->vars[i], 8), np_gen_opaque(g, 0),
					    ""),
			       8);
}

void np_gen_callback_leave(struct np_gen *g)
{
	LLVMBasicBlockRef go = np_block(g, "");

	np_branch_if(g, np_is_true(g, np_get(g, word(g, WORD_LEAVE), 8)), g->leave, go);
	LLVMPositionBuilderAtEnd(g->b, go);
}

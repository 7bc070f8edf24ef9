/*
 * Constant bytes that a program indexes: tables; and variables of C code.  They are a section of
 * the image, which the loader puts into a map of one value.  Equal ones are there once.
 */
#include <string.h>

#include "gen/gen.h"

static uint32_t append(struct np_text *t, const void *bytes, uint32_t n)
{
	uint32_t at = (uint32_t)t->n;

	np_text_addn(t, bytes, n);
	while (t->n % 8)
		np_text_addc(t, 0);
	return at;
}

uint32_t np_gen_data(struct np_gen *g, const void *bytes, uint32_t n)
{
	const struct np_text *t = &g->data_of;

	for (uint32_t at = g->data_owned; at + n <= t->n; at += 8)
		if (!memcmp(t->s + at, bytes, n))
			return at;
	return append(&g->data_of, bytes, n);
}

uint32_t np_gen_data_own(struct np_gen *g, const void *bytes, uint32_t n)
{
	uint32_t at = append(&g->data_of, bytes, n);

	g->data_owned = (uint32_t)g->data_of.n;
	return at;
}

LLVMValueRef np_gen_data_map(struct np_gen *g)
{
	np_symbol(g, "mapval.%u", g->data);
	return LLVMGetNamedGlobal(g->module, np_sprintf(g->arena, "mapval.%u", g->data));
}

void np_gen_embed_data(struct np_gen *g)
{
	struct np_text *t = &g->data_of;
	LLVMValueRef data, global;

	g->plan->maps.v[g->data].value_size = t->n ? (uint32_t)t->n : 8;
	if (!t->n)
		return;
	data = LLVMConstStringInContext2(g->llvm, t->s, t->n, true);
	global = LLVMAddGlobal(g->module, LLVMTypeOf(data), "np_data");
	LLVMSetInitializer(global, data);
	LLVMSetGlobalConstant(global, true);
	LLVMSetSection(global, NP_DATA_SECTION);
	LLVMSetAlignment(global, 8);
	np_text_free(t);
}

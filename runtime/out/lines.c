/*
 * Places in the source.  Most addresses of stacks, and those that events report, are those that a
 * call returns to: the call is what stands before it, perhaps on another line; and where it does
 * not return, as one of abort, perhaps in another function.
 */
#include "out/out_internal.h"

static uint32_t places(struct np_out *o, const struct out_code *c, const struct np_symbol *s,
		       const struct np_line **v)
{
	uint64_t at = c->is != OUT_IS_PLACE && s->offset ? c->address - 1 : c->address;

	return c->user ? np_sym_user_lines(o->ctx.syms, c->pid, at, v)
		       : np_sym_kernel_lines(o->ctx.syms, at, v);
}

static bool symbol_at(struct np_out *o, const struct out_code *c, uint64_t at, struct np_symbol *s)
{
	return c->user ? np_sym_user(o->ctx.syms, c->pid, at, s)
		       : np_sym_kernel(o->ctx.syms, at, s);
}

bool out_code_symbol(struct np_out *o, const struct out_code *c, struct np_symbol *s)
{
	if (!o->ctx.syms)
		return false;
	if (c->is == OUT_IS_RETURN && symbol_at(o, c, c->address - 1, s)) {
		s->offset++;
		return true;
	}
	/* what a handler of a signal returns to is a function's beginning, and before it is none */
	return symbol_at(o, c, c->address, s);
}

void out_symbol(struct np_text *t, const struct np_symbol *s, bool module)
{
	np_text_add(t, s->name);
	np_text_addc(t, '+');
	out_hex(t, s->offset);
	if (!module || !s->module[0])
		return;
	np_text_add(t, " [");
	np_text_add(t, s->module);
	np_text_addc(t, ']');
}

static void place(struct np_text *t, const struct np_line *l)
{
	np_text_addc(t, ' ');
	np_text_add(t, l->file);
	np_text_addc(t, ':');
	out_u64(t, l->line);
}

void out_places(struct np_out *o, struct np_text *t, const struct out_code *c,
		const struct np_symbol *s)
{
	const struct np_line *v;
	uint32_t n = places(o, c, s, &v);

	if (n)
		np_text_addc(t, ' ');
	np_lines_text(v, n, t);
}

void out_frame_lines(struct np_out *o, struct np_text *t, const struct out_code *c,
		     const char *indent)
{
	const struct np_line *v;
	struct np_symbol s;
	uint32_t n, i = 0;

	if (!out_code_symbol(o, c, &s)) {
		out_hex(t, c->address);
		return;
	}
	n = places(o, c, &s, &v);
	for (; i < n && v[i].function; i++) {
		np_text_add(t, v[i].function);
		place(t, &v[i]);
		np_text_add(t, " (inlined)\n");
		np_text_add(t, indent);
	}
	out_symbol(t, &s, !c->user);
	if (i < n)
		place(t, &v[i]);
}

/*
 * Places in the source.  The addresses of stacks, and those that events report, are those that a
 * call returns to: the call is what stands before it, perhaps on another line.
 */
#include "out/out_internal.h"

static uint32_t places(struct np_out *o, uint64_t address, const struct np_symbol *s, bool user,
		       uint32_t pid, const struct np_line **v)
{
	uint64_t at = s->offset ? address - 1 : address; /* 0: its entry */

	return user ? np_sym_user_lines(o->ctx.syms, pid, at, v)
		    : np_sym_kernel_lines(o->ctx.syms, at, v);
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

void out_places(struct np_out *o, struct np_text *t, uint64_t address, const struct np_symbol *s,
		bool user, uint32_t pid)
{
	const struct np_line *v;
	uint32_t n = places(o, address, s, user, pid, &v);

	if (n)
		np_text_addc(t, ' ');
	np_lines_text(v, n, t);
}

void out_frame_lines(struct np_out *o, struct np_text *t, uint64_t address, bool user, uint32_t pid,
		     const char *indent)
{
	const struct np_line *v;
	struct np_symbol s;
	uint32_t n, i = 0;

	if (!o->ctx.syms || !(user ? np_sym_user(o->ctx.syms, pid, address, &s)
				   : np_sym_kernel(o->ctx.syms, address, &s))) {
		out_hex(t, address);
		return;
	}
	n = places(o, address, &s, user, pid, &v);
	for (; i < n && v[i].function; i++) {
		np_text_add(t, v[i].function);
		place(t, &v[i]);
		np_text_add(t, " (inlined)\n");
		np_text_add(t, indent);
	}
	out_symbol(t, &s, !user);
	if (i < n)
		place(t, &v[i]);
}

/* Addresses: kernel and user symbols, code locations, stacks, network addresses. */
#include <arpa/inet.h>

#include "out/out_internal.h"

#define LINUX_AF_INET 2
#define LINUX_AF_INET6 10

void out_ksym(struct np_out *o, struct np_text *t, uint64_t address)
{
	struct np_symbol s;

	if (o->ctx.syms && np_sym_kernel(o->ctx.syms, address, &s))
		np_text_add(t, s.name);
	else
		out_hex(t, address);
}

void out_usym(struct np_out *o, struct np_text *t, uint64_t address, uint32_t pid)
{
	struct np_symbol s;

	if (o->ctx.syms && np_sym_user(o->ctx.syms, pid, address, &s))
		np_text_add(t, s.name);
	else
		out_hex(t, address);
}

void out_loc(struct np_out *o, struct np_text *t, uint64_t address)
{
	struct np_symbol s;

	if (!o->ctx.syms || !np_sym_kernel(o->ctx.syms, address, &s)) {
		out_hex(t, address);
		return;
	}
	np_text_add(t, s.name);
	np_text_addc(t, '+');
	out_hex(t, s.offset);
	if (s.module[0]) {
		np_text_add(t, " [");
		np_text_add(t, s.module);
		np_text_addc(t, ']');
	}
}

/* symbol+offset, the offset in decimal, as bpftrace has it. */
static void frame(struct np_out *o, struct np_text *t, uint64_t address, bool user, uint32_t pid)
{
	struct np_symbol s;
	bool known = o->ctx.syms && (user ? np_sym_user(o->ctx.syms, pid, address, &s)
					  : np_sym_kernel(o->ctx.syms, address, &s));

	if (!known) {
		out_hex(t, address);
		return;
	}
	np_text_add(t, s.name);
	np_text_addc(t, '+');
	out_u64(t, s.offset);
}

static void bare_hex(struct np_text *t, uint64_t address)
{
	size_t at = t->n;

	out_hex(t, address);
	memmove(t->s + at, t->s + at + 2, t->n - at - 2);
	t->n -= 2;
}

/*
 * Frames of BPF itself at the top of a stack: programs skip them where their number is known,
 * but kernels before 6.1 show one more.
 */
static uint32_t own_frames(struct np_out *o, const uint64_t *frames, uint32_t n)
{
	static const char *const names[] = {"bpf_prog_", "bpf_trace_run", "bpf_trampoline_",
					    "__bpf_trace_", "__traceiter_"};
	struct np_symbol s;
	uint32_t own = 0;

	for (; own < n && o->ctx.syms && np_sym_kernel(o->ctx.syms, frames[own], &s); own++) {
		bool ours = false;

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			ours |= !strncmp(s.name, names[i], strlen(names[i]));
		if (!ours)
			break;
	}
	return own;
}

void out_stack(struct np_out *o, struct np_text *t, uint64_t key, bool user, uint32_t pid,
	       const char *mode, enum out_form form)
{
	uint64_t frames[NP_STACK_DEPTH];
	uint32_t n = 0;
	bool perf = !strcmp(mode, "perf"), raw = !strcmp(mode, "raw");
	const char *indent = form != OUT_PLAIN ? "" : perf ? "\t" : raw ? "" : "        ";

	if (key && o->ctx.stack)
		n = o->ctx.stack(o->ctx.arg, key, frames, NP_STACK_DEPTH);
	if (n > NP_STACK_DEPTH)
		n = NP_STACK_DEPTH;
	if (form != OUT_CELL)
		np_text_addc(t, '\n');
	uint32_t first = user ? 0 : own_frames(o, frames, n);

	for (uint32_t i = first; i < n; i++) {
		if (form == OUT_CELL && i > first)
			np_text_addc(t, '\n');
		np_text_add(t, indent);
		if (perf || raw)
			bare_hex(t, frames[i]);
		if (perf)
			np_text_addc(t, ' ');
		if (!raw)
			frame(o, t, frames[i], user, pid);
		if (form != OUT_CELL)
			np_text_addc(t, '\n');
	}
}

void out_inet(struct np_text *t, const uint8_t *p)
{
	char text[INET6_ADDRSTRLEN];
	uint64_t family;

	memcpy(&family, p, sizeof(family));
	if (family == LINUX_AF_INET && inet_ntop(AF_INET, p + 8, text, sizeof(text)))
		np_text_add(t, text);
	else if (family == LINUX_AF_INET6 && inet_ntop(AF_INET6, p + 8, text, sizeof(text)))
		np_text_add(t, text);
	else
		np_text_addc(t, '-'); /* no address, or of another family */
}

/* Addresses: kernel and user symbols, code locations, stacks, network addresses. */
#include <arpa/inet.h>

#include "out/out_internal.h"

/* As bpftrace has it, 0 without its 0x. */
static void unknown(struct np_text *t, uint64_t address)
{
	if (address)
		out_hex(t, address);
	else
		np_text_addc(t, '0');
}

void out_ksym(struct np_out *o, struct np_text *t, uint64_t address)
{
	struct np_symbol s;

	if (o->ctx.syms && np_sym_kernel(o->ctx.syms, address, &s))
		np_text_add(t, s.name);
	else
		unknown(t, address);
}

void out_usym(struct np_out *o, struct np_text *t, uint64_t address, uint32_t pid)
{
	struct np_symbol s;

	if (o->ctx.syms && np_sym_user(o->ctx.syms, pid, address, &s))
		np_text_add(t, s.name);
	else
		unknown(t, address);
}

void out_loc(struct np_out *o, struct np_text *t, uint64_t address, bool exact)
{
	struct out_code c = {.address = address, .is = exact ? OUT_IS_PLACE : OUT_IS_BEHIND};
	struct np_symbol s;

	if (!out_code_symbol(o, &c, &s)) {
		out_hex(t, address);
		return;
	}
	out_symbol(t, &s, true);
	out_places(o, t, &c, &s);
}

/* The file by its name alone: paths are long. */
void out_user_loc(struct np_out *o, struct np_text *t, uint64_t address, uint32_t pid, bool exact)
{
	struct out_code c = {address, exact ? OUT_IS_PLACE : OUT_IS_RETURN, true, pid};
	struct np_symbol s;
	const char *slash;

	if (!out_code_symbol(o, &c, &s)) {
		out_hex(t, address);
		return;
	}
	slash = strrchr(s.module, '/');
	if (slash)
		s.module = slash + 1;
	out_symbol(t, &s, true);
	out_places(o, t, &c, &s);
}

static void bare_hex(struct np_text *t, uint64_t address)
{
	size_t at = t->n;

	out_hex(t, address);
	memmove(t->s + at, t->s + at + 2, t->n - at - 2);
	t->n -= 2;
}

static void add_name(struct np_text *t, const char *name, enum out_form form)
{
	for (; form == OUT_KEY && *name; name++)
		if (*name != ' ')
			np_text_addc(t, *name);
	np_text_add(t, name);
}

/*
 * symbol+offset, the offset in decimal, as bpftrace has it.  By perf: the address before it, and of
 * the user's frames the file behind it.  A JSON key has no blanks.
 */
static void frame(struct np_out *o, struct np_text *t, const struct out_code *c, bool perf,
		  enum out_form form)
{
	const char *blank = form == OUT_KEY ? "" : " ";
	struct np_symbol s;
	bool known = out_code_symbol(o, c, &s);

	if (perf) {
		bare_hex(t, c->address);
		np_text_add(t, blank);
	}
	if (known) {
		add_name(t, s.name, form);
		np_text_addc(t, '+');
		out_u64(t, s.offset);
	} else {
		unknown(t, c->address);
	}
	if (perf && c->user)
		np_text_addf(t, "%s(%s)", blank, known ? s.module : "[unknown]");
	else if (known && form == OUT_CELL)
		out_places(o, t, c, &s);
}

/* Frames by what their file is: it need not be here. */
static void build_frame(struct np_text *t, const struct np_build_frame *f, enum out_form form)
{
	if (f->status != 1) {
		bare_hex(t, f->at);
		return;
	}
	for (size_t i = 0; i < sizeof(f->id); i++)
		np_text_addf(t, "%02x", f->id[i]);
	if (form != OUT_KEY)
		np_text_addc(t, ' ');
	out_hex(t, f->at);
}

/* bpf_prog_6deef7357e7b4530_name: a BPF program, or a function of one. */
static bool is_program(const char *name)
{
	static const char prefix[] = "bpf_prog_";
	size_t n = strlen(prefix);

	return !strncmp(name, prefix, n) && strspn(name + n, "0123456789abcdef") == 16;
}

static bool begins_with_one_of(const char *name, const char *const *list)
{
	for (; *list; list++)
		if (!strncmp(name, *list, strlen(*list)))
			return true;
	return false;
}

/*
 * Frames of BPF itself at the top of a stack: programs skip them where their number is known; loops
 * and functions of programs may have more.
 */
static uint32_t own_frames(struct np_out *o, const uint64_t *frames, uint32_t n)
{
	static const char *const callers[] = {"bpf_trace_run", "bpf_trampoline_", "__bpf_trace_",
					      "__traceiter_", NULL};
	static const char *const helpers[] = {"bpf_loop", "bpf_for_each_", NULL};
	struct np_symbol s;
	uint32_t own = 0;

	for (; own < n && o->ctx.syms && np_sym_kernel(o->ctx.syms, frames[own], &s); own++)
		if (!is_program(s.name) && !begins_with_one_of(s.name, callers) &&
		    !(own && begins_with_one_of(s.name, helpers)))
			break;
	return own;
}

/* A line of a stack: what stands before it, and the end of the one above. */
static void begin_line(struct np_text *t, const char *indent, bool first, enum out_form form)
{
	if (form == OUT_CELL && !first)
		np_text_addc(t, '\n');
	np_text_add(t, indent);
}

static void build_stack(struct np_out *o, struct np_text *t, uint64_t key, enum out_form form)
{
	struct np_build_frame frames[NP_STACK_DEPTH];
	uint32_t n = 0;

	if (key && o->ctx.build_stack)
		n = o->ctx.build_stack(o->ctx.arg, key, frames, NP_STACK_DEPTH);
	for (uint32_t i = 0; i < n && i < NP_STACK_DEPTH && frames[i].status; i++) {
		begin_line(t, "", !i, form);
		build_frame(t, &frames[i], form);
		if (form != OUT_CELL)
			np_text_addc(t, '\n');
	}
}

static enum out_is frame_is(uint64_t key, bool first)
{
	if (!first)
		return OUT_IS_RETURN;
	return key & NP_STACK_RETURNS ? OUT_IS_BEHIND : OUT_IS_PLACE;
}

void out_stack(struct np_out *o, struct np_text *t, uint64_t key, bool user, uint32_t pid,
	       const char *mode, enum out_form form)
{
	uint64_t taken[NP_STACK_DEPTH];
	const uint64_t *frames = taken;
	uint32_t n = 0;
	bool perf = !strcmp(mode, "perf"), raw = !strcmp(mode, "raw");
	bool lines = !strcmp(mode, "lines");
	const char *indent = perf && form != OUT_CELL   ? "\t"
			     : raw || form != OUT_PLAIN ? ""
							: "        ";

	if (form != OUT_CELL)
		np_text_addc(t, '\n');
	if (!strcmp(mode, "build_id")) {
		build_stack(o, t, key, form);
		return;
	}
	if (!strcmp(mode, NP_STACK_BY_DWARF))
		n = out_unwound(o, key, pid, &frames);
	else if (key && o->ctx.stack)
		n = o->ctx.stack(o->ctx.arg, key, taken, NP_STACK_DEPTH);
	if (n > NP_STACK_DEPTH)
		n = NP_STACK_DEPTH;

	uint32_t first = user ? 0 : own_frames(o, frames, n);

	for (uint32_t i = first; i < n; i++) {
		struct out_code c = {frames[i], frame_is(key, i == first), user, pid};

		begin_line(t, indent, i == first, form);
		if (lines)
			out_frame_lines(o, t, &c, indent);
		else if (raw)
			bare_hex(t, frames[i]);
		else
			frame(o, t, &c, perf, form);
		if (form != OUT_CELL)
			np_text_addc(t, '\n');
	}
}

bool out_inet_is_known(const uint8_t *p)
{
	uint64_t family;

	memcpy(&family, p, sizeof(family));
	return family == LINUX_AF_INET || family == LINUX_AF_INET6;
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
		np_text_addc(t, '?'); /* no address, or of another family */
}

/*
 * The program's own BTF: its functions, which the kernel asks for where one is a callback or
 * global, and the script's lines, so that the verifier's log and bpftool show them.  Where the
 * kernel takes none, the program is loaded without.
 */
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <string.h>

#include "load/load_internal.h"

#define MOST_COLUMNS 1023 /* 10 bits hold it */

/* The script's line, without what indents it; "" if it has no such line. */
static const char *line_text(struct np_arena *a, const struct np_plan *p, uint32_t line)
{
	const char *s = p->source_text;

	for (uint32_t i = 1; line && i < line && s; i++) {
		s = strchr(s, '\n');
		s = s ? s + 1 : NULL;
	}
	if (!line || !s)
		return "";
	s += strspn(s, " \t");
	return np_strndup(a, s, strcspn(s, "\r\n"));
}

static struct bpf_line_info *line_info(const struct np_loaded *l, struct btf *btf,
				       const struct np_object_program *o)
{
	struct bpf_line_info *out = np_alloc(l->arena, (o->n_lines + 1) * sizeof(*out));
	const char *name = *l->plan->source_name ? l->plan->source_name : "script";
	int file = btf__add_str(btf, name);

	for (uint32_t i = 0; i < o->n_lines; i++) {
		const struct np_object_line *from = &o->lines[i];
		uint32_t column = from->column > MOST_COLUMNS ? MOST_COLUMNS : from->column;
		int text = btf__add_str(btf, line_text(l->arena, l->plan, from->line));

		if (file < 0 || text < 0)
			return NULL;
		out[i] = (struct bpf_line_info){
			.insn_off = from->insn,
			.file_name_off = (uint32_t)file,
			.line_off = (uint32_t)text,
			.line_col = from->line << 10 | column,
		};
	}
	return out;
}

/* Global functions take numbers, five, and return one. */
static int plain(struct btf *btf)
{
	static const char *const names[] = {"a", "b", "c", "d", "e"};
	int number = btf__add_int(btf, "long", 8, BTF_INT_SIGNED);
	int proto = btf__add_func_proto(btf, number);

	for (int i = 0; i < 5; i++)
		btf__add_func_param(btf, names[i], number);
	return proto;
}

static struct bpf_func_info *func_info(const struct np_loaded *l, struct btf *btf,
				       const struct np_object_program *o)
{
	struct bpf_func_info *out = np_alloc(l->arena, (o->n_functions + 1) * sizeof(*out));
	int number = btf__add_int(btf, "int", 4, BTF_INT_SIGNED);
	int proto = btf__add_func_proto(btf, number), global = o->has_globals ? plain(btf) : 0;

	for (uint32_t i = 0; i < o->n_functions; i++) {
		const char *name = i ? np_sprintf(l->arena, "part_%u", i) : "probe";
		bool is_global = o->globals[i];
		int id = btf__add_func(btf, name, is_global ? BTF_FUNC_GLOBAL : BTF_FUNC_STATIC,
				       is_global ? global : proto);

		if (id < 0)
			return NULL;
		out[i] = (struct bpf_func_info){o->functions[i], (uint32_t)id};
	}
	return out;
}

struct np_program_btf np_program_btf(const struct np_loaded *l, const struct np_object_program *o)
{
	struct np_program_btf out = {.fd = -1};
	struct btf *btf;
	const void *bytes;
	uint32_t size;

	if (!o->n_lines && !o->has_callbacks && !o->has_globals)
		return out;
	btf = btf__new_empty();
	if (!btf)
		return out;
	out.functions = func_info(l, btf, o);
	out.lines = o->n_lines ? line_info(l, btf, o) : NULL;
	bytes = btf__raw_data(btf, &size);
	if (bytes && out.functions)
		out.fd = bpf_btf_load(bytes, size, NULL);
	btf__free(btf);
	out.n_functions = out.functions ? o->n_functions : 0;
	out.n_lines = out.lines ? o->n_lines : 0;
	return out;
}

/* -l: attach points that match a pattern; -lv with their arguments and types. */
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"

struct listing {
	struct np_checker *c;
	const char *group, *name, *prefix;
	bool verbose;
	NP_VEC(const char *) lines;
};

static void add_fields(struct listing *l, const struct np_tp_format *f, struct np_text *line)
{
	for (uint32_t i = 0; i < f->n_fields; i++)
		if (!f->fields[i].is_common)
			np_text_addf(line, "\n    %s %s", f->fields[i].type, f->fields[i].name);
	(void)l;
}

static void add_parameters(struct listing *l, const char *name, struct np_text *line)
{
	struct np_btf *btf = np_world_btf(l->c->opt->world);
	uint32_t id = btf ? np_btf_find(btf, name, 1u << NP_BTF_FUNC) : 0;
	struct np_btf_type f, proto;
	struct np_btf_member m;

	if (!id || !np_btf_type(btf, id, &f) || !np_btf_type(btf, f.ref, &proto))
		return;
	for (uint32_t i = 0; np_btf_member(btf, f.ref, i, &m); i++) {
		np_text_add(line, "\n    ");
		np_type_show(np_type_from_btf(l->c->types, btf, m.type), line);
		np_text_addf(line, " %s", m.name);
	}
	np_text_add(line, "\n    ");
	np_type_show(np_type_from_btf(l->c->types, btf, proto.ref), line);
	np_text_add(line, " retval");
}

static bool add(void *arg, const char *group, const char *name)
{
	struct listing *l = arg;
	struct np_text line = {0};
	const struct np_tp_format *f;
	struct np_world *w = l->c->opt->world;

	if (!np_wildcard_match(l->group, group) || !np_wildcard_match(l->name, name))
		return true;
	np_text_addf(&line, "%s:%s%s%s", l->prefix, group, *group ? ":" : "", name);
	if (l->verbose && !strcmp(l->prefix, "tracepoint") &&
	    !w->ops->tracepoint(w, group, name, &f))
		add_fields(l, f, &line);
	if (l->verbose && !strcmp(l->prefix, "kprobe"))
		add_parameters(l, name, &line);
	np_vec_push(l->c->arena, &l->lines, np_strdup(l->c->arena, line.s));
	np_text_free(&line);
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_user(struct listing *l, const char *binary, const char *name)
{
	struct np_world *w = l->c->opt->world;
	const char *path = w->ops->find_binary(w, binary);
	const struct np_usdt_site *sites;
	uint32_t n = 0;

	if (!path)
		return;
	path = np_strdup(l->c->arena, path);
	l->group = "*";
	l->name = name;
	l->prefix = np_sprintf(l->c->arena, "uprobe:%s", path);
	w->ops->each_user_symbol(w, path, add, l);
	if (w->ops->usdt(w, path, &sites, &n))
		n = 0;
	for (uint32_t i = 0; i < n; i++) {
		l->prefix = np_sprintf(l->c->arena, "usdt:%s:%s", path, sites[i].provider);
		add(l, "", sites[i].name);
	}
}

int np_list_probes(struct np_world *w, const char *pattern, bool verbose, struct np_text *out,
		   struct np_diags *diags)
{
	struct np_check_options opt = {.world = w};
	struct np_checker c = {.arena = diags->arena, .diags = diags, .opt = &opt};
	struct listing l = {.c = &c, .verbose = verbose};
	const char *part[3] = {"*", "*", "*"};
	unsigned n = 0;

	c.types = np_types_new(c.arena);
	for (char *p = np_strdup(c.arena, pattern ? pattern : "*"), *word;
	     (word = strsep(&p, ":"));)
		if (n < 3 && (*word || n == 0))
			part[n++] = word;
	bool tracepoint = !strcmp(part[0], "t") || !strcmp(part[0], "tracepoint");
	bool function = !strcmp(part[0], "p") || !strcmp(part[0], "r") ||
			!strcmp(part[0], "kprobe") || !strcmp(part[0], "k") ||
			!strcmp(part[0], "kretprobe");
	bool user = !strcmp(part[0], "uprobe") || !strcmp(part[0], "u") || !strcmp(part[0], "usdt");

	/* a bare pattern looks at all kernel probes */
	bool any = !tracepoint && !function && !user;

	if (tracepoint || any) {
		l.group = any ? "*" : part[1];
		l.name = any ? part[0] : n > 2 ? part[2] : "*";
		l.prefix = "tracepoint";
		if (any && n == 2) {
			l.group = part[0];
			l.name = part[1];
		}
		w->ops->each_tracepoint(w, add, &l);
	}
	if (function || (any && n == 1)) {
		l.group = function && n > 2 ? part[1] : "*";
		l.name = any ? part[0] : n > 2 ? part[2] : part[1];
		l.prefix = "kprobe";
		if (!(function && n > 2 && *part[1] == '/'))
			w->ops->each_function(w, add, &l);
	}
	if (user || (function && n > 2))
		list_user(&l, part[1], n > 2 ? part[2] : "*");
	if (l.lines.n)
		qsort(l.lines.v, l.lines.n, sizeof(*l.lines.v), by_text);
	for (uint32_t i = 0; i < l.lines.n; i++)
		if (!i || strcmp(l.lines.v[i], l.lines.v[i - 1]))
			np_text_addf(out, "%s\n", l.lines.v[i]);
	if (!l.lines.n) {
		struct np_loc all = {1, 1 + (uint32_t)strlen(pattern ? pattern : "")};

		np_error(diags, NP_E_NO_PROBE, all, "no probe matches '%s'",
			 pattern ? pattern : "*");
	}
	return 0;
}

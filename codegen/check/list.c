/*
 * -l: attach points that match a pattern, in their long form; -lv with arguments and types.
 * A pattern without a kind looks at tracepoints and kernel functions.
 */
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"
#include "image/perf_events.h"

struct listing {
	struct np_checker *c;
	enum np_probe_kind kind;
	const char *kind_name;
	const char *group, *name; /* patterns of the two parts, or ... */
	const char *any;          /* ... of the name, of both, or of the whole; NULL: not so */
	const char *path;         /* user programs */
	const struct np_usdt_site *site; /* USDT: the one that is looked at */
	const char *arg_type;            /* only what has such an argument; NULL: all */
	bool verbose;
	NP_VEC(const char *) lines;
};

/* The type of an argument that programs do not get at: on the stack, or a whole struct. */
static const char *unread(struct listing *l, uint32_t i)
{
	struct np_probe_info *info = l->c->probe;
	struct np_btf_member m;

	struct np_btf_type t;

	if (!info->proto || !np_btf_member(info->btf, info->proto, i, &m))
		return "?";
	if (np_btf_type(info->btf, np_btf_strip(info->btf, m.type), &t) && t.kind == NP_BTF_FLOAT)
		return t.name;
	return np_show(l->c, np_type_from_btf(l->c->types, info->btf, m.type));
}

static void add_arguments(struct listing *l, const struct np_attach_point *point,
			  struct np_text *line)
{
	struct np_body body = {.kind = point->kind};
	struct np_probe_info info;
	const struct np_type *t;
	const char *name;

	if (!np_probe_info(l->c, point, &info))
		return;
	l->c->body = &body;
	l->c->probe = &info;
	for (uint32_t i = 0; (name = np_arg_name(l->c, i)); i++) {
		const struct np_arg *a = np_find_arg(l->c, name);

		np_text_addf(line, "\n    %s %s%s", a ? np_show(l->c, a->type) : unread(l, i), name,
			     a ? "" : " (cannot be read)");
	}
	t = np_body_is_return(&body) ? np_return_type(l->c) : NULL;
	if (t)
		np_text_addf(line, "\n    %s retval", np_show(l->c, t));
}

/* "struct sk_buff *" and "const struct sk_buff*" are one type. */
static bool same_type(const char *a, const char *b)
{
	a = strncmp(a, "const ", 6) ? a : a + 6;
	b = strncmp(b, "const ", 6) ? b : b + 6;
	for (;; a++, b++) {
		a += strspn(a, " ");
		b += strspn(b, " ");
		if (*a != *b || !*a)
			return *a == *b;
	}
}

static bool has_arg(struct listing *l, const struct np_attach_point *point)
{
	struct np_body body = {.kind = point->kind};
	struct np_probe_info info;
	const char *name;

	if (!np_probe_info(l->c, point, &info))
		return false;
	l->c->body = &body;
	l->c->probe = &info;
	for (uint32_t i = 0; (name = np_arg_name(l->c, i)); i++) {
		const struct np_arg *a = np_find_arg(l->c, name);

		if (a && same_type(np_show(l->c, a->type), l->arg_type))
			return true;
	}
	return false;
}

static bool matches(const struct listing *l, const char *group, const char *name, const char *text)
{
	const char *both = strchr(text, ':') + 1;

	if (!l->any)
		return (np_wildcard_match(l->c, l->group, group) ||
			(!*group && np_wildcard_match(l->c, l->group, "vmlinux"))) &&
		       np_wildcard_match(l->c, l->name, name);
	return np_wildcard_match(l->c, l->any, name) || np_wildcard_match(l->c, l->any, both) ||
	       np_wildcard_match(l->c, l->any, text);
}

static bool add(void *arg, const char *group, const char *name)
{
	struct listing *l = arg;
	struct np_attach_point point = {
		.kind = l->kind, .provider = "", .period_param = "", .pin = ""};
	struct np_text line = {0};

	if (l->path)
		group = l->path;
	if (l->site)
		np_text_addf(&line, "%s:%s:%s:%s", l->kind_name, group, l->site->provider, name);
	else
		np_text_addf(&line, "%s:%s%s%s", l->kind_name, group, *group ? ":" : "", name);
	if (matches(l, l->site ? l->site->provider : group, name, line.s)) {
		point.target = np_strdup(l->c->arena, group);
		point.name = np_strdup(l->c->arena, name);
		point.offset = l->site ? l->site->file_offset : 0;
		if (l->verbose)
			add_arguments(l, &point, &line);
		if (!l->arg_type || has_arg(l, &point))
			np_vec_push(l->c->arena, &l->lines, np_strdup(l->c->arena, line.s));
	}
	np_text_free(&line);
	return true;
}

static void list_tracepoints(struct listing *l)
{
	struct np_world *w = l->c->opt->world;
	int err;

	l->kind = NP_P_TRACEPOINT;
	l->kind_name = "tracepoint";
	err = w->ops->each_tracepoint(w, add, l);
	if (err)
		np_check_unreadable(l->c, (struct np_loc){0}, err);
}

static void add_old(void *arg, const char *name, const char *now)
{
	struct listing *l = arg;

	np_vec_push(l->c->arena, &l->lines,
		    np_sprintf(l->c->arena, "%s:%s (here it is %s)", l->kind_name, name, now));
}

static void list_functions(struct listing *l, bool at_return)
{
	struct np_world *w = l->c->opt->world;

	l->kind = at_return ? NP_P_KRETPROBE : NP_P_KPROBE;
	l->kind_name = at_return ? "kretprobe" : "kprobe";
	w->ops->each_function(w, add, l);
	/* a list of everything has no need of them */
	if (!l->arg_type && strcmp(l->any ? l->any : l->name, "*"))
		np_old_names(l->c, l->any ? l->any : l->name, add_old, l);
}

static bool add_raw(void *arg, uint32_t id, const char *name)
{
	(void)id;
	return strncmp(name, "btf_trace_", 10) || add(arg, "vmlinux", name + 10);
}

static void list_raw(struct listing *l)
{
	struct np_btf *btf = np_world_btf(l->c->opt->world);

	l->kind = NP_P_RAWTRACEPOINT;
	l->kind_name = "rawtracepoint";
	if (btf)
		np_btf_each(btf, 1u << NP_BTF_TYPEDEF, add_raw, l);
}

static bool add_iter(void *arg, uint32_t id, const char *name)
{
	(void)id;
	/* the verifier keeps notes of its own as types */
	return strncmp(name, "bpf_iter__", 10) || strstr(name, "__safe") || add(arg, "", name + 10);
}

static void list_iter(struct listing *l)
{
	struct np_btf *btf = np_world_btf(l->c->opt->world);

	l->kind = NP_P_ITER;
	l->kind_name = "iter";
	if (btf)
		np_btf_each(btf, 1u << NP_BTF_STRUCT, add_iter, l);
}

static void list_user(struct listing *l, bool at_return)
{
	struct np_world *w = l->c->opt->world;

	l->kind = at_return ? NP_P_URETPROBE : NP_P_UPROBE;
	l->kind_name = at_return ? "uretprobe" : "uprobe";
	l->group = "*";
	w->ops->each_user_symbol(w, l->path, add, l);
}

static void list_usdt(struct listing *l, const char *provider)
{
	struct np_world *w = l->c->opt->world;
	const struct np_usdt_site *sites = NULL;
	uint32_t n = 0;

	l->kind = NP_P_USDT;
	l->kind_name = "usdt";
	l->group = provider;
	if (w->ops->usdt(w, l->path, &sites, &n))
		return;
	for (uint32_t i = 0; i < n; i++) {
		l->site = &sites[i];
		add(l, l->path, sites[i].name);
	}
	l->site = NULL;
}

/* group: patterns of their numbers */
static bool add_program(void *arg, const char *id, const char *name)
{
	struct listing *l = arg;

	if (np_wildcard_match(l->c, l->group, id) && np_wildcard_match(l->c, l->name, name))
		np_vec_push(l->c->arena, &l->lines,
			    np_sprintf(l->c->arena, "%s:bpf:%s:%s", l->kind_name, id, name));
	return true;
}

static void list_programs(struct listing *l, const char *kind_name, const char *id)
{
	l->kind_name = kind_name;
	l->group = id;
	l->c->opt->world->ops->each_program(l->c->opt->world, add_program, l);
}

static bool is_one_of(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (!strcasecmp(word, *list))
			return true;
	return false;
}

static void add_known(struct listing *l, const char *kind, const char *name)
{
	if (*name && np_wildcard_match(l->c, l->name, name))
		np_vec_push(l->c->arena, &l->lines, np_sprintf(l->c->arena, "%s:%s", kind, name));
}

static void list_events(struct listing *l, enum np_probe_kind kind, const char *name)
{
	for (uint32_t i = 0; i < np_perf_event_count; i++)
		if (np_perf_events[i].kind == kind) {
			add_known(l, name, np_perf_events[i].name);
			add_known(l, name, np_perf_events[i].alias);
		}
}

/* What no kernel is asked for: events of perf, units of timers, signals. */
static bool list_known(struct listing *l, const char *kind)
{
	static const char *const units[] = {"hz", "ms", "s", "us"};
	static const char *const software[] = {"s", "software", NULL};
	static const char *const hardware[] = {"h", "hardware", NULL};
	static const char *const interval[] = {"i", "interval", NULL};
	static const char *const profile[] = {"profile", NULL};
	static const char *const self[] = {"self", NULL};

	if (is_one_of(kind, software)) {
		list_events(l, NP_P_SOFTWARE, "software");
	} else if (is_one_of(kind, hardware)) {
		list_events(l, NP_P_HARDWARE, "hardware");
	} else if (is_one_of(kind, interval) || is_one_of(kind, profile)) {
		for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
			add_known(l, is_one_of(kind, profile) ? "profile" : "interval", units[i]);
	} else if (is_one_of(kind, self)) {
		l->name = "*";
		add_known(l, "self:signal", "SIGUSR1");
		add_known(l, "self:signal", "SIGUSR2");
	} else {
		return false;
	}
	return true;
}

/* part[0] is the kind, the others what follows it; n of them in all. */
static bool list_kind(struct listing *l, const char *const *part, unsigned n)
{
	static const char *const tracepoint[] = {"t", "tracepoint", NULL};
	static const char *const iter[] = {"it", "iter", NULL};
	static const char *const raw[] = {"rt", "rawtracepoint", NULL};
	static const char *const entry[] = {"p", "k", "kprobe", NULL};
	static const char *const trampoline[] = {"fentry", "fexit", "f", "fr", NULL};
	static const char *const at_return[] = {"r", "kr", "kretprobe", NULL};
	static const char *const user[] = {"uprobe", NULL};
	static const char *const user_return[] = {"ur", "uretprobe", NULL};
	static const char *const usdt[] = {"u", "usdt", NULL};
	bool is_return = is_one_of(part[0], at_return);

	l->group = n > 2 ? part[1] : "*";
	l->name = n > 2 ? part[n - 1] : n > 1 ? part[1] : "*";
	if (is_one_of(part[0], tracepoint)) {
		l->group = n > 1 ? part[1] : "*";
		l->name = n > 2 ? part[2] : "*";
		list_tracepoints(l);
		return true;
	}
	if (is_one_of(part[0], iter)) {
		list_iter(l);
		return true;
	}
	if (is_one_of(part[0], raw)) {
		list_raw(l);
		return true;
	}
	if (list_known(l, part[0]))
		return true;
	if (n > 1 && is_one_of(part[0], trampoline) && !strcmp(part[1], "bpf")) {
		l->name = n > 2 ? l->name : "*";
		list_programs(l, part[0], n > 3 ? part[2] : "*");
		return true;
	}
	bool kernel = is_one_of(part[0], entry) || is_return, in_user = is_one_of(part[0], user);

	if (!kernel && !in_user && !is_one_of(part[0], user_return) && !is_one_of(part[0], usdt))
		return false;
	l->path = n > 1 && !np_has_wildcard(part[1]) ? np_find_binary(l->c, part[1]) : NULL;
	if (kernel && (!l->path || (n < 3 && *part[1] != '/'))) {
		l->path = NULL;
		list_functions(l, is_return);
	} else if (l->path && n < 3) {
		l->name = "*";
	}
	if (l->path && !is_one_of(part[0], usdt))
		list_user(l, is_return || is_one_of(part[0], user_return));
	else if (l->path)
		list_usdt(l, n > 3 ? part[2] : "*");
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each line once. */
static void sort_lines(struct listing *l)
{
	uint32_t n = 0;

	if (l->lines.n)
		qsort(l->lines.v, l->lines.n, sizeof(*l->lines.v), by_text);
	for (uint32_t i = 0; i < l->lines.n; i++)
		if (!n || strcmp(l->lines.v[i], l->lines.v[n - 1]))
			l->lines.v[n++] = l->lines.v[i];
	l->lines.n = n;
}

/* The bytes of "tracepoint:skb:", the group that a line is in. */
static size_t group_of(const char *line)
{
	const char *last = strrchr(line, ':');

	return last ? (size_t)(last - line) + 1 : 0;
}

/* `-l t:`: each group once, with how many there are in it. */
static void add_groups(const struct listing *l, struct np_text *out)
{
	size_t width = 0;

	np_vec_each (const char *, line, &l->lines)
		if (group_of(*line) > width)
			width = group_of(*line);
	for (uint32_t i = 0, n; i < l->lines.n; i += n) {
		const char *line = l->lines.v[i];
		size_t len = group_of(line);

		for (n = 1; i + n < l->lines.n && group_of(l->lines.v[i + n]) == len &&
			    !memcmp(l->lines.v[i + n], line, len);)
			n++;
		np_text_addf(out, "%.*s*%*s  %4u\n", (int)len, line, (int)(width - len), "", n);
	}
}

static bool is_only_kind(const char *pattern)
{
	const char *colon = strchr(pattern, ':');

	return colon && colon != pattern && !colon[1];
}

int np_list_probes(struct np_world *w, const char *pattern, const char *arg_type, bool verbose,
		   bool regex, struct np_text *out, struct np_diags *diags)
{
	struct np_check_options opt = {.world = w, .regex = regex, .max_strlen = NP_STRLEN};
	struct np_checker c = {.arena = diags->arena, .diags = diags, .opt = &opt};
	struct listing l = {.c = &c, .arg_type = arg_type};
	const char *part[4];
	unsigned n = 0;
	bool groups;
	char *rest;

	c.types = np_types_new(c.arena);
	pattern = pattern && *pattern ? pattern : "*";
	groups = is_only_kind(pattern) && !arg_type;
	l.verbose = verbose && !groups;
	rest = np_strdup(c.arena, pattern);
	for (char *word; n < 4 && (word = strsep(&rest, ":"));)
		if (*word || !n) {
			part[n] = n ? np_regex_part(&c, word) : word;
			n++;
		}
	if (!list_kind(&l, part, n)) {
		l.any = n == 1 ? np_regex_part(&c, pattern) : pattern;
		list_tracepoints(&l);
		list_functions(&l, false);
	}
	sort_lines(&l);
	if (groups)
		add_groups(&l, out);
	else
		np_vec_each (const char *, line, &l.lines)
			np_text_addf(out, "%s\n", *line);
	if (!l.lines.n && !diags->errors) {
		struct np_loc all = {1, 1 + (uint32_t)strlen(pattern)};

		np_error(diags, NP_E_NO_PROBE, all, "no probe matches '%s'%s%s%s", pattern,
			 arg_type ? " and has an argument of type '" : "", arg_type ? arg_type : "",
			 arg_type ? "'" : "");
	}
	np_regex_free(&c);
	return 0;
}

static void list_point(struct listing *l, const struct np_attach_point *p)
{
	struct np_text line = {0};

	np_text_add(&line, p->text);
	if (l->verbose)
		add_arguments(l, p, &line);
	np_vec_push(l->c->arena, &l->lines, np_strdup(l->c->arena, line.s));
	np_text_free(&line);
}

int np_list_program(const struct np_node *program, const struct np_check_options *given,
		    bool verbose, struct np_text *out, struct np_diags *diags)
{
	struct np_check_options opt = *given;
	struct np_checked checked = {0};
	struct np_checker c = {.arena = diags->arena, .diags = diags, .opt = &opt, .out = &checked};
	struct listing l = {.c = &c, .verbose = verbose};

	opt.max_strlen = opt.max_strlen ? opt.max_strlen : NP_STRLEN;
	c.types = np_types_new(c.arena);
	np_list_each (clause, program->list) {
		if (clause->kind != NP_N_CLAUSE)
			continue;
		np_list_each (p, clause->clause.probes) {
			np_points points = {0};
			bool long_name;

			if (np_resolve_probe(&c, p, true, &points, &long_name) != NP_PROBE_OK)
				continue;
			np_vec_each (struct np_attach_point, point, &points)
				if (point->kind != NP_P_BEGIN && point->kind != NP_P_END)
					list_point(&l, point);
		}
	}
	for (uint32_t i = 0; i < l.lines.n; i++)
		np_text_addf(out, "%s\n", l.lines.v[i]);
	np_regex_free(&c);
	return 0;
}

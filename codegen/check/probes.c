/*
 * Probes: from the text of an attach point to attach points, one row of probes.def a spelling.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "image/params.h"

/* The text of one probe, split at its colons (those within quotes do not count). */
struct probe_text {
	const struct np_node *node;
	const char *part[5]; /* part[0] is the kind as written, or "" for a bare name */
	unsigned n;
	enum np_probe_kind kind;
	struct np_attach_point proto; /* what all points of this probe share */
	np_points *points;
};

typedef int (*match_fn)(struct np_checker *c, struct probe_text *p);

/* The place of a part within the source, for carets. */
static struct np_loc part_loc(const struct probe_text *p, unsigned i)
{
	const char *at = strstr(p->node->probe.text, p->part[i]);
	struct np_loc loc = p->node->loc;

	if (i >= p->n || !at || !*p->part[i])
		return loc;
	loc.beg += (uint32_t)(at - p->node->probe.text);
	loc.end = loc.beg + (uint32_t)strlen(p->part[i]);
	return loc;
}

static int bad_probe(struct np_checker *c, const struct probe_text *p, const char *expected)
{
	struct np_diag *d = np_error(c->diags, NP_E_PROBE_FORM, p->node->loc,
				     "'%s' is not a complete probe", p->node->probe.text);

	np_hint(c->diags, d, "it is written %s", expected);
	return -1;
}

static struct np_attach_point *add_point(struct np_checker *c, const struct probe_text *p)
{
	np_vec_push(c->arena, p->points, p->proto);
	return &p->points->v[p->points->n - 1];
}

/* An absent probe: an error, or for an optional one a warning. */
static int absent(struct np_checker *c, const struct probe_text *p, struct np_loc loc,
		  const char *what, const char *near, const char *cure)
{
	if (p->node->probe.optional) {
		np_warn(c->diags, loc, "%s: the optional probe is left out", what);
		return 0;
	}
	struct np_diag *d = np_error(c->diags, NP_E_NO_PROBE, loc, "%s", what);

	if (near)
		np_hint(c->diags, d, "did you mean '%s'?", near);
	else if (cure)
		np_hint(c->diags, d, "%s", cure);
	return -1;
}

/* Matches of a wildcard over pairs of names. */
struct expansion {
	struct np_checker *c;
	struct probe_text *p;
	const char *group_pattern, *name_pattern;
	struct np_nearest near;
	NP_VEC(const char *) groups, names;
};

static bool collect(void *arg, const char *group, const char *name)
{
	struct expansion *e = arg;

	if (e->near.want)
		np_nearest_try(&e->near,
			       np_sprintf(e->c->arena, "%s%s%s", group, *group ? ":" : "", name));
	if (np_wildcard_match(e->group_pattern, group) &&
	    np_wildcard_match(e->name_pattern, name)) {
		np_vec_push(e->c->arena, &e->groups, np_strdup(e->c->arena, group));
		np_vec_push(e->c->arena, &e->names, np_strdup(e->c->arena, name));
	}
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct np_attach_point *)a)->text,
		      ((const struct np_attach_point *)b)->text);
}

static int add_matches(struct np_checker *c, struct probe_text *p, struct expansion *e,
		       const char *long_name)
{
	uint32_t first = p->points->n;

	for (uint32_t i = 0; i < e->names.n; i++) {
		struct np_attach_point *point = add_point(c, p);

		point->target = e->groups.v[i];
		point->name = e->names.v[i];
		point->wildcard = point->optional = true;
		point->text = np_sprintf(c->arena, "%s:%s%s%s", long_name, point->target,
					 *point->target ? ":" : "", point->name);
	}
	if (p->points->n > first)
		qsort(p->points->v + first, p->points->n - first, sizeof(*p->points->v), by_text);
	return 0;
}

static int probe_tracepoint(struct np_checker *c, struct probe_text *p)
{
	const struct np_tp_format *format;
	struct np_world *w = c->opt->world;
	const char *system = p->part[1], *name = p->part[2];

	if (p->n != 3 || !*system || !*name)
		return bad_probe(c, p, "t:system:name, such as t:skb:kfree_skb");
	struct expansion e = {.c = c, .p = p, .group_pattern = system, .name_pattern = name};

	if (np_has_wildcard(system) || np_has_wildcard(name)) {
		int err = w->ops->each_tracepoint(w, collect, &e);

		if (!err && e.names.n)
			return add_matches(c, p, &e, "tracepoint");
		return absent(
			c, p, p->node->loc, "no tracepoint matches", NULL,
			err ? "tracefs is not readable: mount -t tracefs nodev /sys/kernel/tracing"
			    : "nprobe -l 't:*' lists them");
	}
	int err = w->ops->tracepoint(w, system, name, &format);

	if (err && err != -ENOENT) {
		struct np_diag *d = np_error(
			c->diags, NP_E_NO_TRACEFS, p->node->loc, "tracepoints cannot be read: %s",
			err == -EACCES ? "no permission, or tracefs is not mounted"
				       : strerror(-err));

		np_hint(c->diags, d, "as root: mount -t tracefs nodev /sys/kernel/tracing");
		return -1;
	}
	if (err) {
		e.near.want = np_sprintf(c->arena, "%s:%s", system, name);
		e.name_pattern = "";
		w->ops->each_tracepoint(w, collect, &e);
		const char *near = np_nearest_best(&e.near);

		return absent(c, p, p->node->loc,
			      np_sprintf(c->arena, "there is no tracepoint '%s:%s'", system, name),
			      near ? np_sprintf(c->arena, "%s:%s", p->part[0], near) : NULL,
			      "nprobe -l 't:*' lists them");
	}
	struct np_attach_point *point = add_point(c, p);

	point->target = system;
	point->name = name;
	point->text = np_sprintf(c->arena, "tracepoint:%s:%s", system, name);
	return 0;
}

/* "name+off": the offset is cut off. */
static const char *split_offset(struct np_checker *c, const char *name, uint64_t *offset)
{
	const char *plus = strchr(name, '+');

	*offset = plus ? strtoull(plus + 1, NULL, 0) : 0;
	return plus ? np_strndup(c->arena, name, (size_t)(plus - name)) : name;
}

/* A function of the kernel; part[1] is the module if there are two parts behind the kind. */
static int probe_kprobe(struct np_checker *c, struct probe_text *p)
{
	const char *long_name = p->kind == NP_P_KPROBE ? "kprobe" : "kretprobe", *found;
	const char *module = p->n == 3 ? p->part[1] : "";
	const char *name = p->n == 3 ? p->part[2] : p->n == 2 ? p->part[1] : "";
	struct np_world *w = c->opt->world;
	uint64_t offset;

	if (p->n < 2 || p->n > 3 || !*name)
		return bad_probe(c, p, "p:function or p:module:function");
	name = split_offset(c, name, &offset);
	struct expansion e = {.c = c, .p = p, .name_pattern = name};

	e.group_pattern = *module ? module : "*";
	if (np_has_wildcard(name) || np_has_wildcard(module)) {
		w->ops->each_function(w, collect, &e);
		if (e.names.n)
			return add_matches(c, p, &e, long_name);
		return absent(c, p, p->node->loc, "no kernel function matches", NULL,
			      "nprobe -l 'p:NAME*' lists them");
	}
	if (!w->ops->function(w, *module ? module : NULL, name, &found)) {
		e.near.want = name;
		e.name_pattern = "";
		w->ops->each_function(w, collect, &e);
		const char *near = np_nearest_best(&e.near);

		return absent(c, p, part_loc(p, p->n - 1),
			      np_sprintf(c->arena, "there is no kernel function '%s' to probe%s%s",
					 name, *module ? " in module " : "", module),
			      near ? np_sprintf(c->arena, "p:%s", near) : NULL,
			      "it may be inlined, or have another name on this kernel");
	}
	struct np_attach_point *point = add_point(c, p);

	point->target = *module ? module : found ? found : "";
	point->name = name;
	point->offset = offset;
	point->text =
		np_sprintf(c->arena, "%s:%s%s%s%s", long_name, module, *module ? ":" : "", name,
			   strchr(p->part[p->n - 1], '+') ? strchr(p->part[p->n - 1], '+') : "");
	return 0;
}

static bool collect_user(void *arg, const char *group, const char *name)
{
	struct expansion *e = arg;

	(void)group;
	if (e->near.want)
		np_nearest_try(&e->near, name);
	else if (np_wildcard_match(e->name_pattern, name))
		np_vec_push(e->c->arena, &e->names, np_strdup(e->c->arena, name));
	return true;
}

static int user_point(struct np_checker *c, struct probe_text *p, const char *path,
		      const char *name, uint64_t offset, bool wildcard)
{
	struct np_world *w = c->opt->world;
	struct np_user_symbol sym;
	int err = w->ops->user_symbol(w, path, name, &sym);
	struct expansion e = {.c = c, .near = {.want = name}};

	if (err == -ENOENT) {
		w->ops->each_user_symbol(w, path, collect_user, &e);
		return absent(c, p, part_loc(p, p->n - 1),
			      np_sprintf(c->arena, "'%s' has no function '%s'", path, name),
			      np_nearest_best(&e.near), "a stripped program has no names to probe");
	}
	if (err)
		return absent(c, p, p->node->loc,
			      np_sprintf(c->arena, "'%s': %s", path, strerror(-err)), NULL, NULL);
	if (offset && offset >= sym.size) {
		np_error(c->diags, NP_E_NO_PROBE, part_loc(p, p->n - 1), "'%s' has only %llu bytes",
			 name, (unsigned long long)sym.size);
		return -1;
	}
	struct np_attach_point *point = add_point(c, p);

	point->target = path;
	point->name = np_strdup(c->arena, name);
	point->offset = offset; /* the loader finds the function in the file that is there */
	point->wildcard = wildcard;
	point->optional |= wildcard;
	point->text = np_sprintf(c->arena, "%s:%s:%s",
				 p->kind == NP_P_UPROBE ? "uprobe" : "uretprobe", path, name);
	return 0;
}

static const char *find_binary(struct np_checker *c, const char *name)
{
	if (*name == '"')
		name = np_strndup(c->arena, name + 1, strlen(name) - 2);
	const char *path = c->opt->world->ops->find_binary(c->opt->world, name);

	return path ? np_strdup(c->arena, path) : NULL;
}

static int probe_uprobe(struct np_checker *c, struct probe_text *p)
{
	const char *path = p->n > 1 ? find_binary(c, p->part[1]) : NULL, *name;
	uint64_t offset;

	if (p->n != 3 || !*p->part[2])
		return bad_probe(c, p, "p:/path:function or p:library:function");
	if (!path)
		return absent(
			c, p, part_loc(p, 1),
			np_sprintf(c->arena, "'%s' is no library or program here", p->part[1]),
			NULL, "give a path, such as p:/usr/bin/bash:main");
	name = split_offset(c, p->part[2], &offset);
	if (!np_has_wildcard(name))
		return user_point(c, p, path, name, offset, false);
	struct expansion e = {.c = c, .name_pattern = name};

	c->opt->world->ops->each_user_symbol(c->opt->world, path, collect_user, &e);
	if (!e.names.n)
		return absent(c, p, p->node->loc, "no function matches", NULL, NULL);
	for (uint32_t i = 0; i < e.names.n; i++)
		user_point(c, p, path, e.names.v[i], 0, true);
	return 0;
}

/* p:X:name: a path, a library or a program is user code; any other X is a kernel module. */
static int probe_entry(struct np_checker *c, struct probe_text *p)
{
	if (p->n == 3 && *p->part[1] &&
	    (*p->part[1] == '/' || *p->part[1] == '"' ||
	     (!np_has_wildcard(p->part[1]) && find_binary(c, p->part[1])))) {
		p->kind = p->proto.kind = p->kind == NP_P_KPROBE ? NP_P_UPROBE : NP_P_URETPROBE;
		return probe_uprobe(c, p);
	}
	return probe_kprobe(c, p);
}

static int probe_usdt(struct np_checker *c, struct probe_text *p)
{
	const char *path = p->n > 1 ? find_binary(c, p->part[1]) : NULL;
	const char *provider = p->n == 4 ? p->part[2] : "*";
	const char *name = p->n >= 3 ? p->part[p->n - 1] : "";
	const struct np_usdt_site *sites;
	struct np_nearest near = {.want = name};
	uint32_t n = 0, found = 0;

	if (p->n < 3 || p->n > 4 || !*name)
		return bad_probe(c, p, "u:/path:provider:name or u:/path:name");
	if (!path)
		return absent(
			c, p, part_loc(p, 1),
			np_sprintf(c->arena, "'%s' is no library or program here", p->part[1]),
			NULL, "give its path");
	int err = c->opt->world->ops->usdt(c->opt->world, path, &sites, &n);

	for (uint32_t i = 0; !err && i < n; i++) {
		const struct np_usdt_site *s = &sites[i];

		np_nearest_try(&near, s->name);
		if (!np_wildcard_match(provider, s->provider) || !np_wildcard_match(name, s->name))
			continue;
		struct np_attach_point *point = add_point(c, p);

		point->target = path;
		point->provider = s->provider;
		point->name = s->name;
		point->offset = s->file_offset;
		point->semaphore = s->semaphore_offset;
		point->wildcard = np_has_wildcard(name);
		point->text = np_sprintf(c->arena, "usdt:%s:%s:%s", path, s->provider, s->name);
		found++;
	}
	if (found)
		return 0;
	return absent(c, p, part_loc(p, p->n - 1),
		      err ? np_sprintf(c->arena, "'%s': %s", path, strerror(-err))
			  : np_sprintf(c->arena, "'%s' has no USDT probe '%s'", path, name),
		      np_nearest_best(&near), n ? NULL : "it has no USDT probes at all");
}

static int probe_bare(struct np_checker *c, struct probe_text *p)
{
	if (p->n != 1)
		return bad_probe(c, p, p->kind == NP_P_BEGIN ? "begin" : "end");
	add_point(c, p)->text = p->kind == NP_P_BEGIN ? "begin" : "end";
	return 0;
}

/* ns in a unit's name; hz is 0. */
static uint64_t unit_ns(const char *unit)
{
	static const struct {
		const char *name;
		uint64_t ns;
	} units[] = {{"ns", 1},         {"us", 1000},       {"ms", 1000000},
		     {"s", 1000000000}, {"m", 60000000000}, {"h", 3600000000000}};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (!strcmp(unit, units[i].name))
			return units[i].ns;
	return 0;
}

static bool is_duration_param(struct np_checker *c, const char *name)
{
	np_vec_each (struct np_node *, n, &c->out->params)
		if (!strcmp((*n)->param.name, name) && !strcmp((*n)->param.type, "duration"))
			return true;
	return false;
}

/* interval:s:1, interval:1s, interval:NAME of a duration param, profile:hz:99. */
static int probe_timer(struct np_checker *c, struct probe_text *p)
{
	const char *kind = p->kind == NP_P_INTERVAL ? "interval" : "profile";
	const char *unit = p->n == 3 ? p->part[1] : "", *number = p->n == 3 ? p->part[2] : "";
	struct np_attach_point *point;
	uint64_t count, ns;
	char *end;

	if (p->n == 2 && is_duration_param(c, p->part[1])) {
		point = add_point(c, p);
		point->period_param = p->part[1];
		point->text = np_sprintf(c->arena, "%s:%s", kind, p->part[1]);
		return 0;
	}
	if (p->n == 2)
		number = p->part[1];
	count = strtoull(number, &end, 10);
	if (p->n == 2)
		unit = *end ? end : "ns";
	else if (*end)
		count = 0;
	ns = unit_ns(unit);
	bool hz = !strcmp(unit, "hz");

	if (end == number || !count || (!ns && !hz) || p->n < 2 || p->n > 3 || count > 1u << 31)
		return bad_probe(c, p,
				 p->kind == NP_P_INTERVAL
					 ? "interval:s:1, interval:ms:100, or interval:10s"
					 : "profile:hz:99, or profile:ms:10");
	point = add_point(c, p);
	point->hertz = hz && p->kind == NP_P_PROFILE ? count : 0;
	point->period = hz ? 1000000000 / count : count * ns;
	point->text = p->node->probe.text;
	if (p->n == 3)
		point->text = np_sprintf(c->arena, "%s:%s:%s", kind, unit, number);
	else
		point->text = np_sprintf(c->arena, "%s:%s", kind, number);
	return 0;
}

static const struct row {
	const char *spelling;
	enum np_probe_kind kind;
	match_fn match;
	bool long_name;
} rows[] = {
#define NP_PROBE_KIND(spelling, kind, parts, match, help, example) \
	{spelling, kind, probe_##match, sizeof(spelling) > 3},
#include "check/probes.def"
#undef NP_PROBE_KIND
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* bpftrace's short names that mean something else there. */
static const struct row *dialect_row(const char *kind)
{
	static const struct row bpftrace[] = {
		{"p", NP_P_PROFILE, probe_timer, true},
		{"u", NP_P_UPROBE, probe_uprobe, true},
		{"U", NP_P_USDT, probe_usdt, true},
	};

	for (size_t i = 0; i < sizeof(bpftrace) / sizeof(bpftrace[0]); i++)
		if (!strcmp(bpftrace[i].spelling, kind))
			return &bpftrace[i];
	return NULL;
}

static const struct row *find_row(struct np_checker *c, const char *kind)
{
	const struct row *r = c->opt->dialect_bpftrace ? dialect_row(kind) : NULL;

	for (size_t i = 0; !r && i < ROWS; i++)
		if (!strcasecmp(rows[i].spelling, kind))
			r = &rows[i];
	return r;
}

/* Splits at colons; $1 ... are replaced by the positional parameters. */
static void split(struct np_checker *c, struct probe_text *p)
{
	struct np_text text = {0};
	bool quoted = false;

	for (const char *s = p->node->probe.text; *s; s++) {
		if (*s == '$' && s[1] >= '1' && s[1] <= '9') {
			unsigned long i = strtoul(s + 1, (char **)&s, 10);

			np_text_add(&text,
				    i <= c->opt->n_positional ? c->opt->positional[i - 1] : "");
			s--;
			continue;
		}
		np_text_addc(&text, *s);
	}
	char *word = np_strdup(c->arena, text.s ? text.s : "");

	np_text_free(&text);
	p->part[p->n++] = word;
	for (char *s = word; *s; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (*s == ':' && !quoted && p->n < 5) {
			*s = '\0';
			p->part[p->n++] = s + 1;
		}
	}
}

static void shift(struct probe_text *p)
{
	if (p->n == 5)
		return;
	memmove(p->part + 1, p->part, p->n * sizeof(p->part[0]));
	p->part[0] = "p";
	p->n++;
}

bool np_check_probe(struct np_checker *c, const struct np_node *probe, np_points *points,
		    bool *long_name)
{
	struct probe_text p = {.node = probe, .points = points};

	split(c, &p);
	const struct row *r = find_row(c, p.part[0]);
	bool bare_kind = r && (r->kind == NP_P_BEGIN || r->kind == NP_P_END);

	/* name, lib:name, /path::name: p: is understood */
	if (!r || (p.n == 1 && !bare_kind)) {
		if (!r && p.n > 1 && *p.part[0] != '/' && !find_binary(c, p.part[0]) && p.n > 2) {
			struct np_nearest near = {.want = p.part[0]};
			struct np_diag *d = np_error(c->diags, NP_E_PROBE_KIND, part_loc(&p, 0),
						     "there is no kind of probe '%s'", p.part[0]);

			for (size_t i = 0; i < ROWS; i++)
				np_nearest_try(&near, rows[i].spelling);
			np_hint(c->diags, d, "%s%s",
				np_nearest_best(&near) ? "did you mean " : "kinds are ",
				np_nearest_best(&near)
					? np_nearest_best(&near)
					: "t: p: r: u: begin end interval: profile:");
			return false;
		}
		shift(&p);
		static const struct row entry = {"p", NP_P_KPROBE, probe_entry, false};

		r = &entry;
	}
	/* "p::name" and "/path::name": an empty part says nothing */
	for (unsigned i = 1; i + 1 < p.n; i++)
		if (!*p.part[i]) {
			memmove(p.part + i, p.part + i + 1, (p.n - i - 1) * sizeof(p.part[0]));
			p.n--;
		}
	p.kind = r->kind;
	*long_name = r->long_name;
	p.proto = (struct np_attach_point){
		.kind = r->kind,
		.target = "",
		.provider = "",
		.name = "",
		.period_param = "",
		.group = probe->probe.group,
		.optional = probe->probe.optional,
		.loc = probe->loc,
	};
	return r->match(c, &p) == 0;
}

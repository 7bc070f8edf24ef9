/* User programs and libraries: functions by symbol, USDT probes by note. */
#include <errno.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

struct search {
	struct np_checker *c;
	const char *pattern;
	struct np_nearest near;
	NP_VEC(const char *) names;
};

const char *np_find_binary(struct np_checker *c, const char *name)
{
	size_t n = strlen(name);
	const char *path;

	if (n >= 2 && *name == '"' && name[n - 1] == '"')
		name = np_strndup(c->arena, name + 1, n - 2);
	path = c->opt->world->ops->find_binary(c->opt->world, name);
	return path ? np_strdup(c->arena, path) : NULL;
}

static enum np_probe_result no_binary(struct np_checker *c, struct np_probe_text *p,
				      const char *example)
{
	return np_absent(c, p, NULL, np_part_loc(p, 1),
			 np_sprintf(c->arena, "'%s' is no library or program here", p->part[1]),
			 NULL, np_sprintf(c->arena, "give a path, such as %s", example));
}

static bool add_name(void *arg, const char *group, const char *name)
{
	struct search *s = arg;

	(void)group;
	if (np_wildcard_match(s->c, s->pattern, name))
		np_vec_push(s->c->arena, &s->names, np_strdup(s->c->arena, name));
	return true;
}

static bool try_name(void *arg, const char *group, const char *name)
{
	struct search *s = arg;

	(void)group;
	np_nearest_try(&s->near, name);
	return true;
}

static struct np_attach_point *add_function(struct np_checker *c, struct np_probe_text *p,
					    const char *path, const char *name)
{
	struct np_attach_point *point = np_add_point(c, p);

	point->target = path;
	point->name = name;
	point->text = np_sprintf(c->arena, "%s:%s:%s",
				 p->kind == NP_P_UPROBE ? "uprobe" : "uretprobe", path, name);
	return point;
}

/* What is within a zip file is known by its place in that. */
static void in_zip(struct np_checker *c, struct np_attach_point *point, uint64_t file_offset)
{
	const char *member = strstr(point->target, "!/");

	if (!member)
		return;
	point->target = np_strndup(c->arena, point->target, (size_t)(member - point->target));
	point->in_file = true;
	point->offset = file_offset;
}

/* Copies of the function within others; the short form of the probe means them too. */
static uint32_t add_inlined(struct np_checker *c, struct np_probe_text *p, const char *path,
			    const char *name, bool is_there)
{
	struct np_world *w = c->opt->world;
	const uint64_t *offsets;
	uint32_t n;

	if (p->kind != NP_P_UPROBE || strcmp(p->part[0], "p") || strstr(path, "!/"))
		return 0;
	n = w->ops->user_inlined(w, path, name, &offsets);
	for (uint32_t i = 0; i < n; i++) {
		struct np_attach_point *point = add_function(c, p, path, name);

		point->inlined = true;
		point->offset = offsets[i];
		/* where the function is there, copies that cannot be used are left out */
		point->optional |= is_there;
	}
	return n;
}

/* Which of its versions a processor gets is decided when a program starts. */
static void tell_indirect(struct np_checker *c, struct np_probe_text *p, const char *name)
{
	struct np_diag *d =
		np_warn(c->diags, np_part_loc(p, p->n - 1),
			"'%s' stands for several functions: the probe is where one of them is "
			"chosen, once in each process",
			name);

	np_hint(c->diags, d, "probe the one that is used, such as __%s_avx2, if it has a name",
		name);
}

static enum np_probe_result one_function(struct np_checker *c, struct np_probe_text *p,
					 const char *path, const char *name, uint64_t offset)
{
	struct search s = {.c = c, .near = {.want = name}};
	struct np_world *w = c->opt->world;
	struct np_user_symbol sym;
	struct np_attach_point *point;
	int err = w->ops->user_symbol(w, path, name, &sym);
	const char *near = NULL;

	if (err && err != -ENOENT)
		return np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' cannot be read: %s", path, strerror(-err)), NULL,
			strstr(path, "!/") ? "what is in a zip file is stored there, not compressed"
					   : NULL);
	if (!err && offset && offset >= sym.size) {
		np_error(c->diags, NP_E_NO_PROBE, np_part_loc(p, p->n - 1),
			 "'%s' has only %llu bytes", name, (unsigned long long)sym.size);
		return NP_PROBE_ERROR;
	}
	if (err && !offset && add_inlined(c, p, path, name, false))
		return NP_PROBE_OK;
	/* the loader finds the function in the file that is there */
	point = add_function(c, p, path, name);
	point->offset = offset;
	if (!err)
		in_zip(c, point, sym.file_offset + offset);
	point->go = !err && sym.is_go;
	if (!err && sym.is_indirect && p->report)
		tell_indirect(c, p, name);
	if (offset)
		point->text =
			np_sprintf(c->arena, "%s+%llu", point->text, (unsigned long long)offset);
	if (!err && !offset)
		add_inlined(c, p, path, name, true);
	if (!err)
		return NP_PROBE_OK;
	if (p->report) {
		w->ops->each_user_symbol(w, path, try_name, &s);
		near = np_nearest_best(&s.near);
	}
	return np_absent(c, p, point, np_part_loc(p, p->n - 1),
			 np_sprintf(c->arena, "'%s' has no function '%s'", path, name),
			 near ? np_sprintf(c->arena, "%s:%s:%s", p->part[0], p->part[1], near)
			      : NULL,
			 "a stripped program has no names to probe");
}

static enum np_probe_result functions(struct np_checker *c, struct np_probe_text *p,
				      const char *path, const char *pattern)
{
	struct search s = {.c = c, .pattern = pattern};
	struct np_world *w = c->opt->world;
	uint32_t first = p->points->n;
	struct np_user_symbol sym;
	bool is_go;

	w->ops->each_user_symbol(w, path, add_name, &s);
	is_go = s.names.n && !w->ops->user_symbol(w, path, s.names.v[0], &sym) && sym.is_go;
	np_vec_each (const char *, it, &s.names) {
		struct np_attach_point *point = add_function(c, p, path, *it);

		point->wildcard = point->optional = true;
		point->go = is_go;
		if (strstr(path, "!/") && !w->ops->user_symbol(w, path, *it, &sym))
			in_zip(c, point, sym.file_offset);
	}
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(c, p, NULL, np_part_loc(p, 2),
			 np_sprintf(c->arena, "no function of '%s' matches '%s'", path, pattern),
			 NULL, np_sprintf(c->arena, "nprobe -l 'p:%s:*' lists them", p->part[1]));
}

static enum np_probe_result in_file(struct np_checker *c, struct np_probe_text *p, const char *path)
{
	const char *name = p->part[p->n - 1];
	enum np_probe_result result;
	uint64_t offset;

	if (p->n == 4)
		return np_probe_cpp(c, p, path, name);
	if (np_probe_at_address(c, p, path, name, &result))
		return result;
	if (!np_split_offset(c, &name, &offset))
		return np_bad_probe(c, p, "p:/path:function+0x10, the offset a number of bytes");
	if (offset && p->kind == NP_P_URETPROBE)
		return np_bad_probe(c, p, "r:/path:function: a return has no offset");
	return np_has_wildcard(name) ? functions(c, p, path, name)
				     : one_function(c, p, path, name, offset);
}

typedef enum np_probe_result (*file_fn)(struct np_checker *c, struct np_probe_text *p,
					const char *path);

struct files {
	struct np_checker *c;
	struct np_probe_text *p;
	file_fn f;
};

static bool try_file(void *arg, const char *group, const char *path)
{
	struct files *s = arg;
	struct np_probe_text quiet = *s->p;
	uint32_t n = s->p->points->n;

	(void)group;
	quiet.report = false;
	if (s->f(s->c, &quiet, np_strdup(s->c->arena, path)) != NP_PROBE_OK)
		s->p->points->n = n; /* what another machine's file may have */
	return true;
}

/* In every file that the pattern matches: where the probe is not, that is none of an error. */
static enum np_probe_result in_files(struct np_checker *c, struct np_probe_text *p, file_fn f)
{
	struct files s = {c, p, f};
	struct np_world *w = c->opt->world;
	uint32_t first = p->points->n;
	const char *pattern = np_unquoted(c->arena, p->part[1]);

	w->ops->each_binary(w, pattern, c->opt->pid, try_file, &s);
	for (uint32_t i = first; i < p->points->n; i++)
		p->points->v[i].wildcard = true;
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(
		c, p, NULL, np_part_loc(p, 1),
		np_sprintf(c->arena, "no program or library that matches '%s' has '%s'", pattern,
			   p->part[p->n - 1]),
		NULL,
		c->opt->pid ? "with -p the files are those that the process has mapped"
			    : "* does not match a '/'; with -p it means the files of the process");
}

/* Of the file that is named, or of those that match. */
static enum np_probe_result of_files(struct np_checker *c, struct np_probe_text *p, file_fn f,
				     const char *example)
{
	const char *path = np_find_binary(c, p->part[1]);

	if (path)
		return f(c, p, path);
	return np_has_wildcard(p->part[1]) ? in_files(c, p, f) : no_binary(c, p, example);
}

/* Where a function of a library is that has become part of another one; NULL: it has not. */
static const char *moved_to(struct np_checker *c, struct np_probe_text *p)
{
	const char *name = p->part[2], *path = np_find_binary(c, p->part[1]), *written = p->part[1];

	if (path && !strchr(written, '/'))
		written = path;
	if (strchr(name, '+') || !np_is_old_library(written) ||
	    (path && !np_lacks_function(c, path, name)))
		return NULL;
	return np_todays_library(c, p, written, name);
}

enum np_probe_result np_probe_uprobe(struct np_checker *c, struct np_probe_text *p)
{
	enum np_probe_result result;
	const char *now;

	if (np_probe_at_line(c, p, &result))
		return result;
	if (p->n == 5 && !strcmp(p->part[2], "cpp"))
		return np_bad_probe(c, p, "uprobe:/path:cpp:\"space::function\", in quotes");
	if (p->n < 3 || p->n > 4 || (p->n == 4 && strcmp(p->part[2], "cpp")) || !*p->part[1] ||
	    !*p->part[p->n - 1])
		return np_bad_probe(c, p, "p:/path:function or p:library:function");
	now = p->n == 3 ? moved_to(c, p) : NULL;
	return now ? in_file(c, p, now) : of_files(c, p, in_file, "p:/usr/bin/bash:main");
}

static enum np_probe_result no_usdt(struct np_checker *c, struct np_probe_text *p, const char *path,
				    const struct np_usdt_site *sites, uint32_t n)
{
	const char *name = p->part[p->n - 1];
	struct np_nearest near = {.want = name};

	for (uint32_t i = 0; i < n; i++)
		np_nearest_try(&near, sites[i].name);
	return np_absent(c, p, NULL, np_part_loc(p, p->n - 1),
			 np_sprintf(c->arena, "'%s' has no USDT probe '%s'", path, name),
			 np_nearest_best(&near) ? np_sprintf(c->arena, "%s:%s:%s", p->part[0],
							     p->part[1], np_nearest_best(&near))
						: NULL,
			 n ? np_sprintf(c->arena, "nprobe -l 'u:%s:*' lists them", p->part[1])
			   : "it has no USDT probes at all");
}

/* Every site is a point of its own. */
static enum np_probe_result usdt_in_file(struct np_checker *c, struct np_probe_text *p,
					 const char *path)
{
	const char *provider = p->n == 4 ? p->part[2] : "*";
	const char *name = p->part[p->n - 1];
	const struct np_usdt_site *sites = NULL;
	uint32_t n = 0, first = p->points->n;
	int err = c->opt->world->ops->usdt(c->opt->world, path, &sites, &n);

	if (err && err != -ENOENT)
		return np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' cannot be read: %s", path, strerror(-err)), NULL,
			NULL);
	for (uint32_t i = 0; i < n; i++) {
		const struct np_usdt_site *s = &sites[i];
		struct np_attach_point *point;

		if (!np_wildcard_match(c, provider, s->provider) ||
		    !np_wildcard_match(c, name, s->name))
			continue;
		point = np_add_point(c, p);
		point->target = path;
		point->provider = s->provider;
		point->name = s->name;
		point->offset = s->file_offset;
		point->semaphore = s->semaphore_offset;
		point->wildcard = np_has_wildcard(name) || np_has_wildcard(provider);
		point->text = np_sprintf(c->arena, "usdt:%s:%s:%s", path, s->provider, s->name);
	}
	if (p->points->n == first)
		return no_usdt(c, p, path, sites, n);
	np_sort_points(p->points, first);
	return NP_PROBE_OK;
}

/* u:path:name, u:path:provider:name */
enum np_probe_result np_probe_usdt(struct np_checker *c, struct np_probe_text *p)
{
	if (p->n < 3 || p->n > 4 || !*p->part[1] || !*p->part[p->n - 1])
		return np_bad_probe(c, p, "u:/path:provider:name or u:/path:name");
	return of_files(c, p, usdt_in_file, "u:/usr/bin/python3:python:gc__start");
}

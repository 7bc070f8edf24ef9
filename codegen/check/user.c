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
	if (np_wildcard_match(s->pattern, name))
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

/* Copies of the function within others; the short form of the probe means them too. */
static uint32_t add_inlined(struct np_checker *c, struct np_probe_text *p, const char *path,
			    const char *name, bool is_there)
{
	struct np_world *w = c->opt->world;
	const uint64_t *offsets;
	uint32_t n;

	if (p->kind != NP_P_UPROBE || strcmp(p->part[0], "p"))
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
			NULL);
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
	point->go = !err && sym.is_go;
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

enum np_probe_result np_probe_uprobe(struct np_checker *c, struct np_probe_text *p)
{
	struct search s = {.c = c};
	struct np_world *w = c->opt->world;
	uint32_t first = p->points->n;
	struct np_user_symbol sym;
	const char *path, *name, *now;
	uint64_t offset;
	bool is_go;

	if (p->n != 3 || !*p->part[1] || !*p->part[2])
		return np_bad_probe(c, p, "p:/path:function or p:library:function");
	name = p->part[2];
	if (!np_split_offset(c, &name, &offset))
		return np_bad_probe(c, p, "p:/path:function+0x10, the offset a number of bytes");
	path = np_find_binary(c, p->part[1]);
	if (!offset && (!path || np_lacks_function(c, path, name)) &&
	    (now = np_todays_library(c, p, path && !strchr(p->part[1], '/') ? path : p->part[1],
				     name)))
		path = now;
	if (!path)
		return no_binary(c, p, "p:/usr/bin/bash:main");
	if (!np_has_wildcard(name))
		return one_function(c, p, path, name, offset);
	s.pattern = name;
	w->ops->each_user_symbol(w, path, add_name, &s);
	is_go = s.names.n && !w->ops->user_symbol(w, path, s.names.v[0], &sym) && sym.is_go;
	np_vec_each (const char *, it, &s.names) {
		struct np_attach_point *point = add_function(c, p, path, *it);

		point->wildcard = point->optional = true;
		point->go = is_go;
	}
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(c, p, NULL, np_part_loc(p, 2),
			 np_sprintf(c->arena, "no function of '%s' matches '%s'", path, name), NULL,
			 np_sprintf(c->arena, "nprobe -l 'p:%s:*' lists them", p->part[1]));
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

/* u:path:name, u:path:provider:name; every site is a point of its own. */
enum np_probe_result np_probe_usdt(struct np_checker *c, struct np_probe_text *p)
{
	const char *provider = p->n == 4 ? p->part[2] : "*";
	const char *name = p->n >= 3 ? p->part[p->n - 1] : "", *path;
	const struct np_usdt_site *sites = NULL;
	uint32_t n = 0, first = p->points->n;
	int err;

	if (p->n < 3 || p->n > 4 || !*p->part[1] || !*name)
		return np_bad_probe(c, p, "u:/path:provider:name or u:/path:name");
	path = np_find_binary(c, p->part[1]);
	if (!path)
		return no_binary(c, p, "u:/usr/bin/python3:python:gc__start");
	err = c->opt->world->ops->usdt(c->opt->world, path, &sites, &n);
	if (err && err != -ENOENT)
		return np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' cannot be read: %s", path, strerror(-err)), NULL,
			NULL);
	for (uint32_t i = 0; i < n; i++) {
		const struct np_usdt_site *s = &sites[i];
		struct np_attach_point *point;

		if (!np_wildcard_match(provider, s->provider) || !np_wildcard_match(name, s->name))
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

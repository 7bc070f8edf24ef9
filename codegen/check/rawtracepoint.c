/*
 * rawtracepoint:[module:]name: a tracepoint by the arguments that the kernel's code gives it, also
 * where it has no record in tracefs.  BTF lists them, as typedefs btf_trace_NAME.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

#define PREFIX "btf_trace_"
#define PREFIX_LEN (sizeof(PREFIX) - 1)

struct search {
	struct np_checker *c;
	const struct np_probe_text *p;
	const char *module, *name;
	struct np_nearest near;
};

static void add_point(struct np_checker *c, const struct np_probe_text *p, const char *module,
		      const char *name, bool wildcard)
{
	struct np_attach_point *point = np_add_point(c, p);

	point->target = np_strdup(c->arena, module);
	point->name = np_strdup(c->arena, name);
	point->text = np_sprintf(c->arena, "rawtracepoint:%s:%s", module, name);
	point->wildcard = wildcard;
	point->optional |= wildcard;
}

static bool add_match(void *arg, uint32_t id, const char *name)
{
	struct search *s = arg;

	(void)id;
	if (!strncmp(name, PREFIX, PREFIX_LEN) &&
	    np_wildcard_match(s->c, s->name, name + PREFIX_LEN))
		add_point(s->c, s->p, s->module, name + PREFIX_LEN, true);
	return true;
}

static bool try_name(void *arg, uint32_t id, const char *name)
{
	struct search *s = arg;

	(void)id;
	if (!strncmp(name, PREFIX, PREFIX_LEN))
		np_nearest_try(&s->near, name + PREFIX_LEN);
	return true;
}

static enum np_probe_result absent(struct np_checker *c, struct np_probe_text *p,
				   struct np_btf *btf, struct search *s)
{
	const struct np_attach_point *point = NULL;
	const char *near;

	s->near.want = s->name;
	if (p->report)
		np_btf_each(btf, 1u << NP_BTF_TYPEDEF, try_name, s);
	near = np_nearest_best(&s->near);
	if (!np_has_wildcard(s->name)) {
		add_point(c, p, s->module, s->name, false);
		point = &p->points->v[p->points->n - 1];
	}
	return np_absent(c, p, point, np_part_loc(p, p->n - 1),
			 np_sprintf(c->arena, "there is no raw tracepoint '%s'", s->name),
			 near ? np_sprintf(c->arena, "%s:%s", p->part[0], near) : NULL,
			 "nprobe -l 'rawtracepoint:*' lists them");
}

enum np_probe_result np_probe_rawtracepoint(struct np_checker *c, struct np_probe_text *p)
{
	const char *module = p->n == 3 ? p->part[1] : "vmlinux";
	const char *name = p->n > 1 ? p->part[p->n - 1] : "";
	struct search s = {.c = c, .p = p, .module = module, .name = name};
	struct np_btf *btf = np_world_btf(c->opt->world);
	uint32_t first = p->points->n;

	if (p->n < 2 || p->n > 3 || !*name)
		return np_bad_probe(c, p, "rawtracepoint:name or rawtracepoint:module:name");
	if (strcmp(module, "vmlinux"))
		btf = c->opt->world->ops->module_btf(c->opt->world, module);
	if (!btf)
		return np_absent(c, p, NULL, np_part_loc(p, p->n == 3 ? 1 : 0),
				 np_sprintf(c->arena,
					    "there is no BTF of '%s', which raw tracepoints need",
					    module),
				 NULL, "lsmod lists the modules that are loaded");
	if (np_has_wildcard(name))
		np_btf_each(btf, 1u << NP_BTF_TYPEDEF, add_match, &s);
	else if (np_btf_find(btf, np_sprintf(c->arena, PREFIX "%s", name), 1u << NP_BTF_TYPEDEF))
		add_point(c, p, module, name, false);
	if (p->points->n == first)
		return absent(c, p, btf, &s);
	np_sort_points(p->points, first);
	return NP_PROBE_OK;
}

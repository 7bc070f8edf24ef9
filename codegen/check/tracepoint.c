/* t:system:name */
#include <errno.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

struct search {
	struct np_checker *c;
	const struct np_probe_text *p;
	struct np_nearest near, near_name; /* "system:name"; the name in that system */
	const char *system;
};

static void set_names(struct np_checker *c, struct np_attach_point *point, const char *system,
		      const char *name)
{
	point->target = system;
	point->name = name;
	point->text = np_sprintf(c->arena, "tracepoint:%s:%s", system, name);
}

static bool add_match(void *arg, const char *system, const char *name)
{
	struct search *s = arg;

	if (np_wildcard_match(s->c, s->p->part[1], system) &&
	    np_wildcard_match(s->c, s->p->part[2], name)) {
		struct np_attach_point *point = np_add_point(s->c, s->p);

		set_names(s->c, point, np_strdup(s->c->arena, system),
			  np_strdup(s->c->arena, name));
		point->wildcard = point->optional = true;
	}
	return true;
}

static bool try_name(void *arg, const char *system, const char *name)
{
	struct search *s = arg;
	char whole[128];

	snprintf(whole, sizeof(whole), "%s:%s", system, name);
	np_nearest_try(&s->near, whole);
	/* a wrong or a guessed system: the name itself is known */
	if (!strcmp(name, s->p->part[2]) && !s->system)
		s->system = np_sprintf(s->c->arena, "%s:%s", system, name);
	return true;
}

void np_check_unreadable(struct np_checker *c, struct np_loc at, int err)
{
	const char *why = NULL;
	bool there = c->opt->world->ops->has(c->opt->world, NP_FEAT_TRACEFS, &why);
	struct np_diag *d =
		np_error(c->diags, NP_E_NO_TRACEFS, at, "tracepoints cannot be read: %s",
			 there || !why ? strerror(-err) : why);

	np_hint(c->diags, d,
		"run it as root, with tracefs mounted: "
		"mount -t tracefs nodev /sys/kernel/tracing");
}

static enum np_probe_result unreadable(struct np_checker *c, const struct np_probe_text *p, int err)
{
	np_check_unreadable(c, p->node->loc, err);
	return NP_PROBE_ERROR;
}

static enum np_probe_result expand(struct np_checker *c, struct np_probe_text *p)
{
	struct search s = {.c = c, .p = p};
	uint32_t first = p->points->n;
	int err = c->opt->world->ops->each_tracepoint(c->opt->world, add_match, &s);

	if (err)
		return unreadable(c, p, err);
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(
		c, p, NULL, p->node->loc,
		np_sprintf(c->arena, "no tracepoint matches '%s:%s'", p->part[1], p->part[2]), NULL,
		"nprobe -l 't:*' lists them");
}

/* A name that this kernel has under another: the point moves there, and the user is told. */
static bool move_to_todays(struct np_checker *c, struct np_probe_text *p,
			   struct np_attach_point *point)
{
	const char *last, *now = NULL, *colon;

	if (p->report)
		now = np_old_tracepoint(
			c, np_sprintf(c->arena, "%s:%s", point->target, point->name), &last);
	if (!now || np_is_probed(c, now))
		return false;
	np_warn(c->diags, p->node->loc,
		"this kernel has no tracepoint '%s:%s'%s%s%s: '%s' is probed instead",
		point->target, point->name, *last ? " (the last one was " : "", last,
		*last ? ")" : "", now);
	colon = strchr(now, ':');
	set_names(c, point, np_strndup(c->arena, now, (size_t)(colon - now)), colon + 1);
	if (np_is_moved(c, point->text))
		p->points->n--;
	return true;
}

enum np_probe_result np_probe_tracepoint(struct np_checker *c, struct np_probe_text *p)
{
	struct search s = {.c = c, .p = p};
	struct np_world *w = c->opt->world;
	const struct np_tp_format *format;
	struct np_attach_point *point;
	const char *near;
	int err;

	if (p->n != 3 || !*p->part[1] || !*p->part[2])
		return np_bad_probe(c, p, "t:system:name, such as t:skb:kfree_skb");
	if (np_has_wildcard(p->part[1]) || np_has_wildcard(p->part[2]))
		return expand(c, p);
	err = w->ops->tracepoint(w, p->part[1], p->part[2], &format);
	if (err && err != -ENOENT)
		return unreadable(c, p, err);
	point = np_add_point(c, p);
	set_names(c, point, p->part[1], p->part[2]);
	if (!err || move_to_todays(c, p, point))
		return NP_PROBE_OK;
	s.near.want = np_sprintf(c->arena, "%s:%s", p->part[1], p->part[2]);
	if (p->report)
		w->ops->each_tracepoint(w, try_name, &s);
	near = s.system ? s.system : np_nearest_best(&s.near);
	return np_absent(
		c, p, point, p->node->loc,
		np_sprintf(c->arena, "there is no tracepoint '%s:%s'", p->part[1], p->part[2]),
		near ? np_sprintf(c->arena, "%s:%s", p->part[0], near) : NULL,
		"nprobe -l 't:*' lists them");
}

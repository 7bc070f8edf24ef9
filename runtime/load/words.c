/*
 * Words of an image that was compiled for another kernel: the numbers of states, flags and reasons
 * differ between kernels, so the format of the running one says them anew. Where it has no such
 * field, the image's own words stay: they are the best that is known.
 */
#include <string.h>

#include "image/words.h"
#include "load/load_internal.h"

static bool constant(void *arg, const char *name, int64_t *value)
{
	struct np_btf *btf = arg;

	return btf && np_btf_find_enumerator(btf, name, value);
}

/* A tracepoint that words come from. */
struct tracepoint {
	const char *origin; /* "system:event:field", of the first of its words */
	size_t len;         /* without the field */
	const char *text;   /* its print format; NULL: this kernel has no such tracepoint */
	struct np_print_fmt *print;
	struct np_btf *btf;
	bool wants; /* constants that are to be looked up: `print` is without them */
};

/* Names are collected before the first is looked for: one pass over BTF serves them all. */
static bool want_constant(void *arg, const char *name, int64_t *value)
{
	struct tracepoint *t = arg;

	(void)value;
	t->wants = true;
	if (t->btf)
		np_btf_want(t->btf, name, strlen(name));
	return false;
}

static struct tracepoint *tracepoint_of(struct np_loaded *l, const char *origin)
{
	struct tracepoint *t = np_alloc(l->arena, sizeof(*t));
	struct np_world *world = l->opt.world;
	const char *event = strchr(origin, ':'), *field = event ? strchr(event + 1, ':') : NULL;
	const struct np_tp_format *format;
	const char *system, *name;

	t->origin = origin;
	t->btf = l->btf;
	t->len = field ? (size_t)(field + 1 - origin) : 0;
	if (!field)
		return t;
	system = np_strndup(l->arena, origin, (size_t)(event - origin));
	name = np_strndup(l->arena, event + 1, (size_t)(field - event - 1));
	if (!*system || !*name || world->ops->tracepoint(world, system, name, &format))
		return t;
	t->text = format->print_fmt;
	t->print = np_print_fmt_parse(l->arena, t->text, want_constant, t);
	return t;
}

static void renew(struct np_loaded *l, struct tracepoint *t, struct np_plan_words *w)
{
	struct np_plan_words now;

	if (!t->text)
		return;
	if (t->wants)
		t->print = np_print_fmt_parse(l->arena, t->text, constant, l->btf);
	t->wants = false;
	if (np_print_fmt_words(l->arena, t->print, w->origin + t->len, &now) > 0)
		w->steps = now.steps;
}

void np_load_words(struct np_loaded *l, struct np_plan *plan)
{
	const char *release = l->opt.world->ops->release(l->opt.world);
	struct tracepoint **of, *last = NULL;

	if (release && !strcmp(release, plan->built_on))
		return;
	of = np_alloc(l->arena, (plan->words.n + 1) * sizeof(struct tracepoint *));
	for (uint32_t i = 0; i < plan->words.n; i++) {
		const char *origin = plan->words.v[i].origin;

		if (!*origin)
			continue;
		/* the fields of one stand together */
		if (!last || !last->len || strncmp(last->origin, origin, last->len))
			last = tracepoint_of(l, origin);
		of[i] = last;
	}
	for (uint32_t i = 0; i < plan->words.n; i++)
		if (of[i])
			renew(l, of[i], &plan->words.v[i]);
}

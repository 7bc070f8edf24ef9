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

/* "system:event:field" */
static bool split(struct np_arena *a, const char *origin, const char *parts[3])
{
	for (int i = 0; i < 3; i++) {
		const char *end = i < 2 ? strchr(origin, ':') : origin + strlen(origin);

		if (!end || end == origin)
			return false;
		parts[i] = np_strndup(a, origin, (size_t)(end - origin));
		origin = end + 1;
	}
	return true;
}

static void renew(struct np_loaded *l, struct np_plan_words *w)
{
	struct np_world *world = l->opt.world;
	const struct np_tp_format *format;
	struct np_plan_words now;
	const char *parts[3];

	if (!split(l->arena, w->origin, parts) ||
	    world->ops->tracepoint(world, parts[0], parts[1], &format))
		return;
	if (np_print_fmt_words(l->arena,
			       np_print_fmt_parse(l->arena, format->print_fmt, constant, l->btf),
			       parts[2], &now) > 0)
		w->steps = now.steps;
}

void np_load_words(struct np_loaded *l, struct np_plan *plan)
{
	const char *release = l->opt.world->ops->release(l->opt.world);

	if (release && !strcmp(release, plan->built_on))
		return;
	np_vec_each (struct np_plan_words, w, &plan->words)
		if (*w->origin)
			renew(l, w);
}

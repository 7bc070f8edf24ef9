#include "image/manifest.h"

#include <string.h>

static const char *const names[NP_LEVELS] = {"safe", "normal", "sensitive", "unsafe"};

const char *np_level_name(enum np_level level)
{
	return names[level];
}

bool np_level_parse(const char *name, enum np_level *out)
{
	for (int i = 0; i < NP_LEVELS; i++)
		if (!strcmp(names[i], name)) {
			*out = (enum np_level)i;
			return true;
		}
	return false;
}

void np_manifest_make(struct np_arena *a, const struct np_object *o, struct np_manifest *out)
{
	struct np_text text = {0};

	np_vec_each (struct np_plan_probe, p, &o->plan->probes)
		if (!p->internal && !p->again)
			np_text_addf(&text, "attaches to  %s\n", p->text);
	out->text = np_strndup(a, text.s ? text.s : "", text.n);
	/* what it reads is not in the plan yet */
	out->level = np_object_unsafe(o) || o->plan->unsafe ? NP_LEVEL_UNSAFE : NP_LEVEL_SENSITIVE;
	np_text_free(&text);
}

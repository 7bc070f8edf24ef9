/*
 * iter:NAME: a program for each object of a kind that the kernel has, once: its tasks, open files,
 * sockets.  What it gets are the members of struct bpf_iter__NAME.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

#define RECORD "bpf_iter__"
#define RECORD_LEN (sizeof(RECORD) - 1)

static bool try_name(void *arg, uint32_t id, const char *name)
{
	(void)id;
	if (!strncmp(name, RECORD, RECORD_LEN))
		np_nearest_try(arg, name + RECORD_LEN);
	return true;
}

enum np_probe_result np_probe_iter(struct np_checker *c, struct np_probe_text *p)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	const char *name = p->n == 2 ? p->part[1] : "";
	struct np_nearest near = {.want = name};
	struct np_attach_point *point;

	if (p->n == 3) {
		struct np_diag *d = np_error(c->diags, NP_E_LATER, np_part_loc(p, 2),
					     "an iterator cannot be pinned");

		np_hint(c->diags, d, "what it prints comes from nprobe: run it when it is wanted");
		return NP_PROBE_ERROR;
	}
	if (p->n != 2 || !*name)
		return np_bad_probe(c, p, "iter:task; nprobe -l 'iter:*' lists them");
	point = np_add_point(c, p);
	point->name = name;
	point->text = np_sprintf(c->arena, "iter:%s", name);
	if (btf && np_btf_find(btf, np_sprintf(c->arena, RECORD "%s", name), 1u << NP_BTF_STRUCT))
		return NP_PROBE_OK;
	if (btf && p->report)
		np_btf_each(btf, 1u << NP_BTF_STRUCT, try_name, &near);
	return np_absent(c, p, point, np_part_loc(p, 1),
			 np_sprintf(c->arena, "this kernel has no iterator '%s'", name),
			 np_nearest_best(&near)
				 ? np_sprintf(c->arena, "%s:%s", p->part[0], np_nearest_best(&near))
				 : NULL,
			 "nprobe -l 'iter:*' lists them");
}

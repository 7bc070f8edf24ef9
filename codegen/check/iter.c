/*
 * iter:NAME: a program for each object of a kind that the kernel has, once: its tasks, open files,
 * sockets.  What it gets are the members of struct bpf_iter__NAME.  iter:NAME:FILE is pinned: it
 * runs when that file is read (pinned.c).
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

/* A name is one in the BPF file system; "": none, or none that a file can have. */
static const char *pin_path(struct np_checker *c, const struct np_probe_text *p)
{
	const char *pin = p->n == 3 ? np_unquoted(c->arena, p->part[2]) : "";
	size_t n = strlen(pin);

	if (!n || pin[n - 1] == '/')
		return "";
	return *pin == '/' ? pin : np_sprintf(c->arena, "/sys/fs/bpf/%s", pin);
}

/* What is pinned stays when we have ended: nothing else of the program does. */
static bool is_alone(struct np_checker *c, const struct np_probe_text *p)
{
	uint32_t n = 0;
	struct np_diag *d;

	np_list_each (clause, c->program->list)
		if (clause->kind == NP_N_CLAUSE && !clause->clause.internal)
			n += np_list_length(clause->clause.probes);
	if (n == 1)
		return true;
	d = np_error(c->diags, NP_E_PINNED, p->node->loc,
		     "an iterator that is pinned is the only probe of its script");
	np_hint(c->diags, d, "put it into a script of its own");
	return false;
}

enum np_probe_result np_probe_iter(struct np_checker *c, struct np_probe_text *p)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	const char *name = p->n == 2 || p->n == 3 ? p->part[1] : "", *pin = pin_path(c, p);
	struct np_nearest near = {.want = name};
	struct np_attach_point *point;

	if (*pin && !is_alone(c, p))
		return NP_PROBE_ERROR;
	if ((p->n != 2 && !*pin) || !*name)
		return np_bad_probe(c, p,
				    "iter:task or iter:task:FILE; nprobe -l 'iter:*' lists them");
	point = np_add_point(c, p);
	point->name = name;
	point->pin = pin;
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

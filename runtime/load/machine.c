/*
 * Undefined symbols of an image whose values are no affair of the kernel's types: the probed
 * program, control groups, clocks, namespaces.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "load/load_internal.h"

#define FIRST_PID_NAMESPACE 0xeffffffcu /* PROC_PID_INIT_INO */

int np_sym_uaddr(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_world *w = t->l->opt.world;
	struct np_user_place place;
	int err = w->ops->user_place(w, t->probe->target, name, &place);

	if (err)
		return np_load_fail(t->l, t->error, -err, NULL, "'%s' has no symbol '%s'",
				    t->probe->target, name);
	*value = (int64_t)place.address;
	return 0;
}

/* Where the probed place is linked: of a function, its start will do. */
int np_sym_linked(const struct np_target *t, int64_t *value)
{
	const struct np_plan_probe *p = t->probe;
	struct np_world *w = t->l->opt.world;
	struct np_user_symbol symbol;
	uint64_t address;

	if (*p->name && !p->in_file && p->kind != NP_P_USDT &&
	    !w->ops->user_symbol(w, p->target, p->name, &symbol)) {
		*value = (int64_t)(symbol.address + p->offset);
		return 0;
	}
	if (w->ops->user_linked(w, p->target, p->offset, &address))
		return np_load_fail(t->l, t->error, ENOENT, NULL,
				    "where '%s' is in '%s' is not known", p->name, p->target);
	*value = (int64_t)address;
	return 0;
}

int np_sym_cgroup(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_world *w = t->l->opt.world;
	uint64_t id;
	uint32_t level;
	const char *why = w->ops->cgroup(w, name, &id, &level);

	if (why)
		return np_load_fail(t->l, t->error, ENOENT, NULL, "'%s': %s", name, why);
	*value = (int64_t)id;
	return 0;
}

static int64_t now(clockid_t id)
{
	struct timespec t;

	return clock_gettime(id, &t) ? 0 : (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int np_sym_clock(const struct np_target *t, const char *name, int64_t *value)
{
	(void)t;
	if (strcmp(name, "tai") && strcmp(name, "wall"))
		return -EINVAL;
	*value = now(*name == 't' ? CLOCK_TAI : CLOCK_REALTIME) - now(CLOCK_BOOTTIME);
	return 0;
}

int np_sym_command(const struct np_target *t, const char *name, int64_t *value)
{
	if (strcmp(name, "pid"))
		return -EINVAL;
	*value = np_loaded_command(t->l);
	return 0;
}

/* 0 in the first namespace: what the kernel says without being asked is right there. */
int np_sym_pidns(const struct np_target *t, const char *name, int64_t *value)
{
	struct stat st;
	bool other = !stat("/proc/self/ns/pid", &st) && st.st_ino != FIRST_PID_NAMESPACE;

	(void)t;
	if (!strcmp(name, "ino"))
		*value = other ? (int64_t)st.st_ino : 0;
	else if (!strcmp(name, "dev"))
		*value = other ? (int64_t)st.st_dev : 0;
	else
		return -EINVAL;
	return 0;
}

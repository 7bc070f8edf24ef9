/*
 * Loading, the first half: the maps, and what programs (program.c) will find when an attacher
 * asks for them.  Only the system calls that are needed: the whole start has a budget of a few
 * milliseconds.
 */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "load/load_internal.h"

#define RING_DEFAULT (4u << 20)
#define SMALL_KEY 512 /* bytes: the limit of kernels before 5.13 */

int np_load_fail(struct np_loaded *l, struct np_load_error *e, int err, const char *hint,
		 const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	e->message = np_vsprintf(l->arena, fmt, ap);
	va_end(ap);
	e->err = err;
	e->hint = hint;
	e->verifier = false;
	e->log = NULL;
	e->line = e->column = 0;
	e->permission = err == EPERM || err == EACCES;
	if (e->permission && !hint)
		e->hint =
			geteuid()
				? "run it as root, or with the capabilities CAP_BPF and CAP_PERFMON"
				: "this kernel does not permit it, even to root: see nprobe doctor";
	else if (err == EMFILE && !hint)
		e->hint = "ulimit -n shows the limit, ulimit -n 65536 sets another";
	return -err;
}

const struct np_plan *np_loaded_plan(const struct np_loaded *l)
{
	return l->plan;
}

struct np_arena *np_loaded_arena(const struct np_loaded *l)
{
	return l->arena;
}

struct np_world *np_loaded_world(const struct np_loaded *l)
{
	return l->opt.world;
}

const struct np_param_value *np_loaded_params(const struct np_loaded *l)
{
	return l->opt.params;
}

int np_loaded_pid(const struct np_loaded *l)
{
	return l->opt.follow ? 0 : l->opt.pid;
}

void np_loaded_set_command(struct np_loaded *l, int pid)
{
	l->command = pid;
}

int np_loaded_command(const struct np_loaded *l)
{
	return l->command;
}

bool np_loaded_follow(const struct np_loaded *l)
{
	return l->opt.follow;
}

int np_loaded_map(const struct np_loaded *l, uint32_t map)
{
	return l->maps[map];
}

uint32_t np_loaded_map_entries(const struct np_loaded *l, uint32_t map)
{
	return l->entries[map];
}

uint64_t np_loaded_start_ns(const struct np_loaded *l)
{
	return l->start_ns;
}

static uint32_t power_of_two(uint32_t n)
{
	uint32_t p = 4096;

	while (p < n && p < 1u << 30)
		p *= 2;
	return p;
}

/* Which of our own maps the programs refer to: the others are not made. */
static bool is_used(const struct np_object *o, uint32_t map)
{
	char fd[32], value[32];

	snprintf(fd, sizeof(fd), "map.%u", map);
	snprintf(value, sizeof(value), "mapval.%u", map);
	for (uint32_t i = 0; i < o->plan->programs.n; i++)
		for (uint32_t k = 0; k < o->programs[i].n_relocs; k++)
			if (!strcmp(o->programs[i].relocs[k].symbol, fd) ||
			    !strcmp(o->programs[i].relocs[k].symbol, value))
				return true;
	return false;
}

bool np_load_large_scratch(const struct np_loaded *l)
{
	np_vec_each (struct np_plan_map, m, &l->plan->maps)
		if (m->role == NP_MAP_SCRATCH)
			return m->value_size > NP_PER_CPU_LARGEST;
	return false;
}

#define MORE_STACKS 8 /* times as many where memory is taken as they come */

/* What the map of a role begins with. */
static int fill_map(const struct np_loaded *l, const struct np_plan_map *m, int fd)
{
	uint32_t half = m->value_size / 2, i = 0;
	char *text;
	int err = 0;

	if (m->role == NP_MAP_DATA)
		return bpf_map_update_elem(fd, &i, l->object->data, 0);
	if (m->role != NP_MAP_PROBES)
		return 0;
	text = np_xcalloc(1, m->value_size + 1);
	for (; i < l->plan->probes.n && !err; i++) {
		const struct np_plan_probe *p = &l->plan->probes.v[i];

		memset(text, 0, m->value_size);
		strncpy(text + half, p->name, m->value_size - half);
		strncpy(text, p->text, half);
		err = bpf_map_update_elem(fd, &i, text, 0);
	}
	free(text);
	return err;
}

static int create_map(struct np_loaded *l, uint32_t i, struct np_load_error *e)
{
	const struct np_plan_map *m = &l->plan->maps.v[i];
	LIBBPF_OPTS(bpf_map_create_opts, opt);
	uint32_t entries = m->max_entries, value_size = m->value_size, type = m->bpf_type;
	bool hash = m->bpf_type == BPF_MAP_TYPE_HASH || m->bpf_type == BPF_MAP_TYPE_PERCPU_HASH;
	int fd;

	if (m->role == NP_MAP_RING)
		entries = power_of_two(l->opt.ring_bytes ? l->opt.ring_bytes : RING_DEFAULT);
	else if (m->role == NP_MAP_USER && m->key_type != NP_NO_INDEX && !m->sized &&
		 l->opt.max_map_keys)
		entries = l->opt.max_map_keys;
	else if (m->role == NP_MAP_SAVED && l->opt.max_map_keys > entries)
		entries = l->opt.max_map_keys;
	if (m->role == NP_MAP_SCRATCH && np_load_large_scratch(l)) {
		type = BPF_MAP_TYPE_ARRAY;
		entries = NP_SCRATCH_LEVELS * l->opt.world->ops->cpus(l->opt.world);
	}
	if (m->role == NP_MAP_PROBES)
		entries = l->plan->probes.n;
	if (!entries)
		entries = 1;
	if (m->mmapable)
		opt.map_flags |= BPF_F_MMAPABLE;
	/* without it a per-CPU hash takes 1.5 ms to make; before 6.1 tracing programs may not
	   allocate, and its absence there is what the verifier would say at load */
	if (hash &&
	    (m->role == NP_MAP_USER || m->role == NP_MAP_SAVED || m->role == NP_MAP_FOLLOW) &&
	    entries > 16 && np_world_has(l->opt.world, NP_FEAT_MAP_NO_PREALLOC))
		opt.map_flags |= BPF_F_NO_PREALLOC;
	if (hash && (m->role == NP_MAP_STACKS || m->role == NP_MAP_BUILD_STACKS) &&
	    np_world_has(l->opt.world, NP_FEAT_MAP_NO_PREALLOC)) {
		opt.map_flags |= BPF_F_NO_PREALLOC;
		entries *= MORE_STACKS;
	}
	if ((m->role == NP_MAP_STACKS || m->role == NP_MAP_BUILD_STACKS) &&
	    l->opt.max_map_keys > entries)
		entries = l->opt.max_map_keys;
	fd = bpf_map_create(type, "np", m->bpf_type == BPF_MAP_TYPE_RINGBUF ? 0 : m->key_size,
			    value_size, entries, &opt);
	if (fd < 0) {
		int err = errno;

		if (err == E2BIG && m->key_size > SMALL_KEY)
			return np_load_fail(
				l, e, err,
				"shorten what is in them: str(x, 200), or --max-strlen 400",
				"map '%s' has keys of %u bytes, and this kernel's have %u "
				"at most",
				m->name, m->key_size, SMALL_KEY);
		return np_load_fail(l, e, err, NULL, "map '%s' could not be created: %s", m->name,
				    err == EPERM ? "permission denied" : strerror(err));
	}
	l->maps[i] = fd;
	l->entries[i] = entries;
	if (fill_map(l, m, fd))
		return np_load_fail(l, e, errno, NULL, "map '%s' could not be filled: %s", m->name,
				    strerror(errno));
	return 0;
}

/* All names of BTF that loading will ask for: one pass over it then suffices. */
static void announce(struct np_loaded *l)
{
	for (uint32_t i = 0; i < l->plan->programs.n; i++)
		np_symbols_want(l, &l->object->programs[i]);
	np_vec_each (struct np_plan_probe, p, &l->plan->probes)
		np_vec_each (struct np_plan_program_ref, r, &p->programs) {
			const struct np_plan_program *g = &l->plan->programs.v[r->program];

			np_target_want(l, g, p);
			if (g->entry != NP_NO_INDEX)
				np_target_want(l, &l->plan->programs.v[g->entry], p);
		}
}

int np_load(struct np_arena *a, const struct np_object *o, const struct np_load_options *opt,
	    struct np_loaded **out, struct np_load_error *error)
{
	struct np_loaded *l = np_alloc(a, sizeof(*l));
	struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
	struct timespec now;
	int err = 0;

	*out = NULL;
	l->arena = a;
	l->object = o;
	l->plan = o->plan;
	l->opt = *opt;
	l->maps = np_alloc(a, (o->plan->maps.n + 1) * sizeof(*l->maps));
	l->entries = np_alloc(a, (o->plan->maps.n + 1) * sizeof(*l->entries));
	for (uint32_t i = 0; i < o->plan->maps.n; i++)
		l->maps[i] = -1;
	/* Only kernels before 5.11 charge maps to this limit; elsewhere, and where it may not be
	   raised, nothing depends on it. */
	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	libbpf_set_print(NULL);
	clock_gettime(CLOCK_BOOTTIME, &now);
	l->start_ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
	l->btf = np_world_btf(opt->world);
	announce(l);
	err = np_load_check_structs(l, error);
	for (uint32_t i = 0; i < o->plan->maps.n && !err; i++)
		if (o->plan->maps.v[i].role == NP_MAP_USER || is_used(o, i))
			err = create_map(l, i, error);
	if (err) {
		np_loaded_close(l);
		return err;
	}
	*out = l;
	return 0;
}

void np_loaded_close(struct np_loaded *l)
{
	for (uint32_t i = 0; i < l->plan->maps.n; i++)
		if (l->maps[i] >= 0)
			close(l->maps[i]);
	np_vec_each (struct np_loaded_program, p, &l->programs)
		close(p->fd);
	np_vec_each (struct np_module_fd, m, &l->modules)
		if (m->fd >= 0)
			close(m->fd);
	l->programs.n = l->modules.n = 0;
}

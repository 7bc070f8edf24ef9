/*
 * The live world's own state, shared by the files of this folder.  Everything is asked for
 * on demand and kept in the arena until the world is closed.
 */
#ifndef NP_WORLD_LIVE_H
#define NP_WORLD_LIVE_H

#include "base/arena.h"
#include "base/strmap.h"
#include "world/elf_file.h"
#include "world/names.h"
#include "world/world_live.h"

/* The kernel function that loads through typed pointers. */
#define LIVE_RDONLY_CAST "bpf_rdonly_cast"

struct live {
	struct np_world world; /* first: the world is this object */
	struct np_arena *arena;
	const char *release;
	uint32_t cpus;
	struct np_btf *btf;
	bool btf_tried;
	int btf_error;
	struct np_strmap module_btf;   /* module -> struct np_btf * or NULL */
	struct np_strmap tracepoints;  /* "system:name" -> struct np_tp_format * */
	struct names tracepoint_names; /* by group, then name */
	struct names kallsyms;         /* functions, by name, then module */
	struct names traceable;        /* in the kernel's order */
	char *kallsyms_text, *traceable_text;
	bool tracepoints_listed, kallsyms_listed, traceable_listed;
	int tracepoints_error;
	const char *root; /* before the paths of programs: another mount namespace's, or "" */
	struct np_strmap binaries; /* name -> path or NULL */
	struct elf_files files;
	struct {
		bool known, yes;
		const char *why;
	} features[NP_FEAT_COUNT];
};

static inline struct live *live_of(struct np_world *w)
{
	return (struct live *)w;
}

/* Reads a whole file that does not tell its size; NUL-terminated, on the heap. */
int live_read_file(const char *path, char **text, size_t *len);

/* live_trace.c */
int live_tracepoint(struct np_world *w, const char *system, const char *name,
		    const struct np_tp_format **out);
int live_each_tracepoint(struct np_world *w, np_name_fn f, void *arg);

/* cgroup.c */
const char *live_cgroup(struct np_world *w, const char *path, uint64_t *id, uint32_t *level);

/* live_feature.c */
bool live_kfunc_allowed(struct np_world *w, const char *name, enum np_kfunc_caller caller);

/* live_function.c */
struct np_btf *live_btf(struct np_world *w);
struct np_btf *live_module_btf(struct np_world *w, const char *module);
struct np_btf *live_type_btf(struct np_world *w, const char *name, uint32_t kinds);
bool live_function(struct np_world *w, const char *module, const char *name, const char **found_in);
bool live_traceable(struct np_world *w, const char *name);
int live_each_function(struct np_world *w, np_name_fn f, void *arg);

/* live_binary.c */
const char *live_find_binary(struct np_world *w, const char *name);
int live_each_binary(struct np_world *w, const char *pattern, int pid, np_name_fn fn, void *arg);

/* live_code.c */
uint64_t live_kernel_address(struct np_world *w, const char *name);
int live_each_program(struct np_world *w, np_name_fn f, void *arg);
int live_can_override(struct np_world *w, const char *name);
int live_code(struct np_world *w, const char *path, const char *name, void *buf, size_t len);

/* live_feature.c */
bool live_has(struct np_world *w, enum np_feature f, const char **why_not);

#endif

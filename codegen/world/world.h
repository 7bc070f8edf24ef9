/*
 * world: every question about a kernel and its programs goes through here, so that the
 * compiler can be tested without root and without that kernel.  Two implementations
 * (runtime/world): the live machine, and a recorded one (`nprobe world --save FILE`).
 *
 * Results that are pointers live as long as the world.
 */
#ifndef NP_WORLD_WORLD_H
#define NP_WORLD_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "btf/btf.h"

enum np_feature {
#define NP_FEATURE(id, name, since, purpose, cure) NP_FEAT_##id,
#include "world/features.def"
#undef NP_FEATURE
	NP_FEAT_COUNT
};
const char *np_feature_name(enum np_feature f);
const char *np_feature_purpose(enum np_feature f); /* "long loops" */
const char *np_feature_cure(enum np_feature f);    /* what has it: "kernel 5.17" */

/* One field of a tracepoint's record, from its format file. */
struct np_tp_field {
	const char *name;
	const char *type;      /* as in the format file: "enum skb_drop_reason", "__u8[4]" */
	uint32_t offset, size; /* bytes in the record */
	bool is_signed;
	bool is_array;    /* fixed array; count = size / element size */
	bool is_data_loc; /* u32: length << 16 | offset of the data */
	bool is_rel_loc;  /* the same, offset counted from the field's end */
	bool is_common;   /* common_type ... common_pid */
};
struct np_tp_format {
	const char *system, *name;
	uint32_t id; /* perf_event_attr.config; kernel-specific */
	struct np_tp_field *fields;
	uint32_t n_fields;
	const char *print_fmt;
};

/* A function of a user program or library. */
struct np_user_symbol {
	const char *name;
	uint64_t file_offset; /* where a uprobe goes */
	uint64_t address;     /* link-time virtual address */
	uint64_t size;
	bool is_go;       /* compiled by Go: its calling convention, and stacks that move */
	bool is_indirect; /* the code that chooses the function, once, at start (libc's memcpy) */
};
/* What debug info says of a user function. */
#define NP_USER_REGISTERS 9 /* that take arguments, at most: Go's */
struct np_user_function {
	struct np_btf *btf;      /* of the program: its types, as if they were a kernel's */
	uint32_t proto;          /* FUNC_PROTO in it */
	const int8_t *registers; /* of each parameter: number of the argument register (C's or Go's)
				    that it is in at the entry, -1: none */
};
/* A symbol of a file, code or data. */
struct np_user_place {
	uint64_t address, size; /* where it is linked */
	bool fixed;             /* the file is loaded where it is linked */
};
/* Programs that call a function of the kernel. */
enum np_kfunc_caller {
	NP_CALLER_TRACING, /* typed by BTF: tp_btf, fentry, iter */
	NP_CALLER_RAW,     /* those that we run ourselves */
	NP_CALLER_OTHER,   /* kprobes, uprobes, tracepoints, perf events */
};
/* One site of a USDT probe. */
struct np_usdt_site {
	const char *provider, *name;
	uint64_t file_offset;
	uint64_t semaphore_offset; /* file offset, 0: none */
	const char *args;          /* "-4@%edi 8@-8(%rbp)" as in the note */
};

struct np_world;
typedef bool (*np_name_fn)(void *arg, const char *group, const char *name);

struct np_world_ops {
	const char *(*release)(struct np_world *w); /* "6.12.9-amd64" */
	uint32_t (*cpus)(struct np_world *w);       /* possible CPUs */
	bool (*has)(struct np_world *w, enum np_feature f, const char **why_not);
	/* vmlinux BTF, or NULL. */
	struct np_btf *(*btf)(struct np_world *w);
	/* BTF of a loaded module (split), or NULL. */
	struct np_btf *(*module_btf)(struct np_world *w, const char *module);
	/* The BTF of a module that has a type by that name of its own, or NULL; slow. */
	struct np_btf *(*type_btf)(struct np_world *w, const char *name, uint32_t kinds);
	/* Tracepoint by exact name: 0, -ENOENT, -EACCES (tracefs not readable or not mounted). */
	int (*tracepoint)(struct np_world *w, const char *system, const char *name,
			  const struct np_tp_format **out);
	/* Every tracepoint as (system, name). 0 or negative errno. */
	int (*each_tracepoint)(struct np_world *w, np_name_fn f, void *arg);
	/*
	 * A kernel function that can be probed: true, and its module ("" for vmlinux) in *module.
	 * `module` may ask for one module, or NULL for any.
	 */
	bool (*function)(struct np_world *w, const char *module, const char *name,
			 const char **found_in);
	/*
	 * Whether each_function has it: BTF knows functions that were inlined everywhere, or that
	 * begin with what cannot be probed (an inline function's tracepoint).  Slower than
	 * function().
	 */
	bool (*traceable)(struct np_world *w, const char *name);
	/* Every function that can be probed as (module or "", name), in no order; again where
	   several have that name. */
	int (*each_function)(struct np_world *w, np_name_fn f, void *arg);
	/* Path of a library or program: "c" -> /lib/x86_64-linux-gnu/libc.so.6; NULL: none. */
	const char *(*find_binary)(struct np_world *w, const char *name);
	/*
	 * ELF files whose paths match a pattern: of those that a process has mapped, or (pid 0) of
	 * all that are there.
	 */
	int (*each_binary)(struct np_world *w, const char *pattern, int pid, np_name_fn f,
			   void *arg);
	/* Function symbol of a file; 0, -ENOENT (no such symbol), or the error of reading it. */
	int (*user_symbol)(struct np_world *w, const char *path, const char *name,
			   struct np_user_symbol *out);
	int (*each_user_symbol)(struct np_world *w, const char *path, np_name_fn f, void *arg);
	/* A function by the debug info of its file: 0, -ENODATA (there is none), or as above. */
	int (*user_function)(struct np_world *w, const char *path, const char *name,
			     struct np_user_function *out);
	/*
	 * A type of a program by its name (kinds: bits of enum np_btf_kind): its number in *btf,
	 * which is that of user_function; 0: its debug info, if any, has none.  Slow.
	 */
	uint32_t (*user_type)(struct np_world *w, const char *path, const char *name,
			      uint32_t kinds, struct np_btf **btf);
	/*
	 * Places in a file where a function's code was inlined, by its debug info: how many, and
	 * their offsets in the file.
	 */
	uint32_t (*user_inlined)(struct np_world *w, const char *path, const char *name,
				 const uint64_t **offsets);
	/* 0, -ENOENT (no such symbol, or no such file), -ENOTSUP: it is not known. */
	int (*user_place)(struct np_world *w, const char *path, const char *name,
			  struct np_user_place *out);
	/* Where a place in a file is linked; 0 or -ENOENT. */
	int (*user_linked)(struct np_world *w, const char *path, uint64_t file_offset,
			   uint64_t *address);
	/*
	 * What is at an address as the file is linked: the function that it is in (its name is ""
	 * where none is known) and its place in the file. 0, -ENOENT (nothing is loaded there), or
	 * the error of reading the file.
	 */
	int (*user_at)(struct np_world *w, const char *path, uint64_t address,
		       struct np_user_symbol *function, uint64_t *file_offset);
	/*
	 * The first address of a line of the source, by the debug info: 0, -ENODATA (there is no
	 * debug info), -ENOENT (no such source), -ERANGE (no code there). Column 0: any.
	 */
	int (*user_line)(struct np_world *w, const char *path, const char *source, uint32_t line,
			 uint32_t column, uint64_t *address);
	/* The id of a cgroup by its path, and how far it is below the root; NULL, or why not. */
	const char *(*cgroup)(struct np_world *w, const char *path, uint64_t *id, uint32_t *level);
	bool (*kfunc_allowed)(struct np_world *w, const char *name, enum np_kfunc_caller caller);
	/* The address of a symbol of the kernel, code or data; 0: there is none, or it is hidden;
	   UINT64_MAX: it is not known. */
	uint64_t (*kernel_address)(struct np_world *w, const char *name);
	/*
	 * Whether the kernel permits override() in a function: 1, 0, or -1: it does not tell.
	 */
	int (*can_override)(struct np_world *w, const char *name);
	/*
	 * Machine code from the start of a function on, of a file or (path NULL) of the kernel: the
	 * number of bytes that were read, or negative errno.
	 */
	int (*code)(struct np_world *w, const char *path, const char *name, void *buf, size_t len);
	/* All USDT sites of a file. */
	int (*usdt)(struct np_world *w, const char *path, const struct np_usdt_site **sites,
		    uint32_t *n);
	/*
	 * BPF programs that are loaded and that a trampoline can be attached to, as (number,
	 * name). 0 or negative errno.
	 */
	int (*each_program)(struct np_world *w, np_name_fn f, void *arg);
	void (*close)(struct np_world *w);
};
struct np_world {
	const struct np_world_ops *ops;
};

/* One wrapper per question, so that callers read well. */
static inline struct np_btf *np_world_btf(struct np_world *w)
{
	return w->ops->btf(w);
}
static inline bool np_world_has(struct np_world *w, enum np_feature f)
{
	return w->ops->has(w, f, NULL);
}

#endif

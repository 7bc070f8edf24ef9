/*
 * Symbols: kernel addresses to names.  Read lazily at the first address that is printed
 * (41 ms for all of /proc/kallsyms), never at start.
 */
#ifndef NP_SYM_SYM_H
#define NP_SYM_SYM_H

#include <stdbool.h>
#include <stdint.h>

#include "debug/lines.h"

struct np_syms;

struct np_syms *np_syms_new(void);
void np_syms_free(struct np_syms *s);

struct np_symbol {
	const char *name;   /* lives as long as the syms */
	const char *module; /* "" for vmlinux; of a user symbol: the file's path */
	uint64_t offset;    /* address - start of the symbol */
};
/* False: no symbol covers the address, or the kernel hides addresses. */
bool np_sym_kernel(struct np_syms *s, uint64_t address, struct np_symbol *out);
/*
 * True when the kernel gives no addresses (kptr_restrict, lockdown, no permission). Known once
 * a kernel symbol was asked for; false before.
 */
bool np_syms_hidden(struct np_syms *s);
/* Directories with debug info, which ':' separates, before the system's; they must live as long. */
void np_syms_debug_dirs(struct np_syms *s, const char *dirs);
/*
 * Places in the source of a kernel address: see np_lines_at. The debug info is looked for at the
 * first question; without any a question costs nothing.
 */
uint32_t np_sym_kernel_lines(struct np_syms *s, uint64_t address, const struct np_line **out);
/* Whether names of C++ functions are shown as they are in the source: by default they are. */
void np_syms_demangle(struct np_syms *s, bool demangle);
/*
 * From now on notes what processes map, so that their addresses mean something after their end,
 * too: of this process, 0: of all. 0 or negative errno. np_syms_fd can then be read when
 * np_syms_poll should be called; -1: nothing is watched.
 */
int np_syms_watch(struct np_syms *s, int pid);
int np_syms_fd(const struct np_syms *s);
void np_syms_poll(struct np_syms *s);
/*
 * User address in a process: symbol of a mapped file; false: unknown. What was read of a
 * process serves after its end.
 */
bool np_sym_user(struct np_syms *s, uint32_t pid, uint64_t address, struct np_symbol *out);
/* Its places in the source, as of the kernel's. */
uint32_t np_sym_user_lines(struct np_syms *s, uint32_t pid, uint64_t address,
			   const struct np_line **out);

/* What of the addresses could not be told. */
struct np_sym_losses {
	uint64_t hidden;  /* addresses of the kernel that were asked for, while it tells none */
	uint64_t records; /* of what programs mapped, that the kernel had no room for */
	uint64_t closed;  /* files that were gone, and too many others to be kept open */
	uint64_t unread;  /* files whose rules np_sym_unwind could not read */
	uint64_t split;   /* files of whose debug info a part is in others that are not there */
	const char *split_file; /* one of these; lives as long as the np_syms */
};
void np_syms_losses(struct np_syms *s, struct np_sym_losses *out);

/*
 * The frames of a user's stack, from its registers (struct pt_regs of x86-64) and the n bytes of
 * memory from its stack pointer on, by .eh_frame: their number, at most max. *cut: it goes on above
 * these bytes.
 */
uint32_t np_sym_unwind(struct np_syms *s, uint32_t pid, const uint64_t *registers,
		       const uint8_t *stack, uint32_t n, uint64_t *frames, uint32_t max, bool *cut);

/* A user function's name, by its symbol: that of C++ as in the source. */
const char *np_sym_function_name(struct np_syms *s, const char *name);
/* The name of a user; NULL: nobody has that number. */
const char *np_sym_user_name(struct np_syms *s, uint32_t uid);
/*
 * Paths of a control group, "unified:/a/b", in the hierarchies whose names match the filter ("":
 * all); NULL: it is in none. The filter must live as long as the syms.
 */
const char *np_sym_cgroup_path(struct np_syms *s, uint64_t id, const char *filter);

#endif

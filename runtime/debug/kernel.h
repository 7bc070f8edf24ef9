/* The debug info of the running kernel and of its modules. */
#ifndef NP_DEBUG_KERNEL_H
#define NP_DEBUG_KERNEL_H

#include "debug/lines.h"

/* NULL: none is found that is of this kernel. `dirs`: see find.h. */
struct np_lines *np_debug_kernel(const char *dirs);
/* The same of a module, by its name as in /proc/modules. */
struct np_lines *np_debug_module(const char *dirs, const char *name);

/* Where the sections of a loaded module are, by address. */
struct np_debug_section {
	uint64_t begin;
	char *name;
};
struct np_debug_sections {
	struct np_debug_section *v;
	uint32_t n;
};
/* What a directory as /sys/module/NAME/sections tells; none where the kernel does not say. */
void np_debug_sections_read(struct np_debug_sections *s, const char *directory);
void np_debug_sections_free(struct np_debug_sections *s);
/* The one that an address is in; NULL: there is none. */
const struct np_debug_section *np_debug_section_at(const struct np_debug_sections *s,
						   uint64_t address);

#endif

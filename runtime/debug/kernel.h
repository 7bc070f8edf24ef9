/* The debug info of the running kernel and of its modules. */
#ifndef NP_DEBUG_KERNEL_H
#define NP_DEBUG_KERNEL_H

#include "debug/lines.h"

/* NULL: none is found that is of this kernel. `dirs`: see find.h. */
struct np_lines *np_debug_kernel(const char *dirs);
/* The same of a module, by its name as in /proc/modules. */
struct np_lines *np_debug_module(const char *dirs, const char *name);
/*
 * Of an address in a loaded module: which section of it, where that begins. False: the kernel
 * does not say.
 */
bool np_debug_section_at(const char *module, uint64_t address, char *section, size_t size,
			 uint64_t *begin);

#endif

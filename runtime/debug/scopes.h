/* Which functions are inlined at an address, by the debug info of its unit. */
#ifndef NP_DEBUG_SCOPES_H
#define NP_DEBUG_SCOPES_H

#include <elfutils/libdw.h>
#include <stdint.h>

#include "debug/lines.h"

/* From the outermost to the innermost; of more than there is room for the inner ones. */
struct np_scopes {
	Dwarf_Die v[NP_LINES_DEEPEST];
	uint32_t n;
};
void np_scopes_at(Dwarf_Die *unit, Dwarf_Addr address, struct np_scopes *out);

#endif

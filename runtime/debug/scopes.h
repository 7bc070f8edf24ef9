/* Functions of a unit, and which of them are inlined at an address. */
#ifndef NP_DEBUG_SCOPES_H
#define NP_DEBUG_SCOPES_H

#include <elfutils/libdw.h>
#include <stdbool.h>
#include <stdint.h>

#include "debug/lines.h"

/* From the outermost to the innermost; of more than there is room for the inner ones. */
struct np_scopes {
	Dwarf_Die v[NP_LINES_DEEPEST];
	uint32_t n;
};
void np_scopes_at(Dwarf_Die *unit, Dwarf_Addr address, struct np_scopes *out);

/*
 * Gives all functions of a unit and their inlined copies to `fn`, until that returns false; then
 * it is false.
 */
typedef bool (*np_scope_fn)(Dwarf_Die *function, void *arg);
bool np_scopes_each(Dwarf_Die *unit, np_scope_fn fn, void *arg);

#endif

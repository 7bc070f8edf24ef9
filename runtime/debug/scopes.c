/*
 * Scopes.  libdw's dwarf_getscopes and dwarf_getfuncs call themselves for each scope that is within
 * another, as deep as a file likes, and the first passes over namespaces; here we go down in loops.
 * What follows lies behind in the file, always: a file whose links lead back ends the search.
 */
#include "debug/scopes.h"

#include <dwarf.h>
#include <string.h>

#define CONTAINERS 32 /* namespaces and classes within each other */
#define DEEPEST 1024  /* scopes within each other, where all are looked at */

static bool has_code(int tag)
{
	switch (tag) {
	case DW_TAG_subprogram:
	case DW_TAG_inlined_subroutine:
	case DW_TAG_lexical_block:
	case DW_TAG_try_block:
	case DW_TAG_catch_block:
	case DW_TAG_with_stmt: return true;
	default: return false;
	}
}

/* Has no code itself, but functions within. */
static bool is_container(int tag)
{
	switch (tag) {
	case DW_TAG_namespace:
	case DW_TAG_module:
	case DW_TAG_class_type:
	case DW_TAG_structure_type:
	case DW_TAG_union_type: return true;
	default: return false;
	}
}

static bool first_within(Dwarf_Die *outer, Dwarf_Die *child)
{
	return !dwarf_child(outer, child) && dwarf_dieoffset(child) > dwarf_dieoffset(outer);
}

static bool next_beside(Dwarf_Die *die)
{
	Dwarf_Off here = dwarf_dieoffset(die);

	return !dwarf_siblingof(die, die) && dwarf_dieoffset(die) > here;
}

/* The scope in `outer`, perhaps in containers there, that has the address. */
static bool scope_within(Dwarf_Die *outer, Dwarf_Addr address, Dwarf_Die *found)
{
	Dwarf_Die at[CONTAINERS]; /* how we came here */
	uint32_t depth = 0;

	if (!first_within(outer, &at[0]))
		return false;
	for (;;) {
		int tag = dwarf_tag(&at[depth]);

		if (has_code(tag) && dwarf_haspc(&at[depth], address) > 0) {
			*found = at[depth];
			return true;
		}
		if (is_container(tag) && depth + 1 < CONTAINERS &&
		    first_within(&at[depth], &at[depth + 1])) {
			depth++;
			continue;
		}
		while (!next_beside(&at[depth]))
			if (!depth--)
				return false;
	}
}

void np_scopes_at(Dwarf_Die *unit, Dwarf_Addr address, struct np_scopes *out)
{
	Dwarf_Die at = *unit, inner;

	out->n = 0;
	while (scope_within(&at, address, &inner)) {
		at = inner;
		if (dwarf_tag(&at) != DW_TAG_inlined_subroutine)
			continue;
		if (out->n == NP_LINES_DEEPEST)
			memmove(out->v, out->v + 1, --out->n * sizeof(*out->v));
		out->v[out->n++] = at;
	}
}

bool np_scopes_each(Dwarf_Die *unit, np_scope_fn fn, void *arg)
{
	Dwarf_Die at[DEEPEST];
	uint32_t depth = 0;

	if (!first_within(unit, &at[0]))
		return true;
	for (;;) {
		int tag = dwarf_tag(&at[depth]);

		if ((tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine) &&
		    !fn(&at[depth], arg))
			return false;
		if ((has_code(tag) || is_container(tag)) &&
		    first_within(&at[depth], &at[depth + 1])) {
			if (++depth + 1 == DEEPEST)
				return true; /* no compiler wrote that */
			continue;
		}
		while (!next_beside(&at[depth]))
			if (!depth--)
				return true;
	}
}

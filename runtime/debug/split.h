/* Debug info that the compiler left beside the objects (-gsplit-dwarf), unit by unit. */
#ifndef NP_DEBUG_SPLIT_H
#define NP_DEBUG_SPLIT_H

#include <elfutils/libdw.h>
#include <stdbool.h>

/*
 * The unit with the functions of a unit: itself, or the one that was split off. `dirs`: where the
 * files with debug info are, NULL: unknown. False: it was split off and is not found; *missing is
 * the file that it is in.
 */
bool np_split_unit(Dwarf_Die *unit, const char *const dirs[2], Dwarf_Die *out,
		   const char **missing);

#endif

/*
 * Split units.  libdw looks for their files: beside the file that it reads, and where the compiler
 * ran.  It opens what it finds there, whatever that is, so we look before it does.
 */
#include "debug/split.h"

#include <dwarf.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* libdw may open it: it is a file, or is not there. */
static bool may_open(const char *dir, const char *below, const char *name)
{
	char path[4096];
	struct stat st;
	int n;

	if (*name == '/')
		n = snprintf(path, sizeof(path), "%s", name);
	else if (*below == '/')
		n = snprintf(path, sizeof(path), "%s/%s", below, name);
	else
		n = snprintf(path, sizeof(path), "%s/%s/%s", dir, below, name);
	return n > 0 && (size_t)n < sizeof(path) && (stat(path, &st) || S_ISREG(st.st_mode));
}

static const char *text(Dwarf_Die *unit, unsigned name)
{
	Dwarf_Attribute attr;

	return dwarf_formstring(dwarf_attr(unit, name, &attr));
}

bool np_split_unit(Dwarf_Die *unit, const char *const dirs[2], Dwarf_Die *out, const char **missing)
{
	const char *name, *ran;
	uint8_t type;

	*out = *unit;
	if (dwarf_cu_info(unit->cu, NULL, &type, NULL, NULL, NULL, NULL, NULL) ||
	    type != DW_UT_skeleton)
		return true;
	name = text(unit, DW_AT_dwo_name);
	if (!name)
		name = text(unit, DW_AT_GNU_dwo_name);
	*missing = name;
	if (!name)
		return false;
	ran = text(unit, DW_AT_comp_dir);
	for (int i = 0; i < 2; i++)
		if (dirs[i] &&
		    (!may_open(dirs[i], ".", name) || !may_open(dirs[i], ran ? ran : ".", name)))
			return false;
	if (dwarf_cu_info(unit->cu, NULL, NULL, NULL, out, NULL, NULL, NULL) || !out->addr) {
		*out = *unit;
		return false;
	}
	return true;
}

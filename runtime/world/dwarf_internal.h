/* Debug info of a user program: what dwarf_function.c and dwarf_types.c share. */
#ifndef NP_WORLD_DWARF_INTERNAL_H
#define NP_WORLD_DWARF_INTERNAL_H

#include <elfutils/libdw.h>

#include "base/strmap.h"
#include "base/vec.h"
#include "world/elf_internal.h"

/* A type to be written: a DIE of its own, or a dimension of an array behind its first. */
struct dwarf_wanted {
	Dwarf_Die die; /* of the type, or of the dimension's subrange */
	Dwarf_Die array;
};

struct dwarf_file {
	struct np_arena *arena;
	Dwarf *dw, *shared; /* what it shares with others; NULL: nothing */
	int shared_fd;
	/* types as they were asked for: their places in DWARF, in BTF's order from number 2 on */
	struct np_strmap numbers; /* Dwarf_Off -> number */
	struct np_strmap names; /* those that were looked for: kinds and name -> number, 0: none */
	NP_VEC(struct dwarf_wanted) queue;
	struct btf *types;  /* written so far */
	struct np_btf *btf; /* the same, to be read; NULL: nothing yet */
};

/* The debug info of a file or of its separate one, opened once; NULL: it has none. */
struct dwarf_file *elf_dwarf(struct elf_file *f);
/* The type that a parameter, member, pointer ... is of; false: void. */
bool dwarf_type_of(Dwarf_Die *die, Dwarf_Die *type);
/* A result that stands among the parameters, as Go has them. */
bool dwarf_is_result(Dwarf_Die *parameter);
/* Looks through typedefs and qualifiers; false: void. */
bool dwarf_plain_type(Dwarf_Die *type);
/* The number of a type or a function's prototype in f->btf, all that it needs with it; 0: none. */
uint32_t dwarf_number(struct dwarf_file *f, Dwarf_Die *type);

#endif

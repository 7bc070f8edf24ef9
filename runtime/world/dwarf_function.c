/*
 * A user function in DWARF: found by its address, its parameters by the registers that they
 * arrive in.  Optimised code says where a parameter is at the entry; else the calling
 * convention does: System V's, or Go's.
 */
#include <bpf/btf.h>
#include <dwarf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debug/find.h"
#include "debug/scopes.h"
#include "world/dwarf_internal.h"

/* Where arguments go: numbers of DWARF in the order of the arguments. */
struct convention {
	uint8_t registers[NP_USER_REGISTERS];
	int n;
	int (*takes)(Dwarf_Die *type); /* registers for a value, 0: it is elsewhere, -1: unknown */
};

static void open_shared(struct dwarf_file *d, const char *dirs, const char *file)
{
	char path[4096];

	d->shared_fd = np_debug_open_shared(d->dw, dirs, file, path, sizeof(path));
	if (d->shared_fd >= 0)
		d->shared = dwarf_begin(d->shared_fd, DWARF_C_READ);
	if (d->shared)
		dwarf_setalt(d->dw, d->shared);
	else
		np_debug_no_shared(d->dw);
}

static struct dwarf_file *open_dwarf(struct elf_file *f, const char *dirs)
{
	struct dwarf_file *d;
	Dwarf *dw = dwarf_begin_elf(f->elf, DWARF_C_READ, NULL);

	if (!dw)
		return NULL;
	d = np_alloc(f->arena, sizeof(*d));
	d->arena = f->arena;
	d->dw = dw;
	open_shared(d, dirs, f->path);
	return d;
}

struct dwarf_file *elf_dwarf(struct elf_file *f)
{
	struct elf_file *debug;

	if (f->dwarf_tried)
		return f->dwarf;
	f->dwarf_tried = true;
	f->dwarf = open_dwarf(f, f->debug_info);
	debug = f->dwarf ? NULL : elf_debug_file(f);
	if (debug)
		f->dwarf = open_dwarf(debug, f->debug_info);
	return f->dwarf;
}

void elf_dwarf_close(struct elf_file *f)
{
	if (!f->dwarf)
		return;
	np_btf_close(f->dwarf->btf);
	btf__free(f->dwarf->types);
	dwarf_end(f->dwarf->dw);
	dwarf_end(f->dwarf->shared);
	if (f->dwarf->shared_fd >= 0)
		close(f->dwarf->shared_fd);
	f->dwarf = NULL;
}

struct search {
	Dwarf_Addr address;
	Dwarf_Die found;
	bool yes;
};

static bool at_address(Dwarf_Die *function, void *arg)
{
	struct search *s = arg;
	Dwarf_Addr low;

	if (dwarf_tag(function) != DW_TAG_subprogram || dwarf_lowpc(function, &low) ||
	    low != s->address)
		return true;
	s->found = *function;
	s->yes = true;
	return false;
}

static bool find_function(Dwarf *dw, Dwarf_Addr address, Dwarf_Die *out)
{
	struct search s = {.address = address};
	Dwarf_Die cu;
	Dwarf_Off offset = 0, next;
	size_t header;

	if (dwarf_addrdie(dw, address, &cu)) {
		np_scopes_each(&cu, at_address, &s);
	} else {
		/* without a table of addresses: every unit says what it covers */
		for (; !s.yes && !dwarf_nextcu(dw, offset, &next, &header, NULL, NULL, NULL);
		     offset = next)
			if (dwarf_offdie(dw, offset + header, &cu) && dwarf_haspc(&cu, address) > 0)
				np_scopes_each(&cu, at_address, &s);
	}
	*out = s.found;
	return s.yes;
}

/* How many of the integer registers a value of the type takes; -1: nobody knows. */
static int registers_of(Dwarf_Die *type)
{
	Dwarf_Attribute a;
	Dwarf_Word encoding = 0, size = 0;

	if (!dwarf_plain_type(type))
		return -1;
	dwarf_formudata(dwarf_attr(type, DW_AT_byte_size, &a), &size);
	switch (dwarf_tag(type)) {
	case DW_TAG_base_type:
		dwarf_formudata(dwarf_attr(type, DW_AT_encoding, &a), &encoding);
		if (encoding == DW_ATE_float || encoding == DW_ATE_complex_float)
			return 0;
		return size > 8 ? 2 : 1;
	case DW_TAG_structure_type:
	case DW_TAG_class_type:
	case DW_TAG_union_type: return size > 16 ? 0 : -1; /* by its members, some of them float */
	case DW_TAG_array_type: return -1;
	default: return 1; /* pointers, references, enums */
	}
}

#define DEEPEST 16 /* structs within structs */

/* Go: every word of a value in a register, if there are enough; arrays of several are in memory. */
static int go_words(Dwarf_Die *type, int depth)
{
	Dwarf_Attribute a;
	Dwarf_Word encoding = 0;
	Dwarf_Die m, of;
	int sum = 0, n;

	if (depth > DEEPEST || !dwarf_plain_type(type))
		return -1;
	switch (dwarf_tag(type)) {
	case DW_TAG_base_type:
		dwarf_formudata(dwarf_attr(type, DW_AT_encoding, &a), &encoding);
		return encoding != DW_ATE_float && encoding != DW_ATE_complex_float;
	case DW_TAG_structure_type: break;
	case DW_TAG_array_type: return -1;
	default: return 1;
	}
	if (dwarf_child(type, &m))
		return 0;
	do {
		if (dwarf_tag(&m) != DW_TAG_member)
			continue;
		n = dwarf_type_of(&m, &of) ? go_words(&of, depth + 1) : -1;
		if (n < 0)
			return -1;
		sum += n;
	} while (!dwarf_siblingof(&m, &m));
	return sum;
}

static int go_takes(Dwarf_Die *type)
{
	int n = go_words(type, 0);

	return n < 0 ? 0 : n;
}

static const struct convention system_v = {{5, 4, 1, 2, 8, 9}, 6, registers_of};
static const struct convention go = {{0, 3, 2, 5, 4, 8, 9, 10, 11}, 9, go_takes};

/* The register that debug info names for the entry, -1: none, -2: it says nothing of use. */
static int told_register(Dwarf_Die *param, Dwarf_Addr entry, const struct convention *abi)
{
	Dwarf_Attribute a;
	Dwarf_Op *op;
	size_t n;

	if (!dwarf_attr_integrate(param, DW_AT_location, &a))
		return -2;
	if (dwarf_getlocation_addr(&a, entry, &op, &n, 1) != 1 || n != 1)
		return -2;
	for (int i = 0; i < abi->n; i++)
		if (op->atom == DW_OP_reg0 + abi->registers[i])
			return i;
	return op->atom >= DW_OP_reg0 && op->atom <= DW_OP_reg31 ? -1 : -2;
}

/* A struct that is returned in memory: its address is a first, hidden argument. */
static bool returns_in_memory(Dwarf_Die *function)
{
	Dwarf_Die type;

	if (!dwarf_type_of(function, &type) || !dwarf_plain_type(&type))
		return false;
	switch (dwarf_tag(&type)) {
	case DW_TAG_structure_type:
	case DW_TAG_class_type:
	case DW_TAG_union_type: return dwarf_bytesize(&type) > 16;
	default: return false;
	}
}

/* One parameter's register, or -1; *next goes on, -1: from here on nobody knows. */
static int8_t place(Dwarf_Die *param, Dwarf_Addr entry, const struct convention *abi, int *next)
{
	int told = told_register(param, entry, abi), takes, reg = *next;
	Dwarf_Die type;

	takes = dwarf_type_of(param, &type) ? abi->takes(&type) : -1;
	if (told >= 0 && *next >= 0 && takes == 1)
		*next = told + 1;
	else if (takes < 0)
		*next = -1;
	else if (*next >= 0 && *next + takes <= abi->n)
		*next += takes;
	if (told != -2)
		return (int8_t)told;
	return (int8_t)(reg >= 0 && takes == 1 && reg < abi->n ? reg : -1);
}

static const int8_t *parameter_registers(struct np_arena *a, Dwarf_Die *function, Dwarf_Addr entry,
					 const struct convention *abi, int next)
{
	NP_VEC(int8_t) out = {0};
	Dwarf_Die p;

	if (!dwarf_child(function, &p))
		do
			if (dwarf_tag(&p) == DW_TAG_formal_parameter && !dwarf_is_result(&p))
				np_vec_push(a, &out, place(&p, entry, abi, &next));
		while (!dwarf_siblingof(&p, &p));
	return out.v;
}

int elf_file_function(struct elf_file *f, const char *name, struct np_user_function *out)
{
	struct dwarf_file *d = elf_dwarf(f);
	struct np_user_symbol sym;
	Dwarf_Die function;
	int err, first;

	if (!d)
		return -ENODATA;
	err = elf_file_symbol(f, name, &sym);
	if (err)
		return err;
	if (!find_function(d->dw, sym.address, &function))
		return -ENODATA;
	out->proto = dwarf_number(d, &function);
	out->btf = d->btf;
	/* the compiler's own variants take what they like */
	first = sym.is_go ? 0 : strchr(name, '.') ? -1 : returns_in_memory(&function);
	out->registers = parameter_registers(f->arena, &function, sym.address,
					     sym.is_go ? &go : &system_v, first);
	return out->proto ? 0 : -ENODATA;
}

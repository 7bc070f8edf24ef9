/*
 * A user function in DWARF: found by its address, its parameters by the registers that they
 * arrive in.  Optimised code says where a parameter is at the entry; else the calling
 * convention does (System V, x86-64).
 */
#include <bpf/btf.h>
#include <dwarf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "world/dwarf_internal.h"

/* DWARF's numbers of rdi, rsi, rdx, rcx, r8, r9. */
static const uint8_t convention[NP_USER_REGISTERS] = {5, 4, 1, 2, 8, 9};

static struct dwarf_file *open_dwarf(struct elf_file *f)
{
	struct dwarf_file *d;
	Dwarf *dw = dwarf_begin_elf(f->elf, DWARF_C_READ, NULL);

	if (!dw)
		return NULL;
	d = np_alloc(f->arena, sizeof(*d));
	d->arena = f->arena;
	d->dw = dw;
	return d;
}

static struct dwarf_file *dwarf_of(struct elf_file *f)
{
	struct elf_file *debug;

	if (f->dwarf_tried)
		return f->dwarf;
	f->dwarf_tried = true;
	f->dwarf = open_dwarf(f);
	debug = f->dwarf ? NULL : elf_debug_file(f);
	if (debug)
		f->dwarf = open_dwarf(debug);
	return f->dwarf;
}

void elf_dwarf_close(struct elf_file *f)
{
	if (!f->dwarf)
		return;
	np_btf_close(f->dwarf->btf);
	btf__free(f->dwarf->types);
	dwarf_end(f->dwarf->dw);
	f->dwarf = NULL;
}

struct search {
	Dwarf_Addr address;
	Dwarf_Die found;
	bool yes;
};

static int at_address(Dwarf_Die *function, void *arg)
{
	struct search *s = arg;
	Dwarf_Addr low;

	if (dwarf_lowpc(function, &low) || low != s->address)
		return DWARF_CB_OK;
	s->found = *function;
	s->yes = true;
	return DWARF_CB_ABORT;
}

static bool find_function(Dwarf *dw, Dwarf_Addr address, Dwarf_Die *out)
{
	struct search s = {.address = address};
	Dwarf_Die cu;
	Dwarf_Off offset = 0, next;
	size_t header;

	if (dwarf_addrdie(dw, address, &cu)) {
		dwarf_getfuncs(&cu, at_address, &s, 0);
	} else {
		/* without a table of addresses: every unit says what it covers */
		for (; !s.yes && !dwarf_nextcu(dw, offset, &next, &header, NULL, NULL, NULL);
		     offset = next)
			if (dwarf_offdie(dw, offset + header, &cu) && dwarf_haspc(&cu, address) > 0)
				dwarf_getfuncs(&cu, at_address, &s, 0);
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

/* The register that debug info names for the entry, -1: none, -2: it says nothing of use. */
static int told_register(Dwarf_Die *param, Dwarf_Addr entry)
{
	Dwarf_Attribute a;
	Dwarf_Op *op;
	size_t n;

	if (!dwarf_attr_integrate(param, DW_AT_location, &a))
		return -2;
	if (dwarf_getlocation_addr(&a, entry, &op, &n, 1) != 1 || n != 1)
		return -2;
	for (int i = 0; i < NP_USER_REGISTERS; i++)
		if (op->atom == DW_OP_reg0 + convention[i])
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

static const int8_t *parameter_registers(struct np_arena *a, Dwarf_Die *function, Dwarf_Addr entry,
					 bool is_clone)
{
	int next = returns_in_memory(function), n = 0;
	int8_t *out = NULL;
	Dwarf_Die p, type;

	/* the compiler's own variants take what they like */
	if (is_clone)
		next = -1;
	for (int pass = 0; pass < 2; pass++) {
		if (dwarf_child(function, &p))
			break;
		if (pass)
			out = np_alloc(a, (size_t)n + 1);
		n = 0;
		do {
			if (dwarf_tag(&p) != DW_TAG_formal_parameter)
				continue;
			if (out) {
				int told = told_register(&p, entry);
				int takes = dwarf_type_of(&p, &type) ? registers_of(&type) : -1;
				bool fits =
					next >= 0 && takes > 0 && next + takes <= NP_USER_REGISTERS;

				out[n] = (int8_t)(told != -2           ? told
						  : fits && takes == 1 ? next
								       : -1);
				if (told >= 0 && next >= 0 && takes == 1)
					next = told + 1;
				else if (takes < 0)
					next = -1;
				else if (fits)
					next += takes;
			}
			n++;
		} while (!dwarf_siblingof(&p, &p));
	}
	return out;
}

int elf_file_function(struct elf_file *f, const char *name, struct np_user_function *out)
{
	struct dwarf_file *d = dwarf_of(f);
	struct np_user_symbol sym;
	Dwarf_Die function;
	int err;

	if (!d)
		return -ENODATA;
	err = elf_file_symbol(f, name, &sym);
	if (err)
		return err;
	if (!find_function(d->dw, sym.address, &function))
		return -ENODATA;
	out->proto = dwarf_prototype(d, &function);
	out->btf = d->btf;
	out->registers = parameter_registers(f->arena, &function, sym.address, strchr(name, '.'));
	return out->proto ? 0 : -ENODATA;
}

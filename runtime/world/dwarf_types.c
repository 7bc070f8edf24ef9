/*
 * Types of a program, out of DWARF into BTF: the checker then reads a user function as it reads
 * a kernel function.  One type of DWARF becomes one of BTF, numbered as it is asked for and
 * written in that order, so that structs may refer to each other.
 */
#include <bpf/btf.h>
#include <dwarf.h>
#include <stdlib.h>
#include <string.h>

#include "world/dwarf_internal.h"

#define MOST_TYPES 50000 /* of one program; what is beyond is unknown */

static bool attribute(Dwarf_Die *die, unsigned name, Dwarf_Word *value)
{
	Dwarf_Attribute a;

	return !dwarf_formudata(dwarf_attr_integrate(die, name, &a), value);
}

static bool flag(Dwarf_Die *die, unsigned name)
{
	Dwarf_Attribute a;
	bool set = false;

	return !dwarf_formflag(dwarf_attr_integrate(die, name, &a), &set) && set;
}

bool dwarf_type_of(Dwarf_Die *die, Dwarf_Die *type)
{
	Dwarf_Attribute a;

	return dwarf_formref_die(dwarf_attr_integrate(die, DW_AT_type, &a), type) != NULL;
}

bool dwarf_plain_type(Dwarf_Die *type)
{
	for (;;)
		switch (dwarf_tag(type)) {
		case DW_TAG_typedef:
		case DW_TAG_const_type:
		case DW_TAG_volatile_type:
		case DW_TAG_restrict_type:
		case DW_TAG_atomic_type: {
			Dwarf_Die of;

			if (!dwarf_type_of(type, &of))
				return false;
			*type = of;
			break;
		}
		default: return true;
		}
}

/* Kinds that BTF has nothing for are void. */
static bool is_written(Dwarf_Die *type)
{
	switch (dwarf_tag(type)) {
	case DW_TAG_base_type:
	case DW_TAG_pointer_type:
	case DW_TAG_reference_type:
	case DW_TAG_rvalue_reference_type:
	case DW_TAG_structure_type:
	case DW_TAG_class_type:
	case DW_TAG_union_type:
	case DW_TAG_enumeration_type:
	case DW_TAG_typedef:
	case DW_TAG_const_type:
	case DW_TAG_volatile_type:
	case DW_TAG_restrict_type:
	case DW_TAG_array_type:
	case DW_TAG_subprogram: return true;
	default: return false;
	}
}

static uint32_t number_of(struct dwarf_file *f, const struct dwarf_wanted *want)
{
	Dwarf_Off *key, offset = dwarf_dieoffset((Dwarf_Die *)&want->die);
	void **known;

	known = np_strmap_find(&f->numbers, (const char *)&offset, sizeof(offset));
	if (known)
		return (uint32_t)(uintptr_t)*known;
	if (f->queue.n >= MOST_TYPES)
		return 0;
	key = np_memdup(f->arena, &offset, sizeof(offset));
	np_vec_push(f->arena, &f->queue, *want);
	/* the first of BTF's numbers is the index type of arrays */
	*np_strmap_put(f->arena, &f->numbers, (const char *)key, sizeof(*key)) =
		(void *)(uintptr_t)(f->queue.n + 1);
	return f->queue.n + 1;
}

static uint32_t number(struct dwarf_file *f, Dwarf_Die *die)
{
	return is_written(die) ? number_of(f, &(struct dwarf_wanted){.die = *die}) : 0;
}

static int of(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Die type;

	return dwarf_type_of(die, &type) ? (int)number(f, &type) : 0;
}

static const char *name_of(Dwarf_Die *die)
{
	const char *name = dwarf_diename(die);

	return name && *name ? name : NULL;
}

static void base_type(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Word size = 0, encoding = 0;
	const char *name = name_of(die);
	bool power;

	attribute(die, DW_AT_byte_size, &size);
	attribute(die, DW_AT_encoding, &encoding);
	power = size && size <= 16 && !(size & (size - 1));
	if (encoding == DW_ATE_float && power)
		btf__add_float(f->types, name ? name : "float", size);
	else
		btf__add_int(f->types, name ? name : "int", power ? size : 1,
			     encoding == DW_ATE_boolean ? BTF_INT_BOOL
			     : encoding == DW_ATE_signed || encoding == DW_ATE_signed_char
				     ? BTF_INT_SIGNED
				     : 0);
}

/* Bits from the start of the struct; -1: it is none of its places (a static member). */
static int64_t member_place(Dwarf_Die *m, Dwarf_Word bits, bool is_union)
{
	Dwarf_Word bytes = 0, value, size;

	if (attribute(m, DW_AT_data_bit_offset, &value))
		return (int64_t)value;
	if (!attribute(m, DW_AT_data_member_location, &bytes) && !is_union)
		return -1;
	/* before DWARF 5: bits are counted from the other end of their unit */
	if (bits && attribute(m, DW_AT_bit_offset, &value) && attribute(m, DW_AT_byte_size, &size))
		return (int64_t)(bytes * 8 + size * 8 - value - bits);
	return (int64_t)bytes * 8;
}

static void members(struct dwarf_file *f, Dwarf_Die *die, bool is_union)
{
	Dwarf_Die m;

	if (dwarf_child(die, &m))
		return;
	do {
		int tag = dwarf_tag(&m);
		Dwarf_Word bits = 0;
		int64_t place;

		if ((tag != DW_TAG_member && tag != DW_TAG_inheritance) ||
		    flag(&m, DW_AT_declaration) || flag(&m, DW_AT_external))
			continue;
		attribute(&m, DW_AT_bit_size, &bits);
		place = member_place(&m, bits, is_union);
		if (place >= 0 && place < UINT32_MAX && bits < 256)
			btf__add_field(f->types, tag == DW_TAG_member ? name_of(&m) : NULL,
				       of(f, &m), (uint32_t)place, (uint32_t)bits);
	} while (!dwarf_siblingof(&m, &m));
}

static void whole(struct dwarf_file *f, Dwarf_Die *die)
{
	bool is_union = dwarf_tag(die) == DW_TAG_union_type;
	const char *name = name_of(die);
	Dwarf_Word size = 0;

	if (flag(die, DW_AT_declaration)) {
		btf__add_fwd(f->types, name ? name : "?",
			     is_union ? BTF_FWD_UNION : BTF_FWD_STRUCT);
		return;
	}
	attribute(die, DW_AT_byte_size, &size);
	if (is_union)
		btf__add_union(f->types, name, (uint32_t)size);
	else
		btf__add_struct(f->types, name, (uint32_t)size);
	members(f, die, is_union);
}

static void enumeration(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Word size = 4;
	Dwarf_Die e;

	attribute(die, DW_AT_byte_size, &size);
	btf__add_enum64(f->types, name_of(die), (uint32_t)size, true);
	if (dwarf_child(die, &e))
		return;
	do {
		Dwarf_Attribute a;
		Dwarf_Sword value;

		if (dwarf_tag(&e) == DW_TAG_enumerator && name_of(&e) &&
		    !dwarf_formsdata(dwarf_attr(&e, DW_AT_const_value, &a), &value))
			btf__add_enum64_value(f->types, name_of(&e), (uint64_t)value);
	} while (!dwarf_siblingof(&e, &e));
}

/* From this subrange on; 0 elements where the length is not said. */
static void dimensions(struct dwarf_file *f, Dwarf_Die *die, Dwarf_Die *array)
{
	struct dwarf_wanted inner = {.array = *array};
	Dwarf_Word n = 0;
	int element = 0;

	if (!attribute(die, DW_AT_count, &n) && attribute(die, DW_AT_upper_bound, &n))
		n++;
	for (inner.die = *die; !element && !dwarf_siblingof(&inner.die, &inner.die);)
		if (dwarf_tag(&inner.die) == DW_TAG_subrange_type)
			element = (int)number_of(f, &inner);
	btf__add_array(f->types, 1, element ? element : of(f, array),
		       n > UINT32_MAX ? 0 : (uint32_t)n);
}

static void array(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Die d;

	if (!dwarf_child(die, &d))
		do
			if (dwarf_tag(&d) == DW_TAG_subrange_type) {
				dimensions(f, &d, die);
				return;
			}
		while (!dwarf_siblingof(&d, &d));
	btf__add_array(f->types, 1, of(f, die), 1);
}

bool dwarf_is_result(Dwarf_Die *parameter)
{
	return flag(parameter, DW_AT_variable_parameter);
}

/* What a function returns; Go has its results among the parameters, and of several the first. */
static int result(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Die p, type;

	if (dwarf_type_of(die, &type) || dwarf_child(die, &p))
		return of(f, die);
	do
		if (dwarf_tag(&p) == DW_TAG_formal_parameter && dwarf_is_result(&p))
			return of(f, &p);
	while (!dwarf_siblingof(&p, &p));
	return 0;
}

static void prototype(struct dwarf_file *f, Dwarf_Die *die)
{
	Dwarf_Die p;

	btf__add_func_proto(f->types, result(f, die));
	if (dwarf_child(die, &p))
		return;
	do {
		if (dwarf_tag(&p) == DW_TAG_formal_parameter && !dwarf_is_result(&p))
			btf__add_func_param(f->types, name_of(&p), of(f, &p));
	} while (!dwarf_siblingof(&p, &p));
}

static void write_type(struct dwarf_file *f, struct dwarf_wanted *want)
{
	Dwarf_Die *die = &want->die;

	switch (dwarf_tag(die)) {
	case DW_TAG_base_type: base_type(f, die); break;
	case DW_TAG_structure_type:
	case DW_TAG_class_type:
	case DW_TAG_union_type: whole(f, die); break;
	case DW_TAG_enumeration_type: enumeration(f, die); break;
	case DW_TAG_typedef:
		btf__add_typedef(f->types, name_of(die) ? name_of(die) : "?", of(f, die));
		break;
	case DW_TAG_const_type: btf__add_const(f->types, of(f, die)); break;
	case DW_TAG_volatile_type: btf__add_volatile(f->types, of(f, die)); break;
	case DW_TAG_restrict_type: btf__add_restrict(f->types, of(f, die)); break;
	case DW_TAG_array_type: array(f, die); break;
	case DW_TAG_subrange_type: dimensions(f, die, &want->array); break;
	case DW_TAG_subprogram: prototype(f, die); break;
	default: btf__add_ptr(f->types, of(f, die)); break; /* pointers and references */
	}
}

uint32_t dwarf_number(struct dwarf_file *f, Dwarf_Die *type)
{
	uint32_t id, written = f->queue.n, len;
	const void *raw;
	int err;

	if (!f->types) {
		f->types = btf__new_empty();
		if (!f->types)
			return 0;
		btf__add_int(f->types, "unsigned int", 4, 0);
	}
	id = number(f, type);
	if (!id || id <= written + 1)
		return id;
	for (; written < f->queue.n; written++) {
		struct dwarf_wanted want = f->queue.v[written];

		write_type(f, &want);
		/* a type that libbpf refused keeps its number as an empty one */
		while (btf__type_cnt(f->types) < written + 3)
			if (btf__add_const(f->types, 0) < 0)
				return 0;
	}
	raw = btf__raw_data(f->types, &len);
	if (!raw)
		return 0;
	/* names that were given out point into what was there before: it stays */
	raw = np_memdup(f->arena, raw, len);
	err = f->btf ? np_btf_grow(f->btf, raw, len) : np_btf_from_bytes(raw, len, NULL, &f->btf);
	if (err)
		return 0;
	np_btf_set_program(f->btf);
	return id;
}

static bool is_kind(int tag, uint32_t kinds)
{
	switch (tag) {
	case DW_TAG_structure_type:
	case DW_TAG_class_type: return kinds >> NP_BTF_STRUCT & 1;
	case DW_TAG_union_type: return kinds >> NP_BTF_UNION & 1;
	case DW_TAG_enumeration_type: return kinds >> NP_BTF_ENUM & 1;
	case DW_TAG_typedef: return kinds >> NP_BTF_TYPEDEF & 1;
	default: return false;
	}
}

/* Among what the units define outside of functions. */
static bool find_type(Dwarf *dw, const char *name, uint32_t kinds, Dwarf_Die *out)
{
	Dwarf_Off offset = 0, next;
	Dwarf_Die cu;
	size_t header;

	for (; !dwarf_nextcu(dw, offset, &next, &header, NULL, NULL, NULL); offset = next) {
		if (!dwarf_offdie(dw, offset + header, &cu) || dwarf_child(&cu, out))
			continue;
		do {
			const char *its = is_kind(dwarf_tag(out), kinds) ? name_of(out) : NULL;

			if (its && !strcmp(its, name) && !flag(out, DW_AT_declaration))
				return true;
		} while (!dwarf_siblingof(out, out));
	}
	return false;
}

uint32_t elf_file_type(struct elf_file *f, const char *name, uint32_t kinds, struct np_btf **btf)
{
	struct dwarf_file *d = elf_dwarf(f);
	const char *key;
	void **known;
	Dwarf_Die die;
	uint32_t id;

	if (!d)
		return 0;
	key = np_sprintf(f->arena, "%x %s", kinds, name);
	known = np_strmap_find(&d->names, key, strlen(key));
	id = known                                 ? (uint32_t)(uintptr_t)*known
	     : find_type(d->dw, name, kinds, &die) ? dwarf_number(d, &die)
						   : 0;
	if (!known)
		*np_strmap_put(f->arena, &d->names, key, strlen(key)) = (void *)(uintptr_t)id;
	*btf = d->btf;
	return id;
}

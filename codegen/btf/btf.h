/*
 * BTF reader: types of the running (or a recorded) kernel, read in place.
 *
 * Start-up matters here: libbpf needs 10 ms to parse vmlinux's BTF, this reader 1 ms.  The
 * bytes are mapped, one pass builds the index id -> offset, and names are looked up by one
 * pass for all names that were announced with np_btf_want().  Format: the kernel's
 * Documentation/bpf/btf.rst.  All offsets are checked: the bytes may be a recorded file's.
 */
#ifndef NP_BTF_BTF_H
#define NP_BTF_BTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct np_btf;

/* BTF kinds, as the kernel numbers them (include/uapi/linux/btf.h). */
enum np_btf_kind {
	NP_BTF_VOID,
	NP_BTF_INT,
	NP_BTF_PTR,
	NP_BTF_ARRAY,
	NP_BTF_STRUCT,
	NP_BTF_UNION,
	NP_BTF_ENUM,
	NP_BTF_FWD,
	NP_BTF_TYPEDEF,
	NP_BTF_VOLATILE,
	NP_BTF_CONST,
	NP_BTF_RESTRICT,
	NP_BTF_FUNC,
	NP_BTF_FUNC_PROTO,
	NP_BTF_VAR,
	NP_BTF_DATASEC,
	NP_BTF_FLOAT,
	NP_BTF_DECL_TAG,
	NP_BTF_TYPE_TAG,
	NP_BTF_ENUM64,
};

/*
 * Opens a BTF file (raw, /sys/kernel/btf/X format), mapped where the kernel allows it, else
 * read. `base` is vmlinux's BTF for a module's split BTF, NULL otherwise; it must outlive the
 * result. 0 or negative errno (-EINVAL: not BTF, truncated). Closed by np_btf_close.
 */
int np_btf_open(const char *path, const struct np_btf *base, struct np_btf **out);
/* The same over bytes that the caller keeps alive. */
int np_btf_from_bytes(const void *bytes, size_t len, const struct np_btf *base,
		      struct np_btf **out);
/*
 * More types behind those that are there, whose ids stay: b is read from these bytes from now on.
 * Names that were given out stay what they are as long as the old bytes.
 */
int np_btf_grow(struct np_btf *b, const void *bytes, size_t len);
/* Types of a user program, not of a kernel: what they say holds wherever the program runs. */
void np_btf_set_program(struct np_btf *b);
bool np_btf_is_program(const struct np_btf *b);
void np_btf_close(struct np_btf *b);

/* Raw bytes (header included), for saving a recorded world. */
const void *np_btf_bytes(const struct np_btf *b, size_t *len);
/* Number of types, base included; ids are 1 .. n-1 (0 is void). */
uint32_t np_btf_count(const struct np_btf *b);
/* The first id that is not of the base. */
uint32_t np_btf_first(const struct np_btf *b);
/* Which of a BTF and its bases an id is of. */
struct np_btf *np_btf_owner(struct np_btf *b, uint32_t id);

/* Announces a name that will be looked up; cheap; before the first find. Copied. */
void np_btf_want(struct np_btf *b, const char *name, size_t len);
/*
 * Id of the named type of one of the kinds in the mask (1u << NP_BTF_STRUCT | ...), or 0.
 * The first lookup of a name that was not announced costs one more pass.
 */
uint32_t np_btf_find(struct np_btf *b, const char *name, uint32_t kinds);
/* Enumerator by name anywhere in the BTF: the enum's id (0: none) and its value. */
uint32_t np_btf_find_enumerator(struct np_btf *b, const char *name, int64_t *value);
/* Calls f for every type of the kinds in the mask, until it returns false. */
void np_btf_each(const struct np_btf *b, uint32_t kinds,
		 bool (*f)(void *arg, uint32_t id, const char *name), void *arg);

/* How a FUNC is linked, as the kernel numbers it. */
enum { NP_BTF_STATIC, NP_BTF_GLOBAL, NP_BTF_EXTERN };

/* What one type is. Strings point into the BTF. */
struct np_btf_type {
	enum np_btf_kind kind;
	const char *name;      /* "" for anonymous */
	uint32_t size;         /* bytes: INT, STRUCT, UNION, ENUM, FLOAT, DATASEC */
	uint32_t ref;          /* PTR, TYPEDEF, modifiers, FUNC -> proto, FUNC_PROTO -> return type,
				  ARRAY -> element */
	uint32_t vlen;         /* members, enumerators, parameters; ARRAY: element count;
				  FUNC: its linkage, NP_BTF_GLOBAL ... */
	bool is_signed;        /* INT, ENUM */
	bool is_bool, is_char; /* INT */
	bool kflag;
};
struct np_btf_member {
	const char *name; /* "" for anonymous or unnamed */
	uint32_t type;
	uint32_t bit_offset; /* from the start of the struct that was asked */
	uint32_t bit_size;   /* 0: not a bitfield */
};
struct np_btf_enumerator {
	const char *name;
	int64_t value;
};

/* False for an id out of range. Id 0 is void. */
bool np_btf_type(const struct np_btf *b, uint32_t id, struct np_btf_type *out);
/* The type behind typedefs and const, volatile, restrict, type tags. */
uint32_t np_btf_strip(const struct np_btf *b, uint32_t id);
/* i-th member of a struct or union, parameter of a FUNC_PROTO (bit fields unset). */
bool np_btf_member(const struct np_btf *b, uint32_t id, uint32_t i, struct np_btf_member *out);
bool np_btf_enumerator(const struct np_btf *b, uint32_t id, uint32_t i,
		       struct np_btf_enumerator *out);
/* Bytes of a value of the type (arrays and pointers too); 0: void or unknown. */
uint32_t np_btf_sizeof(const struct np_btf *b, uint32_t id);
/*
 * A member by name, also inside anonymous structs and unions; bit_offset is from the start of
 * `id`. False: no such member.
 */
bool np_btf_find_member(const struct np_btf *b, uint32_t id, const char *name,
			struct np_btf_member *out);
/* The name of an enumerator by value, or NULL. */
const char *np_btf_enumerator_name(const struct np_btf *b, uint32_t enum_id, int64_t value);

#endif

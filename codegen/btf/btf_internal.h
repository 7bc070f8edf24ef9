/*
 * The BTF object, shared by the three files of this folder and by nobody else.
 *
 * Invariants: both sections lie within the bytes; the string section begins and ends with a
 * NUL, so any offset below its length is a string; offsets[i] is the place of a record that
 * lies wholly within the type section.  All else (ids, kinds of what an id means) may be
 * hostile and is checked where it is used.
 */
#ifndef NP_BTF_BTF_INTERNAL_H
#define NP_BTF_BTF_INTERNAL_H

#include <endian.h>
#include <string.h>

#include "btf/btf.h"

#define NP_BTF_KINDS 20
/* More typedefs, modifiers or arrays in a row than this are a cycle. */
#define NP_BTF_MAX_CHAIN 64

/* A name that somebody asked for, and the first type of each kind that bears it. */
struct btf_want {
	char *name;
	uint32_t hash, len;
	struct btf_want *next; /* in its filter's bucket */
	uint32_t id[NP_BTF_KINDS];
	bool types_known, enumerators_known; /* the passes have seen this name */
	uint32_t enum_id;
	int64_t value;
};

struct np_btf {
	const uint8_t *bytes;
	size_t len;
	enum { BTF_BORROWED, BTF_MAPPED, BTF_ON_HEAP } owner;
	const struct np_btf *base;
	bool of_program;
	uint32_t first_id;  /* id of the first type of our own */
	uint32_t first_str; /* string offset at which ours begin */
	const uint8_t *types;
	uint32_t type_len;
	const char *strings;
	uint32_t str_len;
	/* Bytes that follow the 12 of a record: fixed, and per element, by kind. */
	uint8_t extra_fixed[256], extra_each[256];

	/* The index: made by the first question that needs it. */
	bool indexed;
	uint32_t n; /* types of our own */
	uint32_t *offsets;
	uint32_t *enums, n_enums; /* ids of all ENUM and ENUM64 */

	/* Wanted names, in a table keyed by hash. */
	struct btf_want **wants;
	uint32_t n_wants, cap_wants;
	uint32_t late_passes; /* passes for names that nobody had announced */

	/* All names, hash -> id, made when single passes would cost more. */
	uint32_t *names, cap_names;
};

/* One type record, byte order of the host. */
struct btf_record {
	uint32_t name_off, info, size_or_type;
};

static inline uint32_t btf_load32(const void *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}
static inline uint32_t btf_info_kind(uint32_t info)
{
	return info >> 24 & 0x1f;
}
static inline uint32_t btf_info_vlen(uint32_t info)
{
	return info & 0xffff;
}
static inline bool btf_info_kflag(uint32_t info)
{
	return info >> 31;
}

/* Makes the index if there is none; const because asking does not change what b says. */
void btf_index(const struct np_btf *b);
/* The record of an id and in *extra what follows it; NULL: void or out of range. */
const uint8_t *btf_record(const struct np_btf *b, uint32_t id, struct btf_record *r);
/* A string, "" for an offset out of range. */
const char *btf_string(const struct np_btf *b, uint32_t offset);
/*
 * Matching announced names within a pass: make the filter (false: nothing is wanted), offer
 * each type by its index, and when all were offered, note that the names are settled.
 */
#define BTF_FILTER_BITS 4096
#define BTF_FILTER_BUCKETS 256
struct btf_filter {
	uint64_t bit[BTF_FILTER_BITS / 64];
	struct btf_want *bucket[BTF_FILTER_BUCKETS];
};
bool btf_filter_make(struct np_btf *b, struct btf_filter *f);
void btf_filter_match(struct np_btf *b, const struct btf_filter *f, uint32_t i, uint32_t name_off,
		      uint32_t kind);
void btf_filter_done(struct np_btf *b);
/* Frees what the lookups keep. */
void btf_free_wants(struct np_btf *b);

static inline bool btf_kind_is_named(uint32_t kind)
{
	const uint32_t named = 1u << NP_BTF_INT | 1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION |
			       1u << NP_BTF_ENUM | 1u << NP_BTF_FWD | 1u << NP_BTF_TYPEDEF |
			       1u << NP_BTF_FUNC | 1u << NP_BTF_VAR | 1u << NP_BTF_DATASEC |
			       1u << NP_BTF_FLOAT | 1u << NP_BTF_ENUM64;

	return named >> kind & 1;
}
/* The first four bytes of a name, with zeros behind what is shorter; as they lie in memory. */
static inline uint32_t btf_name_head(const struct np_btf *b, uint32_t name_off)
{
	uint32_t at = name_off - b->first_str;
	char four[4] = "";

	if (name_off >= b->first_str && at < b->str_len && b->str_len - at >= 4)
		return btf_load32(b->strings + at);
	/* the end of the section; or of the base's, as a module reuses them */
	memcpy(four, btf_string(b, name_off), strnlen(btf_string(b, name_off), 4));
	return btf_load32(four);
}
/* A multiplicative hash of a name's head, 12 bits; what follows a zero does not count. */
static inline uint32_t btf_head_hash(uint32_t head)
{
	head = le32toh(head);
	if (!(head & 0xff00))
		head &= 0xff;
	else if (!(head & 0xff0000))
		head &= 0xffff;
	return (head * 0x9e3779b1u) >> 20;
}
static inline bool btf_filter_passes(const struct np_btf *b, const struct btf_filter *f,
				     uint32_t name_off)
{
	uint32_t h = btf_head_hash(btf_name_head(b, name_off));

	return f->bit[h / 64] >> h % 64 & 1;
}
/* Offers type number i, whose record says this name and kind. Few come past the bits. */
static inline void btf_filter_offer(struct np_btf *b, const struct btf_filter *f, uint32_t i,
				    uint32_t name_off, uint32_t kind)
{
	if (btf_kind_is_named(kind) && name_off && btf_filter_passes(b, f, name_off))
		btf_filter_match(b, f, i, name_off, kind);
}

#endif

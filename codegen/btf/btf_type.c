/*
 * What one type is, its members and its size.  Every walk is bounded: a cycle of typedefs,
 * arrays or anonymous structs, which only hostile bytes have, ends as "unknown".
 */
#include "btf/btf_internal.h"

/* Steps that a search for a member may take in all; the largest kernel struct needs 300. */
#define MAX_MEMBER_STEPS (1u << 16)
#define MAX_NESTING 32

#define INT_SIGNED 1
#define INT_CHAR 2
#define INT_BOOL 4

bool np_btf_type(const struct np_btf *b, uint32_t id, struct np_btf_type *out)
{
	struct btf_record r;
	const uint8_t *extra;

	memset(out, 0, sizeof(*out));
	out->name = "";
	if (!id)
		return true;
	extra = btf_record(b, id, &r);
	if (!extra)
		return false;
	out->kind = btf_info_kind(r.info);
	out->name = btf_string(b, r.name_off);
	out->kflag = btf_info_kflag(r.info);
	switch (out->kind) {
	case NP_BTF_INT: {
		uint32_t encoding = btf_load32(extra) >> 24 & 0xf;

		out->size = r.size_or_type;
		out->is_signed = encoding & INT_SIGNED;
		out->is_bool = encoding & INT_BOOL;
		/* pahole leaves the bit unset for the kernel's plain char. */
		out->is_char = encoding & INT_CHAR || !strcmp(out->name, "char");
		break;
	}
	case NP_BTF_STRUCT:
	case NP_BTF_UNION:
	case NP_BTF_DATASEC:
		out->size = r.size_or_type;
		out->vlen = btf_info_vlen(r.info);
		break;
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64:
		out->size = r.size_or_type;
		out->vlen = btf_info_vlen(r.info);
		out->is_signed = out->kflag;
		break;
	case NP_BTF_FLOAT: out->size = r.size_or_type; break;
	case NP_BTF_ARRAY:
		out->ref = btf_load32(extra);
		out->vlen = btf_load32(extra + 8);
		break;
	case NP_BTF_FUNC_PROTO:
		out->ref = r.size_or_type;
		out->vlen = btf_info_vlen(r.info);
		break;
	case NP_BTF_FUNC:
		out->ref = r.size_or_type;
		out->vlen = btf_info_vlen(r.info);
		break;
	case NP_BTF_FWD: /* kflag: a union */ break;
	default: out->ref = r.size_or_type; break;
	}
	return true;
}

uint32_t np_btf_strip(const struct np_btf *b, uint32_t id)
{
	struct btf_record r;

	for (unsigned i = 0; i < NP_BTF_MAX_CHAIN; i++) {
		if (!id || !btf_record(b, id, &r))
			return 0;
		switch (btf_info_kind(r.info)) {
		case NP_BTF_TYPEDEF:
		case NP_BTF_CONST:
		case NP_BTF_VOLATILE:
		case NP_BTF_RESTRICT:
		case NP_BTF_TYPE_TAG: id = r.size_or_type; break;
		default: return id;
		}
	}
	return 0;
}

/*
 * Before kflag (and still in structs without bitfields) an INT carried the bit size: a member
 * whose INT does not fill its bytes is a bitfield.
 */
static void int_bits(const struct np_btf *b, struct np_btf_member *m)
{
	struct btf_record r;
	const uint8_t *extra = btf_record(b, np_btf_strip(b, m->type), &r);
	uint32_t word, bits;

	if (!extra || btf_info_kind(r.info) != NP_BTF_INT)
		return;
	word = btf_load32(extra);
	bits = word & 0xff;
	m->bit_offset += word >> 16 & 0xff;
	if (bits && (bits != (uint64_t)r.size_or_type * 8 || m->bit_offset % 8))
		m->bit_size = bits;
}

bool np_btf_member(const struct np_btf *b, uint32_t id, uint32_t i, struct np_btf_member *out)
{
	struct btf_record r;
	const uint8_t *p = btf_record(b, id, &r);
	uint32_t kind;

	if (!p || i >= btf_info_vlen(r.info))
		return false;
	memset(out, 0, sizeof(*out));
	kind = btf_info_kind(r.info);
	if (kind == NP_BTF_FUNC_PROTO) {
		p += (size_t)i * 8;
		out->name = btf_string(b, btf_load32(p));
		out->type = btf_load32(p + 4);
		return true;
	}
	if (kind != NP_BTF_STRUCT && kind != NP_BTF_UNION)
		return false;
	p += (size_t)i * 12;
	out->name = btf_string(b, btf_load32(p));
	out->type = btf_load32(p + 4);
	out->bit_offset = btf_load32(p + 8);
	if (btf_info_kflag(r.info)) {
		out->bit_size = out->bit_offset >> 24;
		out->bit_offset &= 0xffffff;
	} else {
		int_bits(b, out);
	}
	return true;
}

bool np_btf_enumerator(const struct np_btf *b, uint32_t id, uint32_t i,
		       struct np_btf_enumerator *out)
{
	struct btf_record r;
	const uint8_t *p = btf_record(b, id, &r);
	uint32_t kind;

	if (!p || i >= btf_info_vlen(r.info))
		return false;
	kind = btf_info_kind(r.info);
	if (kind == NP_BTF_ENUM) {
		uint32_t v;

		p += (size_t)i * 8;
		v = btf_load32(p + 4);
		out->value = btf_info_kflag(r.info) ? (int64_t)(int32_t)v : (int64_t)v;
	} else if (kind == NP_BTF_ENUM64) {
		p += (size_t)i * 12;
		out->value = (int64_t)((uint64_t)btf_load32(p + 8) << 32 | btf_load32(p + 4));
	} else {
		return false;
	}
	out->name = btf_string(b, btf_load32(p));
	return true;
}

uint32_t np_btf_sizeof(const struct np_btf *b, uint32_t id)
{
	uint64_t count = 1;

	for (unsigned i = 0; i < NP_BTF_MAX_CHAIN; i++) {
		struct np_btf_type t;

		id = np_btf_strip(b, id);
		if (!id || !np_btf_type(b, id, &t))
			return 0;
		switch (t.kind) {
		case NP_BTF_ARRAY:
			count *= t.vlen;
			if (count > UINT32_MAX)
				return 0;
			id = t.ref;
			continue;
		case NP_BTF_PTR: count *= 8; break;
		case NP_BTF_VAR: id = t.ref; continue;
		default: count *= t.size; break;
		}
		return count > UINT32_MAX ? 0 : (uint32_t)count;
	}
	return 0;
}

static bool find_member(const struct np_btf *b, uint32_t id, const char *name, unsigned depth,
			uint32_t *steps, struct np_btf_member *out)
{
	struct np_btf_type t;

	id = np_btf_strip(b, id);
	if (!np_btf_type(b, id, &t) || (t.kind != NP_BTF_STRUCT && t.kind != NP_BTF_UNION))
		return false;
	/* First its own members: what an anonymous one holds never hides them in C. */
	for (uint32_t i = 0; i < t.vlen; i++) {
		if (!*steps || !--*steps)
			return false;
		if (np_btf_member(b, id, i, out) && !strcmp(out->name, name))
			return true;
	}
	for (uint32_t i = 0; depth < MAX_NESTING && i < t.vlen; i++) {
		struct np_btf_member m;

		if (!np_btf_member(b, id, i, &m) || *m.name)
			continue;
		if (find_member(b, m.type, name, depth + 1, steps, out)) {
			out->bit_offset += m.bit_offset;
			return true;
		}
		if (!*steps)
			return false;
	}
	return false;
}

bool np_btf_find_member(const struct np_btf *b, uint32_t id, const char *name,
			struct np_btf_member *out)
{
	uint32_t steps = MAX_MEMBER_STEPS;

	return *name && find_member(b, id, name, 0, &steps, out);
}

const char *np_btf_enumerator_name(const struct np_btf *b, uint32_t enum_id, int64_t value)
{
	struct np_btf_enumerator e;
	struct np_btf_type t;
	uint64_t mask;

	enum_id = np_btf_strip(b, enum_id);
	if (!np_btf_type(b, enum_id, &t) || (t.kind != NP_BTF_ENUM && t.kind != NP_BTF_ENUM64))
		return NULL;
	/* The bits that the enum has: a caller may have extended its sign or not. */
	mask = t.size && t.size < 8 ? (1ull << t.size * 8) - 1 : ~0ull;
	for (uint32_t i = 0; i < t.vlen; i++) {
		if (np_btf_enumerator(b, enum_id, i, &e) &&
		    !(((uint64_t)e.value ^ (uint64_t)value) & mask))
			return e.name;
	}
	return NULL;
}

/*
 * Cuts BTF down; see btf_cut.h.  Types are marked level by level, the level being how many
 * pointers may still be followed, the highest first: so each type is looked at once.
 */
#include "world/btf_cut.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "base/text.h"

/* Level 0 is behind the last pointer: structs are declared there and not entered. */
#define LEVELS 5

enum { GONE, DECLARED, KEPT };

struct btf_cut {
	const struct np_btf *b;
	struct np_arena *arena;
	uint32_t n;
	uint8_t *mark;
	struct {
		uint32_t *id;
		uint32_t n, cap;
	} todo[LEVELS];
	uint32_t *new_id;
	struct np_text types, strings;
	struct np_strmap string_at;
};

struct btf_cut *btf_cut_new(const struct np_btf *b)
{
	struct btf_cut *c = np_xcalloc(1, sizeof(*c));

	c->b = b;
	c->arena = np_arena_new();
	c->n = np_btf_count(b);
	c->mark = np_xcalloc(c->n, 1);
	c->new_id = np_xcalloc(c->n, sizeof(*c->new_id));
	return c;
}

void btf_cut_free(struct btf_cut *c)
{
	for (unsigned i = 0; i < LEVELS; i++)
		free(c->todo[i].id);
	np_text_free(&c->types);
	np_text_free(&c->strings);
	np_arena_free(c->arena);
	free(c->mark);
	free(c->new_id);
	free(c);
}

static void push(struct btf_cut *c, uint32_t id, unsigned level)
{
	if (!id || id >= c->n || c->mark[id] == KEPT)
		return;
	if (c->todo[level].n == c->todo[level].cap) {
		c->todo[level].cap = c->todo[level].cap ? c->todo[level].cap * 2 : 64;
		c->todo[level].id =
			np_xrealloc(c->todo[level].id, c->todo[level].cap * sizeof(uint32_t));
	}
	c->todo[level].id[c->todo[level].n++] = id;
}

void btf_cut_keep(struct btf_cut *c, uint32_t id, unsigned pointers)
{
	struct np_btf_type t;
	unsigned level = pointers + 1 < LEVELS ? pointers + 1 : LEVELS - 1;

	push(c, id, level);
	/*
	 * A typedef of a function pointer, asked for by name (btf_trace_X), keeps its prototype;
	 * function pointers met on the way do not: they point to void.
	 */
	id = np_btf_strip(c->b, id);
	if (np_btf_type(c->b, id, &t) && t.kind == NP_BTF_PTR) {
		id = np_btf_strip(c->b, t.ref);
		if (np_btf_type(c->b, id, &t) && t.kind == NP_BTF_FUNC_PROTO)
			push(c, id, level);
	}
}

/* Is there a function prototype behind a pointer? */
static bool points_to_code(const struct btf_cut *c, uint32_t ref)
{
	struct np_btf_type t;

	return np_btf_type(c->b, np_btf_strip(c->b, ref), &t) && t.kind == NP_BTF_FUNC_PROTO;
}

static void visit(struct btf_cut *c, uint32_t id, unsigned level)
{
	struct np_btf_member m;
	struct np_btf_type t;

	if (c->mark[id] == KEPT || !np_btf_type(c->b, id, &t))
		return;
	switch (t.kind) {
	case NP_BTF_STRUCT:
	case NP_BTF_UNION:
		if (!level) {
			c->mark[id] = *t.name ? DECLARED : GONE;
			return;
		}
		/* fall through */
	case NP_BTF_FUNC_PROTO:
		c->mark[id] = KEPT;
		for (uint32_t i = 0; i < t.vlen && np_btf_member(c->b, id, i, &m); i++)
			push(c, m.type, level);
		if (t.kind == NP_BTF_FUNC_PROTO)
			push(c, t.ref, level);
		return;
	case NP_BTF_PTR:
		c->mark[id] = KEPT;
		if (!points_to_code(c, t.ref))
			push(c, t.ref, level ? level - 1 : 0);
		return;
	case NP_BTF_VAR:
	case NP_BTF_DATASEC:
	case NP_BTF_DECL_TAG: return;
	default:
		c->mark[id] = KEPT;
		push(c, t.ref, level);
		return;
	}
}

static void visit_all(struct btf_cut *c)
{
	for (unsigned level = LEVELS; level-- > 0;) {
		while (c->todo[level].n)
			visit(c, c->todo[level].id[--c->todo[level].n], level);
	}
}

static void put32(struct btf_cut *c, uint32_t v)
{
	np_text_addn(&c->types, (const char *)&v, sizeof(v));
}

static uint32_t string(struct btf_cut *c, const char *s)
{
	size_t len = strlen(s);
	void **place;

	if (!len)
		return 0;
	place = np_strmap_put(c->arena, &c->string_at, s, len);
	if (!*place) {
		*place = (void *)(uintptr_t)c->strings.n;
		np_text_addn(&c->strings, s, len + 1);
	}
	return (uint32_t)(uintptr_t)*place;
}

static void put_head(struct btf_cut *c, const char *name, uint32_t kind, uint32_t vlen, bool kflag,
		     uint32_t size_or_type)
{
	put32(c, string(c, name));
	put32(c, (uint32_t)kflag << 31 | kind << 24 | vlen);
	put32(c, size_or_type);
}

/* Bitfields are written in the form that needs kflag, whatever form they had. */
static bool has_bitfields(const struct btf_cut *c, uint32_t id, uint32_t vlen)
{
	struct np_btf_member m;

	for (uint32_t i = 0; i < vlen; i++) {
		if (np_btf_member(c->b, id, i, &m) && m.bit_size)
			return true;
	}
	return false;
}

static uint32_t renumber(const struct btf_cut *c, uint32_t id)
{
	return id < c->n ? c->new_id[id] : 0;
}

static void put_type(struct btf_cut *c, uint32_t id, uint32_t index_type)
{
	struct np_btf_enumerator e;
	struct np_btf_member m;
	struct np_btf_type t;

	np_btf_type(c->b, id, &t);
	if (c->mark[id] == DECLARED) {
		put_head(c, t.name, NP_BTF_FWD, 0, t.kind == NP_BTF_UNION, 0);
		return;
	}
	switch (t.kind) {
	case NP_BTF_INT:
		put_head(c, t.name, t.kind, 0, false, t.size);
		put32(c, (t.is_signed ? 1u
			  : t.is_char ? 2u
			  : t.is_bool
				  ? 4u
				  : 0u) << 24 |
				 (t.size * 8 & 0xff));
		break;
	case NP_BTF_ARRAY:
		put_head(c, "", t.kind, 0, false, 0);
		put32(c, renumber(c, t.ref));
		put32(c, index_type);
		put32(c, t.vlen);
		break;
	case NP_BTF_STRUCT:
	case NP_BTF_UNION: {
		bool kflag = has_bitfields(c, id, t.vlen);

		put_head(c, t.name, t.kind, t.vlen, kflag, t.size);
		for (uint32_t i = 0; i < t.vlen; i++) {
			np_btf_member(c->b, id, i, &m);
			put32(c, string(c, m.name));
			put32(c, renumber(c, m.type));
			put32(c,
			      kflag ? m.bit_size << 24 | (m.bit_offset & 0xffffff) : m.bit_offset);
		}
		break;
	}
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64:
		put_head(c, t.name, t.kind, t.vlen, t.kflag, t.size);
		for (uint32_t i = 0; i < t.vlen; i++) {
			np_btf_enumerator(c->b, id, i, &e);
			put32(c, string(c, e.name));
			put32(c, (uint32_t)e.value);
			if (t.kind == NP_BTF_ENUM64)
				put32(c, (uint32_t)((uint64_t)e.value >> 32));
		}
		break;
	case NP_BTF_FUNC_PROTO:
		put_head(c, "", t.kind, t.vlen, false, renumber(c, t.ref));
		for (uint32_t i = 0; i < t.vlen; i++) {
			np_btf_member(c->b, id, i, &m);
			put32(c, string(c, m.name));
			put32(c, renumber(c, m.type));
		}
		break;
	case NP_BTF_FWD: put_head(c, t.name, t.kind, 0, t.kflag, 0); break;
	case NP_BTF_FLOAT: put_head(c, t.name, t.kind, 0, false, t.size); break;
	default: put_head(c, t.name, t.kind, 0, false, renumber(c, t.ref)); break;
	}
}

void btf_cut_write(struct btf_cut *c, void **bytes, size_t *len)
{
	uint32_t header[6], next = 1, index_type = 0;
	const uint16_t magic = 0xeb9f;
	struct np_btf_type t;
	char *out;

	visit_all(c);
	for (uint32_t id = 1; id < c->n; id++) {
		if (c->mark[id] == GONE)
			continue;
		c->new_id[id] = next++;
		if (!index_type && np_btf_type(c->b, id, &t) && t.kind == NP_BTF_INT)
			index_type = c->new_id[id];
	}
	np_text_clear(&c->types);
	np_text_clear(&c->strings);
	np_text_addn(&c->strings, "", 1);
	for (uint32_t id = 1; id < c->n; id++) {
		if (c->mark[id] != GONE)
			put_type(c, id, index_type);
	}
	memset(header, 0, sizeof(header));
	memcpy(header, &magic, sizeof(magic));
	((uint8_t *)header)[2] = 1;
	header[1] = sizeof(header);
	header[3] = (uint32_t)c->types.n;
	header[4] = (uint32_t)c->types.n;
	header[5] = (uint32_t)c->strings.n;
	*len = sizeof(header) + c->types.n + c->strings.n;
	out = np_xrealloc(NULL, *len);
	memcpy(out, header, sizeof(header));
	if (c->types.n)
		memcpy(out + sizeof(header), c->types.s, c->types.n);
	memcpy(out + sizeof(header) + c->types.n, c->strings.s, c->strings.n);
	*bytes = out;
}

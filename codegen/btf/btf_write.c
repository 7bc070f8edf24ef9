/* Records of BTF, one function each; the format is in btf_open.c and btf_type.c. */
#include "btf/btf_write.h"

#include "btf/btf_internal.h"

#define MOST 65535 /* members of one type: 16 bits count them */

void np_btf_writer_init(struct np_btf_writer *w, struct np_arena *a, const struct np_btf *base)
{
	*w = (struct np_btf_writer){.arena = a, .base = base, .next_id = 1};
	if (base) {
		w->next_id = np_btf_count(base);
		w->first_str = base->first_str + base->str_len;
	} else {
		np_text_addc(&w->strings, '\0');
	}
}

static void put32(struct np_text *t, uint32_t v)
{
	np_text_addn(t, (const char *)&v, sizeof(v));
}

static uint32_t string(struct np_btf_writer *w, const char *name)
{
	size_t len = strlen(name);
	void **at;

	if (!len)
		return 0;
	at = np_strmap_put(w->arena, &w->names, np_strdup(w->arena, name), len);
	if (!*at) {
		*at = (void *)(uintptr_t)(w->first_str + (uint32_t)w->strings.n);
		np_text_addn(&w->strings, name, len + 1);
	}
	return (uint32_t)(uintptr_t)*at;
}

static uint32_t record(struct np_btf_writer *w, enum np_btf_kind kind, const char *name, bool kflag,
		       uint32_t vlen, uint32_t size_or_type)
{
	put32(&w->types, string(w, name));
	put32(&w->types, (uint32_t)kind << 24 | (uint32_t)kflag << 31 | vlen);
	put32(&w->types, size_or_type);
	return w->next_id++;
}

uint32_t np_btf_write_int(struct np_btf_writer *w, const char *name, uint32_t size, bool is_signed,
			  bool is_bool)
{
	uint32_t id = record(w, NP_BTF_INT, name, false, 0, size);

	put32(&w->types, (uint32_t)(is_bool ? 4 : is_signed ? 1 : 0) << 24 | size * 8);
	return id;
}

uint32_t np_btf_write_simple(struct np_btf_writer *w, enum np_btf_kind kind, const char *name,
			     uint32_t ref)
{
	return record(w, kind, name, false, 0, ref);
}

uint32_t np_btf_write_forward(struct np_btf_writer *w, const char *name, bool is_union)
{
	return record(w, NP_BTF_FWD, name, is_union, 0, 0);
}

uint32_t np_btf_write_array(struct np_btf_writer *w, uint32_t elem, uint32_t count)
{
	uint32_t id = record(w, NP_BTF_ARRAY, "", false, 0, 0);

	put32(&w->types, elem);
	put32(&w->types, elem); /* the type of the index, which nobody reads */
	put32(&w->types, count);
	return id;
}

uint32_t np_btf_write_struct(struct np_btf_writer *w, bool is_union, const char *name,
			     uint32_t size, const struct np_btf_member *members, uint32_t n)
{
	bool bits = false;
	uint32_t id;

	n = n > MOST ? MOST : n;
	for (uint32_t i = 0; i < n; i++)
		bits |= members[i].bit_size != 0;
	id = record(w, is_union ? NP_BTF_UNION : NP_BTF_STRUCT, name, bits, n, size);
	for (uint32_t i = 0; i < n; i++) {
		put32(&w->types, string(w, members[i].name));
		put32(&w->types, members[i].type);
		put32(&w->types, members[i].bit_offset | members[i].bit_size << 24);
	}
	return id;
}

uint32_t np_btf_write_enum(struct np_btf_writer *w, const char *name, uint32_t size, bool is_signed,
			   const struct np_btf_enumerator *list, uint32_t n)
{
	uint32_t id;

	n = n > MOST ? MOST : n;
	id = record(w, size == 8 ? NP_BTF_ENUM64 : NP_BTF_ENUM, name, is_signed, n, size);
	for (uint32_t i = 0; i < n; i++) {
		put32(&w->types, string(w, list[i].name));
		put32(&w->types, (uint32_t)list[i].value);
		if (size == 8)
			put32(&w->types, (uint32_t)((uint64_t)list[i].value >> 32));
	}
	return id;
}

#define HEADER 24

struct np_btf *np_btf_writer_finish(struct np_btf_writer *w)
{
	struct np_text all = {0};
	struct np_btf *b = NULL;
	size_t len;

	if (w->types.n) {
		if (!w->strings.n)
			np_text_addc(&w->strings, '\0');
		put32(&all, 0x0001eb9f); /* magic, version 1 */
		put32(&all, HEADER);
		put32(&all, 0);
		put32(&all, (uint32_t)w->types.n);
		put32(&all, (uint32_t)w->types.n);
		put32(&all, (uint32_t)w->strings.n);
		np_text_addn(&all, w->types.s, w->types.n);
		np_text_addn(&all, w->strings.s, w->strings.n);
		len = all.n;
		if (np_btf_from_bytes(np_memdup(w->arena, all.s, len), len, w->base, &b))
			b = NULL;
	}
	np_text_free(&all);
	np_text_free(&w->types);
	np_text_free(&w->strings);
	return b;
}

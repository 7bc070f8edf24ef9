/*
 * Names to types.  Names that were announced are found by one pass for all of them: each
 * type's first four bytes are looked up in a small bit table, and few get past it.  When
 * somebody asks for many names one by one (wildcards), a table of all names is made instead.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "btf/btf_internal.h"

/* So many passes for single names are dearer than one table of all names (about 4 ms). */
#define MAX_LATE_PASSES 4

static void filter_add(struct btf_filter *f, struct btf_want *w)
{
	char four[4] = "";
	uint32_t h;

	memcpy(four, w->name, w->len < 4 ? w->len : 4);
	h = btf_head_hash(btf_load32(four));
	f->bit[h / 64] |= 1ull << h % 64;
	w->next = f->bucket[h % BTF_FILTER_BUCKETS];
	f->bucket[h % BTF_FILTER_BUCKETS] = w;
}

static struct btf_want **want_place(struct np_btf *b, const char *name, uint32_t len, uint32_t hash)
{
	uint32_t i = hash & (b->cap_wants - 1);

	while (b->wants[i] && (b->wants[i]->hash != hash || b->wants[i]->len != len ||
			       memcmp(b->wants[i]->name, name, len)))
		i = (i + 1) & (b->cap_wants - 1);
	return &b->wants[i];
}

static struct btf_want *want_get(struct np_btf *b, const char *name, size_t len)
{
	uint32_t hash = np_hash(name, len);

	return b->cap_wants ? *want_place(b, name, (uint32_t)len, hash) : NULL;
}

static struct btf_want *want_add(struct np_btf *b, const char *name, size_t len)
{
	struct btf_want *w = want_get(b, name, len);

	if (w)
		return w;
	if ((b->n_wants + 1) * 2 > b->cap_wants) {
		struct btf_want **old = b->wants;
		uint32_t old_cap = b->cap_wants;

		b->cap_wants = old_cap ? old_cap * 2 : 64;
		b->wants = np_xcalloc(b->cap_wants, sizeof(struct btf_want *));
		for (uint32_t i = 0; i < old_cap; i++) {
			if (old[i])
				*want_place(b, old[i]->name, old[i]->len, old[i]->hash) = old[i];
		}
		free(old);
	}
	w = np_xcalloc(1, sizeof(*w));
	w->name = np_xcalloc(len + 1, 1);
	memcpy(w->name, name, len);
	w->len = (uint32_t)len;
	w->hash = np_hash(name, len);
	*want_place(b, name, w->len, w->hash) = w;
	b->n_wants++;
	return w;
}

void np_btf_want(struct np_btf *b, const char *name, size_t len)
{
	if (len && len < 4096 && !memchr(name, 0, len))
		want_add(b, name, len);
}

void btf_free_wants(struct np_btf *b)
{
	for (uint32_t i = 0; i < b->cap_wants; i++) {
		if (b->wants[i]) {
			free(b->wants[i]->name);
			free(b->wants[i]);
		}
	}
	free(b->wants);
}

/*
 * The wanted entry of a name, or NULL. Most names that pass the bits are of a bucket's one
 * entry, or differ from it within a few letters ("btf_trace_" begins a thousand of them).
 */
static struct btf_want *want_of(const struct np_btf *b, const struct btf_filter *f,
				uint32_t name_off)
{
	const char *name;
	struct btf_want *w;

	if (!btf_filter_passes(b, f, name_off))
		return NULL;
	name = btf_string(b, name_off);
	w = f->bucket[btf_head_hash(btf_name_head(b, name_off)) % BTF_FILTER_BUCKETS];
	while (w && strcmp(w->name, name))
		w = w->next;
	return w;
}

bool btf_filter_make(struct np_btf *b, struct btf_filter *f)
{
	bool any = false;

	memset(f, 0, sizeof(*f));
	for (uint32_t i = 0; i < b->cap_wants; i++) {
		if (b->wants[i] && !b->wants[i]->types_known) {
			filter_add(f, b->wants[i]);
			any = true;
		}
	}
	return any;
}

void btf_filter_match(struct np_btf *b, const struct btf_filter *f, uint32_t i, uint32_t name_off,
		      uint32_t kind)
{
	struct btf_want *w = want_of(b, f, name_off);

	if (w && !w->types_known && !w->id[kind])
		w->id[kind] = b->first_id + i;
}

void btf_filter_done(struct np_btf *b)
{
	for (uint32_t i = 0; i < b->cap_wants; i++) {
		if (b->wants[i])
			b->wants[i]->types_known = true;
	}
}

/* A pass for names that came after the index. */
static void late_pass(struct np_btf *b)
{
	struct btf_filter f;

	if (!btf_filter_make(b, &f))
		return;
	for (uint32_t i = 0; i < b->n; i++) {
		const uint8_t *p = b->types + b->offsets[i];

		btf_filter_offer(b, &f, i, btf_load32(p), btf_info_kind(btf_load32(p + 4)));
	}
	btf_filter_done(b);
}

/* The table of all names of our own types; open addressing, 0 is free, else index + 1. */
static void names_make(struct np_btf *b)
{
	b->cap_names = 64;
	while (b->cap_names < b->n * 2)
		b->cap_names *= 2;
	b->names = np_xcalloc(b->cap_names, sizeof(*b->names));
	for (uint32_t i = 0; i < b->n; i++) {
		const uint8_t *p = b->types + b->offsets[i];
		const char *name;
		uint32_t at;

		if (!btf_load32(p) || !btf_kind_is_named(btf_info_kind(btf_load32(p + 4))))
			continue;
		name = btf_string(b, btf_load32(p));
		/* In order of ids, so that the first of a name and kind is met first. */
		at = np_hash(name, strlen(name)) & (b->cap_names - 1);
		while (b->names[at])
			at = (at + 1) & (b->cap_names - 1);
		b->names[at] = i + 1;
	}
}

static void names_match(struct np_btf *b, struct btf_want *w)
{
	for (uint32_t at = w->hash & (b->cap_names - 1); b->names[at];
	     at = (at + 1) & (b->cap_names - 1)) {
		uint32_t i = b->names[at] - 1, kind;
		const uint8_t *p = b->types + b->offsets[i];

		kind = btf_info_kind(btf_load32(p + 4));
		if (!w->id[kind] && !strcmp(btf_string(b, btf_load32(p)), w->name))
			w->id[kind] = b->first_id + i;
	}
	w->types_known = true;
}

static void want_find(struct np_btf *b, struct btf_want *w)
{
	if (!b->indexed)
		btf_index(b);
	if (w->types_known)
		return;
	if (!b->names && ++b->late_passes > MAX_LATE_PASSES)
		names_make(b);
	if (b->names)
		names_match(b, w);
	else
		late_pass(b);
}

uint32_t np_btf_find(struct np_btf *b, const char *name, uint32_t kinds)
{
	size_t len = strlen(name);
	struct btf_want *w;
	uint32_t best = 0;

	if (!len || len >= 4096)
		return 0;
	w = want_add(b, name, len);
	want_find(b, w);
	for (uint32_t kind = 1; kind < NP_BTF_KINDS; kind++) {
		/* A declaration stands back behind any definition. */
		if (!(kinds >> kind & 1) || !w->id[kind] || kind == NP_BTF_FWD)
			continue;
		if (!best || w->id[kind] < best)
			best = w->id[kind];
	}
	if (!best && b->base) /* modules: their own first, then vmlinux's */
		best = np_btf_find((struct np_btf *)b->base, name, kinds & ~(1u << NP_BTF_FWD));
	if (!best && kinds >> NP_BTF_FWD & 1)
		best = w->id[NP_BTF_FWD];
	if (!best && b->base && kinds >> NP_BTF_FWD & 1)
		best = np_btf_find((struct np_btf *)b->base, name, 1u << NP_BTF_FWD);
	return best;
}

/* One pass over the enumerators for all names that were not looked for yet. */
static void match_enumerators(struct np_btf *b)
{
	struct btf_filter f = {0};

	for (uint32_t i = 0; i < b->cap_wants; i++) {
		if (b->wants[i] && !b->wants[i]->enumerators_known)
			filter_add(&f, b->wants[i]);
	}
	for (uint32_t i = 0; i < b->n_enums; i++) {
		struct btf_record r;
		const uint8_t *p = btf_record(b, b->enums[i], &r);
		uint32_t each = btf_info_kind(r.info) == NP_BTF_ENUM ? 8 : 12;

		for (uint32_t k = 0; k < btf_info_vlen(r.info); k++, p += each) {
			struct btf_want *w = want_of(b, &f, btf_load32(p));
			struct np_btf_enumerator e;

			if (!w || w->enumerators_known || w->enum_id)
				continue;
			if (np_btf_enumerator(b, b->enums[i], k, &e)) {
				w->enum_id = b->enums[i];
				w->value = e.value;
			}
		}
	}
	for (uint32_t i = 0; i < b->cap_wants; i++) {
		if (b->wants[i])
			b->wants[i]->enumerators_known = true;
	}
}

uint32_t np_btf_find_enumerator(struct np_btf *b, const char *name, int64_t *value)
{
	size_t len = strlen(name);
	struct btf_want *w;

	if (!len || len >= 4096)
		return 0;
	w = want_add(b, name, len);
	btf_index(b);
	if (!w->enumerators_known)
		match_enumerators(b);
	if (!w->enum_id && b->base)
		return np_btf_find_enumerator((struct np_btf *)b->base, name, value);
	if (w->enum_id && value)
		*value = w->value;
	return w->enum_id;
}

void np_btf_each(const struct np_btf *b, uint32_t kinds,
		 bool (*f)(void *arg, uint32_t id, const char *name), void *arg)
{
	uint32_t n = np_btf_count(b);

	for (uint32_t id = 1; id < n; id++) {
		struct btf_record r;

		if (!btf_record(b, id, &r) || !(kinds >> btf_info_kind(r.info) & 1))
			continue;
		if (!f(arg, id, btf_string(b, r.name_off)))
			return;
	}
}

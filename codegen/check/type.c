/* Types: interning by content, layouts, types out of BTF, how they read. */
#include "check/type.h"

#include <string.h>

#include "base/strmap.h"
#include "base/vec.h"
#include "image/words.h"

struct entry {
	const struct np_type *type;
	struct entry *next;
};
struct np_types {
	struct np_arena *arena;
	struct entry *buckets[256];
	NP_VEC(const struct np_plan_words *) words;
};

struct np_types *np_types_new(struct np_arena *a)
{
	struct np_types *t = np_alloc(a, sizeof(*t));

	t->arena = a;
	return t;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool same(const struct np_type *a, const struct np_type *b)
{
	if (a->kind != b->kind || a->size != b->size || a->is_signed != b->is_signed ||
	    a->is_char != b->is_char || a->is_user != b->is_user || a->is_kernel != b->is_kernel ||
	    a->is_union != b->is_union || a->elem != b->elem || a->count != b->count ||
	    a->btf != b->btf || a->btf_id != b->btf_id || a->n_members != b->n_members ||
	    a->words != b->words || a->a != b->a || a->b != b->b || a->c != b->c ||
	    !same_text(a->name, b->name) || !same_text(a->anchor, b->anchor) ||
	    !same_text(a->format, b->format))
		return false;
	for (uint32_t i = 0; i < a->n_members; i++)
		if (a->members[i].type != b->members[i].type ||
		    a->members[i].offset != b->members[i].offset ||
		    !same_text(a->members[i].name, b->members[i].name))
			return false;
	return true;
}

static uint32_t bucket_of(const struct np_type *t)
{
	const uint64_t what[] = {t->kind, t->size, t->count, t->btf_id, (uintptr_t)t->elem};

	return np_hash(what, sizeof(what)) % 256;
}

const struct np_type *np_type_intern(struct np_types *t, const struct np_type *like)
{
	struct entry **bucket = &t->buckets[bucket_of(like)], *e;

	for (e = *bucket; e; e = e->next)
		if (same(e->type, like))
			return e->type;
	e = np_alloc(t->arena, sizeof(*e));
	e->type = np_memdup(t->arena, like, sizeof(*like));
	e->next = *bucket;
	*bucket = e;
	return e->type;
}

const struct np_type *np_type_with_words(struct np_types *t, const struct np_type *type,
					 const struct np_plan_words *words)
{
	struct np_type like = *type;

	like.words = NULL;
	np_vec_each (const struct np_plan_words *, it, &t->words)
		if (words && np_words_same(*it, words))
			like.words = *it;
	if (words && !like.words) {
		like.words = words;
		np_vec_push(t->arena, &t->words, words);
	}
	return np_type_intern(t, &like);
}

const struct np_type *np_type_void(struct np_types *t)
{
	return np_type_intern(t, &(struct np_type){.kind = NP_V_NONE});
}

const struct np_type *np_type_int(struct np_types *t, uint32_t size, bool is_signed)
{
	return np_type_intern(
		t, &(struct np_type){.kind = NP_V_INT, .size = size, .is_signed = is_signed});
}

const struct np_type *np_type_bool(struct np_types *t)
{
	return np_type_intern(t, &(struct np_type){.kind = NP_V_BOOL, .size = 1});
}

const struct np_type *np_type_str(struct np_types *t, uint32_t size)
{
	return np_type_intern(t, &(struct np_type){.kind = NP_V_STR, .size = size});
}

const struct np_type *np_type_ptr(struct np_types *t, const struct np_type *to, bool is_user)
{
	return np_type_intern(
		t, &(struct np_type){.kind = NP_V_PTR, .size = 8, .elem = to, .is_user = is_user});
}

const struct np_type *np_type_through(struct np_types *t, const struct np_type *from,
				      const struct np_type *read)
{
	struct np_type pointer = *read;

	if (!from || read->kind != NP_V_PTR || (!from->is_user && !from->is_kernel))
		return read;
	pointer.is_user = from->is_user;
	pointer.is_kernel = from->is_kernel;
	return np_type_intern(t, &pointer);
}

const struct np_type *np_type_array(struct np_types *t, const struct np_type *elem, uint32_t count)
{
	return np_type_intern(t, &(struct np_type){.kind = NP_V_ARRAY,
						   .size = elem->size * count,
						   .elem = elem,
						   .count = count});
}

const struct np_type *np_type_tuple(struct np_types *t, const struct np_type *const *elems,
				    uint32_t n)
{
	return np_type_record(t, elems, NULL, n);
}

const struct np_type *np_type_record(struct np_types *t, const struct np_type *const *elems,
				     const char *const *names, uint32_t n)
{
	struct np_type_member *members = np_alloc(t->arena, n * sizeof(*members));
	uint32_t offset = 0;

	for (uint32_t i = 0; i < n; i++) {
		members[i] = (struct np_type_member){names ? names[i] : "", elems[i], offset};
		offset += (elems[i]->size + 7) & ~7u;
	}
	return np_type_intern(
		t, &(struct np_type){
			   .kind = NP_V_TUPLE, .size = offset, .members = members, .n_members = n});
}

const struct np_type *np_type_simple(struct np_types *t, uint32_t kind)
{
	uint32_t size = 8;

	if (kind == NP_V_INET)
		size = 24;
	else if (kind == NP_V_USTACK || kind == NP_V_USYM)
		size = 16;
	return np_type_intern(t, &(struct np_type){.kind = kind, .size = size});
}

const struct np_type *np_type_fact(struct np_types *t)
{
	return np_type_intern(t,
			      &(struct np_type){.kind = NP_V_FACT, .size = 8, .is_signed = true});
}

/* Names of an enum without a tag are found again through one of its enumerators. */
static const struct np_type *enum_type(struct np_types *t, struct np_btf *btf, uint32_t id,
				       const struct np_btf_type *b)
{
	struct np_btf_enumerator first = {.name = ""};

	if (!*b->name)
		np_btf_enumerator(btf, id, 0, &first);
	return np_type_intern(t, &(struct np_type){.kind = NP_V_ENUM,
						   .size = b->size,
						   .is_signed = b->is_signed,
						   .name = b->name,
						   .anchor = *b->name ? "" : first.name,
						   .btf = btf,
						   .btf_id = id});
}

#define DEEPEST 32 /* pointers to pointers ...; hostile BTF may be cyclic */

/* A struct without a tag has a typedef's name, if it has one. */
static const char *struct_name(struct np_types *t, struct np_btf *btf, uint32_t id,
			       const struct np_btf_type *b)
{
	struct np_btf_type of;
	const char *name = b->name;

	for (int i = 0; !*name && i < DEEPEST && np_btf_type(btf, id, &of); i++, id = of.ref) {
		if (of.kind == NP_BTF_STRUCT || of.kind == NP_BTF_UNION)
			break;
		if (of.kind == NP_BTF_TYPEDEF)
			name = np_sprintf(t->arena, "~%s", of.name);
	}
	return name;
}

static const struct np_type *from_btf(struct np_types *t, struct np_btf *btf, uint32_t id,
				      int depth)
{
	struct np_btf_type b;
	uint32_t written = id;

	id = np_btf_strip(btf, id);
	if (!id || depth > DEEPEST || !np_btf_type(btf, id, &b))
		return np_type_void(t);
	if (b.kind != NP_BTF_FWD) /* whose definition may be of the module or script */
		btf = np_btf_owner(btf, id);
	switch (b.kind) {
	case NP_BTF_INT:
		if (b.is_bool)
			return np_type_bool(t);
		return np_type_intern(t, &(struct np_type){.kind = NP_V_INT,
							   .size = b.size > 8 ? 8 : b.size,
							   .is_signed = b.is_signed,
							   .is_char = !strcmp(b.name, "char")});
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64: return enum_type(t, btf, id, &b);
	case NP_BTF_PTR: return np_type_ptr(t, from_btf(t, btf, b.ref, depth + 1), false);
	case NP_BTF_ARRAY: {
		const struct np_type *elem = from_btf(t, btf, b.ref, depth + 1);

		if (elem->kind == NP_V_INT && elem->is_char && b.vlen)
			return np_type_intern(t, &(struct np_type){.kind = NP_V_STR,
								   .size = b.vlen,
								   .is_char = true});
		return np_type_array(t, elem, b.vlen);
	}
	case NP_BTF_FWD: {
		uint32_t whole = np_btf_find(btf, b.name, 1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION);

		if (whole)
			return from_btf(t, btf, whole, depth + 1);
	}
		/* fall through */
	case NP_BTF_STRUCT:
	case NP_BTF_UNION:
		return np_type_intern(t,
				      &(struct np_type){.kind = NP_V_STRUCT,
							.size = b.kind == NP_BTF_FWD ? 0 : b.size,
							.is_union = b.kind == NP_BTF_UNION,
							.name = struct_name(t, btf, written, &b),
							.btf = btf,
							.btf_id = id});
	default: return np_type_void(t);
	}
}

const struct np_type *np_type_from_btf(struct np_types *t, struct np_btf *btf, uint32_t id)
{
	return from_btf(t, btf, id, 0);
}

bool np_type_is_scalar(const struct np_type *t)
{
	switch (t->kind) {
	case NP_V_INT:
	case NP_V_BOOL:
	case NP_V_ENUM:
	case NP_V_PTR:
	case NP_V_KSTACK:
	case NP_V_KSYM:
	case NP_V_LOC:
	case NP_V_TIME:
	case NP_V_DURATION:
	case NP_V_PROBE:
	case NP_V_USERNAME:
	case NP_V_CGROUP_PATH:
	case NP_V_FACT:
	case NP_V_MAC: return true;
	default: return false;
	}
}

const char *np_tseries_way(int64_t way)
{
	static const char *const ways[] = {"", ", \"avg\"", ", \"max\"", ", \"min\"", ", \"sum\""};

	return way >= 0 && way <= NP_TSERIES_SUM ? ways[way] : "";
}

void np_type_show(const struct np_type *t, struct np_text *out)
{
	switch (t->kind) {
	case NP_V_NONE: np_text_add(out, "void"); break;
	case NP_V_INT:
		if (t->is_char) {
			np_text_add(out, "char");
			break;
		}
		np_text_addf(out, "%sint%u", t->is_signed ? "" : "u", t->size * 8);
		break;
	case NP_V_ENUM:
		if (t->name && *t->name)
			np_text_addf(out, "enum %s", t->name);
		else
			np_text_addf(out, "enum { %s ... }", t->anchor ? t->anchor : "");
		break;
	case NP_V_STR: np_text_addf(out, "string[%u]", t->size); break;
	case NP_V_STRUCT:
		if (t->name && *t->name == '~') {
			np_text_add(out, t->name + 1);
			break;
		}
		np_text_addf(out, "%s %s", t->is_union ? "union" : "struct",
			     t->name && *t->name ? t->name : "{ }");
		break;
	case NP_V_PTR: {
		bool star = t->elem->kind == NP_V_PTR && !t->elem->is_user;

		np_type_show(t->elem, out);
		np_text_add(out, star ? "*" : " *");
		np_text_add(out, t->is_user ? " (user)" : "");
		break;
	}
	case NP_V_ARRAY:
		np_type_show(t->elem, out);
		np_text_addf(out, "[%u]", t->count);
		break;
	case NP_V_TUPLE:
		if (t->name && *t->name) {
			np_text_add(out, t->name);
			break;
		}
		np_text_addc(out, '(');
		for (uint32_t i = 0; i < t->n_members; i++) {
			np_text_add(out, i ? ", " : "");
			if (*t->members[i].name)
				np_text_addf(out, "%s=", t->members[i].name);
			np_type_show(t->members[i].type, out);
		}
		np_text_addc(out, ')');
		break;
	default:
		np_text_add(out, np_vkind_name(t->kind));
		if ((t->kind == NP_V_KSTACK || t->kind == NP_V_USTACK || t->kind == NP_V_USYM) &&
		    t->format)
			np_text_addf(out, "(%s)", t->format);
		if (t->kind == NP_V_TSERIES) /* two of them may differ in these alone */
			np_text_addf(out, "(%lldns, %u%s)", (long long)t->a, t->count,
				     np_tseries_way(t->b));
		break;
	}
}

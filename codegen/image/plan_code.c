/*
 * The plan's encoder, bounds-checked decoder and dump, expanded from the rows of plan.def.
 * Encoding: little endian; numbers as they are, strings as u32 length and bytes, lists as u32
 * count and records.
 */
#include <string.h>

#include "image/plan_internal.h"

const char *np_vkind_name(uint32_t kind)
{
	static const char *const names[] = {
#define NP_VKIND(id, name) name,
		NP_VKINDS(NP_VKIND)
#undef NP_VKIND
	};

	return kind < NP_V_END ? names[kind] : "?";
}

const char *np_event_kind_name(uint32_t kind)
{
	static const char *const names[] = {
#define NP_EVENT(id, name) name,
		NP_EVENT_KINDS(NP_EVENT)
#undef NP_EVENT
	};

	return kind < NP_EV_END ? names[kind] : "?";
}

const char *np_mechanism_name(uint32_t mechanism)
{
	static const char *const names[] = {
#define NP_MECHANISM(id, name) name,
		NP_MECHANISMS(NP_MECHANISM)
#undef NP_MECHANISM
	};

	return mechanism < NP_M_COUNT ? names[mechanism] : "?";
}

uint64_t np_hist_low(uint32_t bits, uint32_t bucket)
{
	uint32_t sub = 1u << bits, i = bucket ? bucket - 1 : 0;

	if (i < sub)
		return i;
	i -= sub;
	return ((uint64_t)sub + (i & (sub - 1))) << (i >> bits);
}

/* Encoding */

static void put_u32(struct np_text *out, uint32_t v)
{
	np_text_addn(out, (const char *)&v, sizeof(v));
}

static void put_u64(struct np_text *out, uint64_t v)
{
	np_text_addn(out, (const char *)&v, sizeof(v));
}

static void put_str(struct np_text *out, const char *s)
{
	size_t n = s ? strlen(s) : 0;

	put_u32(out, (uint32_t)n);
	np_text_addn(out, s ? s : "", n);
}

#define NP_RECORD(record)                                                          \
	static void put_##record(struct np_text *out, const struct np_##record *r) \
	{
#define NP_U32(name) put_u32(out, r->name);
#define NP_U64(name) put_u64(out, r->name);
#define NP_I64(name) put_u64(out, (uint64_t)r->name);
#define NP_STR(name) put_str(out, r->name);
#define NP_LIST(record, name)                    \
	put_u32(out, r->name.n);                 \
	for (uint32_t i = 0; i < r->name.n; i++) \
		put_##record(out, &r->name.v[i]);
#define NP_END(record) }
#include "image/plan.def"
#undef NP_RECORD
#undef NP_U32
#undef NP_U64
#undef NP_I64
#undef NP_STR
#undef NP_LIST
#undef NP_END

void np_plan_encode(const struct np_plan *p, struct np_text *out)
{
	np_text_addn(out, NP_PLAN_MAGIC, 8);
	put_u32(out, NP_PLAN_VERSION);
	put_plan(out, p);
}

/* Decoding */

struct reader {
	struct np_arena *arena;
	const uint8_t *p;
	size_t left;
	bool bad;
};

static uint64_t get(struct reader *r, size_t n)
{
	uint64_t v = 0;

	if (r->bad || r->left < n) {
		r->bad = true;
		return 0;
	}
	memcpy(&v, r->p, n);
	r->p += n;
	r->left -= n;
	return v;
}

static const char *get_str(struct reader *r)
{
	uint32_t n = (uint32_t)get(r, 4);

	if (r->bad || n > r->left || memchr(r->p, 0, n)) {
		r->bad = true;
		return "";
	}
	const char *s = np_strndup(r->arena, (const char *)r->p, n);

	r->p += n;
	r->left -= n;
	return s;
}

#define NP_RECORD(record)                                                  \
	static void get_##record(struct reader *in, struct np_##record *r) \
	{
#define NP_U32(name) r->name = (uint32_t)get(in, 4);
#define NP_U64(name) r->name = get(in, 8);
#define NP_I64(name) r->name = (int64_t)get(in, 8);
#define NP_STR(name) r->name = get_str(in);
/* Every record takes at least four bytes, so a count cannot make us allocate out of nothing. */
#define NP_LIST(record, name)                                                    \
	for (uint32_t i = 0, n = (uint32_t)get(in, 4); i < n && !in->bad; i++) { \
		if (n - i > in->left / 4)                                        \
			in->bad = true;                                          \
		else                                                             \
			get_##record(in, np_vec_add(in->arena, &r->name));       \
	}
#define NP_END(record) }
#include "image/plan.def"
#undef NP_RECORD
#undef NP_U32
#undef NP_U64
#undef NP_I64
#undef NP_STR
#undef NP_LIST
#undef NP_END

struct np_plan *np_plan_decode(struct np_arena *a, const void *bytes, size_t len,
			       const char **error)
{
	struct reader r = {a, bytes, len, false};
	struct np_plan *p = np_alloc(a, sizeof(*p));
	uint32_t version;

	*error = NULL;
	if (len < 12 || memcmp(bytes, NP_PLAN_MAGIC, 8)) {
		*error = "not a program image of nprobe";
		return NULL;
	}
	get(&r, 8);
	version = (uint32_t)get(&r, 4);
	if (version != NP_PLAN_VERSION) {
		*error = np_sprintf(
			a,
			"an image of version %u, and this nprobe reads version %u: build it again",
			version, NP_PLAN_VERSION);
		return NULL;
	}
	get_plan(&r, p);
	if (r.bad || r.left)
		*error = "damaged: its plan is cut off or does not add up";
	else
		*error = np_plan_wrong(a, p);
	return *error ? NULL : p;
}

/* Dump */

static void dump_key(struct np_text *out, unsigned depth, const char *name)
{
	np_text_pad(out, ' ', depth * 2);
	np_text_addf(out, "%s: ", name);
}

/* Zeroes and empty texts are the defaults: left out, so that a dump can be read. */
static void dump_number(struct np_text *out, unsigned depth, const char *name, int64_t v)
{
	if (!v)
		return;
	dump_key(out, depth, name);
	if ((uint64_t)v == NP_NO_INDEX)
		np_text_add(out, "none\n");
	else
		np_text_addf(out, "%lld\n", (long long)v);
}

static void dump_str(struct np_text *out, unsigned depth, const char *name, const char *s)
{
	if (!s || !*s)
		return;
	dump_key(out, depth, name);
	np_text_addc(out, '"');
	np_text_add_escaped(out, s, strlen(s));
	np_text_add(out, "\"\n");
}

#define NP_RECORD(record)                                              \
	static void dump_##record(struct np_text *out, unsigned depth, \
				  const struct np_##record *r)         \
	{
#define NP_U32(name) dump_number(out, depth, #name, r->name);
#define NP_U64(name) dump_number(out, depth, #name, (int64_t)r->name);
#define NP_I64(name) dump_number(out, depth, #name, r->name);
#define NP_STR(name) dump_str(out, depth, #name, r->name);
#define NP_LIST(record, name)                                 \
	for (uint32_t i = 0; i < r->name.n; i++) {            \
		np_text_pad(out, ' ', depth * 2);             \
		np_text_addf(out, "%s[%u]\n", #name, i);      \
		dump_##record(out, depth + 1, &r->name.v[i]); \
	}
#define NP_END(record) }
#include "image/plan.def"
#undef NP_RECORD
#undef NP_U32
#undef NP_U64
#undef NP_I64
#undef NP_STR
#undef NP_LIST
#undef NP_END

void np_plan_dump(const struct np_plan *p, struct np_text *out)
{
	dump_plan(out, 0, p);
}

/*
 * JSON, one object a line, in bpftrace's schema and spacing.  Text is always valid UTF-8:
 * bytes that are none become U+FFFD (bpftrace 0.27 writes them as \uffffff80).
 */
#include "out/out_internal.h"

size_t out_utf8_len(const unsigned char *s, size_t n)
{
	size_t len = s[0] < 0x80   ? 1
		     : s[0] < 0xc2 ? 0
		     : s[0] < 0xe0 ? 2
		     : s[0] < 0xf0 ? 3
		     : s[0] < 0xf5 ? 4
				   : 0;

	if (!len || len > n)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] >= 0xa0) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] >= 0x90))
		return 0; /* overlong, surrogate, beyond U+10FFFF */
	return len;
}

static void add_byte(struct np_text *t, unsigned char c)
{
	switch (c) {
	case '"': np_text_addn(t, "\\\"", 2); return;
	case '\\': np_text_addn(t, "\\\\", 2); return;
	case '\n': np_text_addn(t, "\\n", 2); return;
	case '\t': np_text_addn(t, "\\t", 2); return;
	case '\r': np_text_addn(t, "\\r", 2); return;
	}
	np_text_addf(t, "\\u%04x", c);
}

void out_json_string(struct np_text *t, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0, from = 0;

	np_text_addc(t, '"');
	while (i < n) {
		size_t len = out_utf8_len(p + i, n - i);

		if (len && p[i] >= 0x20 && p[i] != '"' && p[i] != '\\') {
			i += len;
			continue;
		}
		np_text_addn(t, s + from, i - from);
		if (len)
			add_byte(t, p[i]);
		else
			np_text_addn(t, "\xef\xbf\xbd", 3);
		from = ++i;
	}
	np_text_addn(t, s + from, i - from);
	np_text_addc(t, '"');
}

/* A number that readers with doubles would change is written as a string. */
static bool fits_double(uint64_t v)
{
	return !v || 64 - __builtin_clzll(v) - __builtin_ctzll(v) <= 53;
}

void out_json_u64(struct np_text *t, uint64_t v)
{
	bool plain = fits_double(v);

	if (!plain)
		np_text_addc(t, '"');
	out_u64(t, v);
	if (!plain)
		np_text_addc(t, '"');
}

void out_json_i64(struct np_text *t, int64_t v)
{
	bool plain = fits_double(v < 0 ? 0 - (uint64_t)v : (uint64_t)v);

	if (!plain)
		np_text_addc(t, '"');
	out_i64(t, v);
	if (!plain)
		np_text_addc(t, '"');
}

void out_json_begin(struct np_text *t, const char *type)
{
	np_text_add(t, "{\"type\": \"");
	np_text_add(t, type);
	np_text_add(t, "\", \"data\": ");
}

void out_json_end(struct np_text *t)
{
	np_text_addn(t, "}\n", 2);
}

/* --- values --- */

static void json_of(struct np_out *o, struct np_text *t, const struct out_value *v, int depth);

static void json_number(struct np_text *t, const struct out_value *v)
{
	uint64_t n;

	if (!out_number(v, &n))
		np_text_add(t, "null");
	else if (v->type->is_signed || v->type->kind == NP_V_DURATION)
		out_json_i64(t, (int64_t)n);
	else
		out_json_u64(t, n);
}

static void json_buffer(struct np_text *t, const struct out_value *v)
{
	uint32_t n;
	const uint8_t *p = out_buffer(v, &n);

	if (!v->tail && v->len < 4) {
		np_text_add(t, "null");
		return;
	}
	np_text_addc(t, '[');
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			np_text_addc(t, ',');
		out_u64(t, p[i]);
	}
	np_text_addc(t, ']');
}

static void json_array(struct np_out *o, struct np_text *t, const struct out_value *v, int depth)
{
	const struct np_plan_type *elem =
		v->type->elem < o->plan->types.n ? &o->plan->types.v[v->type->elem] : NULL;

	np_text_addc(t, '[');
	for (uint32_t i = 0; elem && i < v->type->count; i++) {
		struct out_value e = {.type = elem, .in_struct = v->in_struct};

		if (!elem->size || elem->size > v->len || i > (v->len - elem->size) / elem->size)
			break;
		e.p = v->p + (size_t)i * elem->size;
		e.len = elem->size;
		if (i)
			np_text_addc(t, ',');
		json_of(o, t, &e, depth + 1);
	}
	np_text_addc(t, ']');
}

static void json_members(struct np_out *o, struct np_text *t, const struct out_value *v, int depth,
			 bool *first);

static void json_tuple(struct np_out *o, struct np_text *t, const struct out_value *v, int depth)
{
	struct out_value e;

	bool first = true;

	if (v->type->members.n && v->type->members.v[0].name[0]) { /* a record */
		np_text_addc(t, '{');
		json_members(o, t, v, depth, &first);
		np_text_addc(t, '}');
		return;
	}
	np_text_addc(t, '[');
	np_vec_each (struct np_plan_member, m, &v->type->members) {
		if (m != v->type->members.v)
			np_text_addc(t, ',');
		if (out_member(o, m, v->p, v->len, false, &e))
			json_of(o, t, &e, depth + 1);
		else
			np_text_add(t, "null");
	}
	np_text_addc(t, ']');
}

static void json_members(struct np_out *o, struct np_text *t, const struct out_value *v, int depth,
			 bool *first)
{
	struct out_value e;

	np_vec_each (struct np_plan_member, m, &v->type->members) {
		bool ok = out_member(o, m, v->p, v->len, false, &e);

		e.in_struct = true;
		if (ok && !m->name[0] && e.type->kind == NP_V_STRUCT) {
			json_members(o, t, &e, depth + 1, first);
			continue;
		}
		if (!*first)
			np_text_addn(t, ", ", 2);
		*first = false;
		out_json_string(t, m->name, strlen(m->name));
		np_text_addn(t, ": ", 2);
		if (ok)
			json_of(o, t, &e, depth + 1);
		else
			np_text_add(t, "null");
	}
}

/* All the kinds that are a string in JSON: their text, quoted. */
static void json_text(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	struct np_text s = o->temp;

	/* Borrowed, and put back: one buffer serves all values. */
	np_text_clear(&s);
	out_text(o, &s, v, OUT_PLAIN);
	out_json_string(t, s.s ? s.s : "", s.n);
	o->temp = s;
}

/* False: it is a number. */
static bool json_enum(struct np_out *o, struct np_text *t, const struct out_value *v, int64_t n)
{
	struct np_text s = o->temp;
	bool words;

	np_text_clear(&s);
	words = out_enum_words(o, &s, v->type, n);
	if (words)
		out_json_string(t, s.s, s.n);
	o->temp = s;
	return words;
}

/* What JSONL has in another form: stacks as lists, enumerators by name, pointers as hex. */
static bool json_word(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	uint64_t n;

	if (v->type->kind == NP_V_KSTACK || v->type->kind == NP_V_USTACK) {
		out_jsonl_stack(o, t, v);
		return true;
	}
	if (v->type->kind == NP_V_PTR && out_number(v, &n)) {
		np_text_addc(t, '"');
		out_hex(t, n);
		np_text_addc(t, '"');
		return true;
	}
	return v->type->kind == NP_V_ENUM && out_number(v, &n) && json_enum(o, t, v, (int64_t)n);
}

static void json_of(struct np_out *o, struct np_text *t, const struct out_value *v, int depth)
{
	struct out_aggregate a;
	bool first = true;

	if (!depth && !out_type_is_sound(o, v->type)) {
		np_text_add(t, "null");
		return;
	}
	if (o->format == NP_FORMAT_JSONL && json_word(o, t, v))
		return;
	switch (v->type->kind) {
	case NP_V_NONE:
	case NP_V_HIST:
	case NP_V_LHIST:
	case NP_V_TSERIES: np_text_add(t, "null"); return;
	case NP_V_INT:
	case NP_V_ENUM:
	case NP_V_PTR:
	case NP_V_FACT:
	case NP_V_DURATION: json_number(t, v); return;
	case NP_V_INET:
		if (v->len >= 24 && !out_inet_is_known(v->p))
			np_text_add(t, "null");
		else
			json_text(o, t, v);
		return;
	case NP_V_BOOL: np_text_add(t, !v->len ? "null" : v->p[0] ? "true" : "false"); return;
	case NP_V_BYTES: json_buffer(t, v); return;
	case NP_V_ARRAY: json_array(o, t, v, depth); return;
	case NP_V_TUPLE: json_tuple(o, t, v, depth); return;
	case NP_V_STRUCT:
		np_text_addc(t, '{');
		json_members(o, t, v, depth, &first);
		np_text_addc(t, '}');
		return;
	case NP_V_COUNT:
	case NP_V_SUM:
	case NP_V_AVG:
	case NP_V_MIN:
	case NP_V_MAX:
	case NP_V_STATS:
	case NP_V_QUANTILE:
		out_aggregate(v->type, v->p, v->len, v->len >= out_aggregate_size(v->type), &a);
		out_aggregate_json(t, v->type, &a, 1);
		return;
	default: json_text(o, t, v); return;
	}
}

void out_json(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	json_of(o, t, v, 0);
}

/* 12, -12, 0x1f: what has no name. */
static bool is_number_text(const struct np_text *s)
{
	size_t sign = s->s[0] == '-';

	return s->s[sign] >= '0' && s->s[sign] <= '9' &&
	       strspn(s->s + sign, "0123456789abcdefx") == s->n - sign;
}

void out_json_by_name(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	struct np_text *s = &o->scratch;
	uint64_t n;
	bool unknown = v->type->kind == NP_V_FACT && !out_number(v, &n);

	np_text_clear(s);
	if (v->len && !unknown && (v->type->kind == NP_V_PTR || out_has_names(o, v->type)))
		out_text(o, s, v, OUT_PLAIN);
	if (s->n &&
	    (v->type->kind == NP_V_ARRAY || v->type->kind == NP_V_PTR || !is_number_text(s)))
		out_json_string(t, s->s, s->n);
	else
		out_json(o, t, v);
}

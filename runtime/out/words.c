/* Values in words: the steps of image/words.h, walked for one value. */
#include <arpa/inet.h>
#include <string.h>

#include "image/words.h"
#include "out/out_internal.h"

#define LINUX_AF_UNIX 1

static const char *errno_name(uint64_t n)
{
	switch (n) {
#define NP_ERRNO(number, name) \
	case number:           \
		return name;
#include "image/errno.def"
#undef NP_ERRNO
	default: return NULL;
	}
}

#define NO_COUNT (1ull << 40) /* of bytes, files, ...: what mmap() returns is an address */

/* -113 EHOSTUNREACH, or 113 where they are positive; what is no error is a number, or a pointer. */
static void error(struct np_text *t, const struct out_value *v, uint64_t n, bool positive)
{
	const char *name = n > (uint64_t)-NP_ERRNO_MOST - 1 ? errno_name(0 - n) : NULL;

	if (positive && n <= NP_ERRNO_MOST)
		name = errno_name(n);

	if (!name && (v->type->kind == NP_V_PTR || (int64_t)n >= (int64_t)NO_COUNT))
		out_hex(t, n);
	else
		out_i64(t, (int64_t)n);
	if (name) {
		np_text_addc(t, ' ');
		np_text_add(t, name);
	}
}

static void by_name(struct np_text *t, const struct np_plan_step *s, uint64_t n)
{
	np_vec_each (struct np_plan_name, it, &s->names)
		if (it->value == n) {
			np_text_add(t, it->text);
			return;
		}
	if (s->value)
		out_i64(t, (int64_t)n);
	else
		out_hex(t, n);
}

static void flags(struct np_text *t, const struct np_plan_step *s, uint64_t n)
{
	bool first = true;

	np_vec_each (struct np_plan_name, it, &s->names) {
		if ((n & it->value) != it->value || (!it->value && (n || !first)))
			continue;
		np_text_add(t, first ? "" : s->text);
		np_text_add(t, it->text);
		n &= ~it->value;
		first = false;
	}
	if (n && !first)
		np_text_add(t, s->text);
	if (n)
		out_hex(t, n);
}

static void ip6(struct np_text *t, const uint8_t *p)
{
	char text[INET6_ADDRSTRLEN];

	if (inet_ntop(AF_INET6, p, text, sizeof(text)))
		np_text_add(t, text);
}

/* A path, or an abstract name behind its NUL. */
static void unix_path(struct np_text *t, const char *p, uint32_t n)
{
	if (!*p) {
		np_text_addc(t, '@');
		p++;
		n--;
	}
	np_text_addn(t, p, strnlen(p, n));
}

bool out_is_sockaddr(const uint8_t *p, uint32_t n)
{
	switch (n < 2 ? 0 : out_load(p, 2, false)) {
	case LINUX_AF_INET: return n >= 8;
	case LINUX_AF_INET6: return n >= 24;
	case LINUX_AF_UNIX: return n > 3;
	default: return false;
	}
}

/* struct sockaddr_in, _in6 or _un. False: of another family. */
static bool sockaddr(struct np_text *t, const struct out_value *v, bool port)
{
	if (!out_is_sockaddr(v->p, v->len))
		return false;
	switch (out_load(v->p, 2, false)) {
	case LINUX_AF_UNIX: unix_path(t, (const char *)v->p + 2, v->len - 2); return true;
	case LINUX_AF_INET:
		np_text_addf(t, "%u.%u.%u.%u", v->p[4], v->p[5], v->p[6], v->p[7]);
		break;
	default:
		np_text_add(t, port ? "[" : "");
		ip6(t, v->p + 8);
		np_text_add(t, port ? "]" : "");
	}
	if (port)
		np_text_addf(t, ":%u", v->p[2] << 8 | v->p[3]);
	return true;
}

static void hex_bytes(struct np_text *t, const uint8_t *p, uint32_t n, const char *between)
{
	for (uint32_t i = 0; i < n; i++)
		np_text_addf(t, "%s%02x", i ? between : "", p[i]);
}

/* {0x1,0x2}: numbers of so many bytes. */
static void array(struct np_text *t, const uint8_t *p, uint32_t n, uint32_t size)
{
	np_text_addc(t, '{');
	for (uint32_t at = 0; at + size <= n; at += size) {
		if (at)
			np_text_addc(t, ',');
		out_hex(t, out_load(p + at, size, false));
	}
	np_text_addc(t, '}');
}

/* 0-3,7: a mask of the kernel's, of whole words, of this machine's byte order. */
static void bits(struct np_text *t, const uint8_t *p, uint32_t n)
{
	const char *between = "";

	for (uint32_t i = 0; i < n * 8; i++) {
		uint32_t first = i;

		while (i < n * 8 && p[i / 8] >> i % 8 & 1)
			i++;
		if (i == first)
			continue;
		np_text_addf(t, "%s%u", between, first);
		if (i - first > 1)
			np_text_addf(t, "-%u", i - 1);
		between = ",";
	}
	if (!*between)
		np_text_add(t, "none");
}

/* Text of the value's bytes; false: there are too few. */
static bool bytes(struct np_text *t, const struct out_value *v, const struct np_plan_step *s)
{
	static const uint8_t groups[] = {4, 2, 2, 2, 6};
	static const uint8_t least[] = {
		[NP_S_IP4 - NP_S_IP4] = 4,      [NP_S_IP6 - NP_S_IP4] = 16,
		[NP_S_MAC - NP_S_IP4] = 6,      [NP_S_UUID - NP_S_IP4] = 16,
		[NP_S_SOCKADDR - NP_S_IP4] = 2, [NP_S_BYTES - NP_S_IP4] = 0,
		[NP_S_BITS - NP_S_IP4] = 0,
	};
	const uint8_t *p = v->p;

	if (v->len < least[s->op - NP_S_IP4])
		return false;
	switch (s->op) {
	case NP_S_IP4: np_text_addf(t, "%u.%u.%u.%u", p[0], p[1], p[2], p[3]); break;
	case NP_S_IP6: ip6(t, p); break;
	case NP_S_MAC: hex_bytes(t, p, 6, ":"); break;
	case NP_S_UUID:
		for (size_t i = 0; i < sizeof(groups); p += groups[i++]) {
			np_text_add(t, i ? "-" : "");
			hex_bytes(t, p, groups[i], "");
		}
		break;
	case NP_S_SOCKADDR: return sockaddr(t, v, s->value);
	case NP_S_BYTES:
		if (s->value == 1 || s->value == 2 || s->value == 4 || s->value == 8)
			array(t, p, v->len, (uint32_t)s->value);
		else
			hex_bytes(t, p, v->len, s->text);
		break;
	case NP_S_BITS: bits(t, p, v->len); break;
	}
	return true;
}

static int digits(const struct np_plan_step *s)
{
	return s->value ? (int)(s->value & 31) : 1;
}

/* Text of a number. */
static void text_of(struct np_out *o, struct np_text *t, const struct out_value *v,
		    const struct np_plan_step *s, uint64_t n)
{
	switch (s->op) {
	case NP_S_SIGNED:
		if (s->value)
			np_text_addf(t, "%0*lld", digits(s), (long long)n);
		else
			out_i64(t, (int64_t)n);
		break;
	case NP_S_UNSIGNED:
		if (s->value)
			np_text_addf(t, "%0*llu", digits(s), (unsigned long long)n);
		else
			out_u64(t, n);
		break;
	case NP_S_HEX: np_text_addf(t, "0x%0*llx", digits(s), (unsigned long long)n); break;
	case NP_S_OCTAL: np_text_addf(t, n ? "0%llo" : "%llo", (unsigned long long)n); break;
	case NP_S_CHAR: np_text_add_escaped(t, (char[]){(char)n}, 1); break;
	case NP_S_SYMBOL: out_ksym(o, t, n); break;
	case NP_S_LOC: out_loc(o, t, n, false); break;
	case NP_S_ERRNO: error(t, v, n, s->value); break;
	case NP_S_GFP: out_gfp(t, n); break;
	case NP_S_NAME: by_name(t, s, n); break;
	case NP_S_FLAGS: flags(t, s, n); break;
	}
}

/* The plan was checked (np_words_ok): all skips go forward, the stack holds what is taken. */
static bool walk(struct np_out *o, struct np_text *t, const struct out_value *v,
		 const struct np_plan_words *w, uint64_t field, bool is_number)
{
	uint64_t stack[NP_STEPS_DEEPEST + 1];
	unsigned n = 0;

	for (uint32_t i = 0; i < w->steps.n; i++) {
		const struct np_plan_step *s = &w->steps.v[i];

		if (s->op == NP_S_FIELD) {
			if (!is_number)
				return false;
			stack[n++] = field;
		} else if (s->op == NP_S_NUMBER) {
			stack[n++] = s->value;
		} else if (s->op >= NP_S_NEG && s->op <= NP_S_SWAP) {
			stack[n - 1] = np_step_unary(s->op, stack[n - 1], s->value);
		} else if (s->op >= NP_S_MUL && s->op <= NP_S_EITHER) {
			n--;
			stack[n - 1] = np_step_binary(s->op, stack[n - 1], stack[n]);
		} else if (s->op == NP_S_SKIP) {
			i += (uint32_t)s->value;
		} else if (s->op == NP_S_SKIP_IF_0) {
			i += stack[--n] ? 0 : (uint32_t)s->value;
		} else if (s->op == NP_S_TEXT) {
			np_text_add(t, s->text);
		} else if (s->op >= NP_S_IP4) {
			if (!bytes(t, v, s))
				return false;
		} else {
			text_of(o, t, v, s, stack[--n]);
		}
	}
	return true;
}

bool out_words(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	const struct np_plan_words *w = &o->plan->words.v[v->type->words - 1];
	size_t before = t->n;
	uint64_t field = 0;
	bool is_number = out_number(v, &field);
	struct out_value inside = *v;

	if (v->type->kind == NP_V_BYTES) {
		inside.p = out_buffer(v, &inside.len);
		v = &inside;
	}
	if (walk(o, t, v, w, field, is_number) && t->n > before)
		return true;
	t->n = before; /* nothing was said */
	if (t->s)
		t->s[t->n] = '\0';
	return false;
}

bool out_has_names(const struct np_out *o, const struct np_plan_type *type)
{
	if (!type->words)
		return type->kind == NP_V_ENUM;
	np_vec_each (struct np_plan_step, s, &o->plan->words.v[type->words - 1].steps)
		if (s->op == NP_S_TEXT || s->op == NP_S_SYMBOL || s->op == NP_S_LOC ||
		    s->op >= NP_S_GFP)
			return true;
	return false;
}

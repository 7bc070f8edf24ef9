/*
 * printf: formats are taken apart once, into pieces; an event then walks them.
 *
 * Integers follow C: an argument of any width is widened by its own sign, then cut to the
 * type that the length modifier names (none: int).  Flags, width and precision are C's for
 * all conversions.  (bpftrace 0.27 ignores the precision, the blank flag and pads negative
 * numbers as 000-5; up to 0.21 it did what C does.)  %s takes anything.
 */
#include "out/out_internal.h"

#include <stdlib.h>

/* Nobody wants more padding; a hostile plan may. */
#define MAX_WIDTH 4096

static int32_t take_number(const char **s)
{
	int32_t n = 0;

	for (; **s >= '0' && **s <= '9'; ++*s)
		if (n <= MAX_WIDTH)
			n = n * 10 + (**s - '0');
	return n > MAX_WIDTH ? MAX_WIDTH : n;
}

static const char *take_flags(const char *s, struct out_piece *p)
{
	for (;; s++) {
		switch (*s) {
		case '-': p->flags |= OUT_LEFT; break;
		case '+': p->flags |= OUT_PLUS; break;
		case ' ': p->flags |= OUT_BLANK; break;
		case '#': p->flags |= OUT_ALT; break;
		case '0': p->flags |= OUT_ZERO; break;
		default: return s;
		}
	}
}

static const char *take_length(const char *s, struct out_piece *p)
{
	p->bytes = 4;
	if (s[0] == 'h') {
		p->bytes = s[1] == 'h' ? 1 : 2;
		return s + (s[1] == 'h' ? 2 : 1);
	}
	if (*s && strchr("ljzt", *s) && s[1]) {
		/* nprobe's %t ends in the same letter as C's ptrdiff_t length. */
		if (*s == 't' && !strchr("diouxX", s[1]))
			return s;
		p->bytes = 8;
		return s + (s[0] == 'l' && s[1] == 'l' ? 2 : 1);
	}
	return s;
}

/* One conversion, s behind the '%'. NULL: not one, it stays text. */
static const char *take_conversion(const char *s, struct out_piece *p)
{
	p->precision = -1;
	s = take_flags(s, p);
	p->width = take_number(&s);
	if (*s == '.') {
		s++;
		p->precision = take_number(&s);
	}
	if (*s == '%') /* %5% is a '%', as in C */
		return s;
	s = take_length(s, p);
	if (s[0] == 'g' && s[1] == 'r') { /* flags of an allocation */
		p->conversion = 'g';
		return s + 2;
	}
	if (!*s || !strchr("diouxXcpsrtD", *s))
		return NULL;
	p->conversion = *s == 'i' ? 'd' : *s;
	s++;
	if (p->conversion == 'r' && (*s == 'x' || *s == 'h'))
		p->variant = *s++;
	return s;
}

void out_printf_compile(struct np_out *o, const struct np_plan_event *e, struct out_event *c)
{
	const char *s = e->format, *from = s;
	uint32_t cap = 0, arg = e->kind == NP_EV_SHOW ? OUT_SHOW_HEAD : 0;

	(void)o;
	for (;;) {
		struct out_piece p = {.text = from};
		const char *next = NULL;

		while (*s && *s != '%')
			s++;
		p.text_len = (uint32_t)(s - from);
		if (*s && s[1] == '%') { /* one '%' stays, as the end of this text */
			p.text_len++;
			next = s + 2;
		} else if (*s) {
			next = take_conversion(s + 1, &p);
			if (!p.conversion) { /* as it is written */
				p.text_len++;
				next = next ? next + 1 : s + 1;
			}
		}
		if (p.conversion)
			p.arg = arg++;
		if (c->n == cap) {
			cap = cap ? cap * 2 : 8;
			c->pieces = np_xrealloc(c->pieces, cap * sizeof(*c->pieces));
		}
		c->pieces[c->n++] = p;
		if (!next)
			return;
		s = from = next;
	}
}

/* Text of `n` bytes in its field. */
static void add_padded(struct np_text *t, const struct out_piece *p, const char *s, size_t n)
{
	size_t pad = (size_t)p->width > n ? (size_t)p->width - n : 0;

	if (pad && !(p->flags & OUT_LEFT))
		np_text_pad(t, ' ', pad);
	np_text_addn(t, s, n);
	if (pad && p->flags & OUT_LEFT)
		np_text_pad(t, ' ', pad);
}

static uint64_t cut(uint64_t v, uint32_t bytes, bool is_signed)
{
	switch (bytes) {
	case 1: return is_signed ? (uint64_t)(int64_t)(int8_t)v : (uint8_t)v;
	case 2: return is_signed ? (uint64_t)(int64_t)(int16_t)v : (uint16_t)v;
	case 4: return is_signed ? (uint64_t)(int64_t)(int32_t)v : (uint32_t)v;
	}
	return v;
}

static unsigned digits_of(uint64_t v, unsigned base, bool upper, char *end)
{
	const char *set = upper ? "0123456789ABCDEF" : "0123456789abcdef";
	char *p = end;

	for (; v; v /= base)
		*--p = set[v % base];
	return (unsigned)(end - p);
}

static void add_integer(struct np_text *t, const struct out_piece *p, uint64_t v)
{
	char digits[24], *end = digits + sizeof(digits);
	const char *prefix = "";
	bool is_signed = p->conversion == 'd';
	unsigned base = p->conversion == 'o'                                                   ? 8
			: p->conversion == 'x' || p->conversion == 'X' || p->conversion == 'p' ? 16
											       : 10;
	unsigned n, prefix_len, zeros, pad;

	v = cut(v, p->conversion == 'p' ? 8 : p->bytes, is_signed);
	if (!p->flags && !p->width && p->precision < 0 && base == 10) {
		if (is_signed)
			out_i64(t, (int64_t)v);
		else
			out_u64(t, v);
		return;
	}
	if (is_signed) {
		prefix = (int64_t)v < 0         ? "-"
			 : p->flags & OUT_PLUS  ? "+"
			 : p->flags & OUT_BLANK ? " "
						: "";
		if ((int64_t)v < 0)
			v = 0 - v;
	} else if (base == 16 && v && (p->flags & OUT_ALT || p->conversion == 'p')) {
		prefix = p->conversion == 'X' ? "0X" : "0x";
	}
	n = digits_of(v, base, p->conversion == 'X', end);
	zeros = p->precision >= 0 ? (unsigned)p->precision : 1;
	if (base == 8 && p->flags & OUT_ALT && zeros <= n)
		zeros = n + 1;
	zeros = zeros > n ? zeros - n : 0;
	prefix_len = (unsigned)strlen(prefix);
	pad = (unsigned)p->width > n + zeros + prefix_len
		      ? (unsigned)p->width - n - zeros - prefix_len
		      : 0;
	if (p->flags & OUT_ZERO && !(p->flags & OUT_LEFT) && p->precision < 0) {
		zeros += pad;
		pad = 0;
	}
	if (pad && !(p->flags & OUT_LEFT))
		np_text_pad(t, ' ', pad);
	np_text_addn(t, prefix, prefix_len);
	np_text_pad(t, '0', zeros);
	np_text_addn(t, end - n, n);
	if (pad && p->flags & OUT_LEFT)
		np_text_pad(t, ' ', pad);
}

/* A buffer's bytes as \x61\x62 or 61 62. */
static void add_hex_bytes(struct np_text *t, const struct out_value *v, char variant)
{
	uint32_t n = v->len, at = 0, len;

	if (v->type->kind == NP_V_BYTES && !v->tail) {
		if (n < 4)
			return;
		memcpy(&len, v->p, 4);
		at = 4;
		n = len < n - 4 ? len : n - 4;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint8_t b = v->p[at + i];
		char hex[2] = {"0123456789abcdef"[b >> 4], "0123456789abcdef"[b & 15]};

		if (variant == 'x')
			np_text_addn(t, "\\x", 2);
		else if (i)
			np_text_addc(t, ' ');
		np_text_addn(t, hex, 2);
	}
}

static void add_argument(struct np_out *o, struct np_text *t, const struct out_piece *p,
			 const struct out_value *v)
{
	struct np_text *natural = &o->temp;
	uint64_t number = 0;
	struct out_piece whole;
	bool is_number = out_number(v, &number), wide = p->width || p->precision >= 0;
	char c;

	switch (p->conversion) {
	case 'c':
		if (!is_number)
			break;
		c = (char)number;
		add_padded(t, p, &c, 1);
		return;
	case 's':
	case 'r': break;
	case 'g':
		if (!is_number)
			break;
		np_text_clear(natural);
		out_gfp(natural, number);
		add_padded(t, p, natural->s, natural->n);
		return;
	case 't':
	case 'D':
		if (!is_number)
			break;
		if (!wide) {
			natural = t;
		} else {
			np_text_clear(natural);
		}
		if (p->conversion == 't')
			out_wall_clock(o, natural, number);
		else
			out_duration(natural, (int64_t)number);
		if (wide)
			add_padded(t, p, natural->s, natural->n);
		return;
	default:
		if (!is_number)
			break;
		whole = *p;
		if (v->type->kind == NP_V_FACT) /* of no width */
			whole.bytes = 8;
		add_integer(t, &whole, number);
		return;
	}
	if (!wide) {
		natural = t;
	} else {
		np_text_clear(natural);
	}
	if (p->variant)
		add_hex_bytes(natural, v, p->variant);
	else
		out_text(o, natural, v, OUT_PLAIN);
	if (wide) {
		size_t n = natural->n;

		if (p->precision >= 0 && (size_t)p->precision < n)
			n = (size_t)p->precision;
		add_padded(t, p, natural->s ? natural->s : "", n);
	}
}

void out_printf(struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		const struct out_event *c, const uint8_t *record, size_t len)
{
	struct out_value v;

	for (const struct out_piece *p = c->pieces, *end = p + c->n; p < end; p++) {
		if (p->text_len)
			np_text_addn(t, p->text, p->text_len);
		if (!p->conversion)
			continue;
		if (p->arg < e->args.n && out_member(o, &e->args.v[p->arg], record, len, true, &v))
			add_argument(o, t, p, &v);
	}
}

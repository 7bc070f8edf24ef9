/* printf: flags, widths and precisions are C's, and C's own printf does them. */
#include <stdio.h>
#include <string.h>

#include "evaluate.h"

struct conversion {
	char flags[8];
	int width, precision; /* -1: none */
	uint32_t bytes;       /* of the integer that the length says */
	char letter;
};

static int take_number(const char **s)
{
	int n = 0;

	while (**s >= '0' && **s <= '9')
		n = n * 10 + *(*s)++ - '0';
	return n;
}

static uint32_t take_length(const char **s)
{
	static const struct {
		const char *text;
		uint32_t bytes;
	} lengths[] = {{"hh", 1}, {"h", 2}, {"ll", 8}, {"l", 8}, {"j", 8}, {"z", 8}};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		if (!strncmp(*s, lengths[i].text, strlen(lengths[i].text))) {
			*s += strlen(lengths[i].text);
			return lengths[i].bytes;
		}
	return 4;
}

static const char *take(const char *s, struct conversion *c)
{
	size_t n = strspn(s, "-+ #0");

	*c = (struct conversion){.width = 0, .precision = -1};
	for (size_t i = 0; i < n; i++) /* each flag once */
		if (!strchr(c->flags, s[i]))
			c->flags[strlen(c->flags)] = s[i];
	s += n;
	c->width = take_number(&s);
	if (*s == '.') {
		s++;
		c->precision = take_number(&s);
	}
	c->bytes = take_length(&s);
	c->letter = *s;
	return *s ? s + 1 : s;
}

/* A text in a field of c->width, on the left with the flag '-'. */
static void add_text(struct np_text *out, const struct conversion *c, const char *s, size_t n)
{
	size_t pad = (size_t)c->width > n ? (size_t)c->width - n : 0;
	bool left = strchr(c->flags, '-') != NULL;

	np_text_pad(out, ' ', left ? 0 : pad);
	np_text_addn(out, s, n);
	np_text_pad(out, ' ', left ? pad : 0);
}

static void add_number(struct np_text *out, const struct conversion *c, uint64_t v)
{
	bool is_signed = c->letter == 'd' || c->letter == 'i';
	char format[64];

	if (c->letter == 'p')
		snprintf(format, sizeof(format), "%%#%s*.*llx", c->flags);
	else
		snprintf(format, sizeof(format), "%%%s*.*ll%c", c->flags, c->letter);
	v = extend(v, c->letter == 'p' ? 8 : c->bytes, is_signed);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	np_text_addf(out, format, c->width, c->precision, (unsigned long long)v);
#pragma GCC diagnostic pop
}

static void add(struct eval *e, const struct conversion *c, const struct value *v)
{
	struct np_text natural = {0};
	size_t n;
	char byte;

	switch (c->letter) {
	case 's':
		show(&natural, v);
		n = natural.n;
		if (c->precision >= 0 && n > (size_t)c->precision)
			n = (size_t)c->precision;
		add_text(e->out, c, natural.s ? natural.s : "", n);
		np_text_free(&natural);
		break;
	case 'c':
		byte = (char)v->n;
		add_text(e->out, c, &byte, 1);
		break;
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
	case 'p': add_number(e->out, c, v->n); break;
	default: problem(e, "a conversion that the evaluator does not know: %c", c->letter);
	}
}

void show_formatted(struct eval *e, const char *format, const struct value *args, uint32_t n)
{
	struct conversion c;
	uint32_t i = 0;

	while (*format) {
		if (*format != '%') {
			np_text_addc(e->out, *format++);
			continue;
		}
		if (format[1] == '%') {
			np_text_addc(e->out, '%');
			format += 2;
			continue;
		}
		format = take(format + 1, &c);
		if (i < n)
			add(e, &c, &args[i++]);
	}
}

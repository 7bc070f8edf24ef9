/* Growable text, and how wide a text is on a terminal. */
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void reserve(struct np_text *t, size_t more)
{
	size_t want = t->n + more + 1;

	if (want <= t->cap)
		return;
	size_t cap = t->cap ? t->cap * 2 : 128;

	t->cap = cap < want ? want : cap;
	t->s = np_xrealloc(t->s, t->cap);
}

void np_text_addn(struct np_text *t, const char *s, size_t n)
{
	reserve(t, n);
	if (n)
		memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

void np_text_add(struct np_text *t, const char *s)
{
	np_text_addn(t, s, strlen(s));
}

void np_text_addc(struct np_text *t, char c)
{
	np_text_addn(t, &c, 1);
}

void np_text_pad(struct np_text *t, char c, size_t count)
{
	reserve(t, count);
	memset(t->s + t->n, c, count);
	t->n += count;
	t->s[t->n] = '\0';
}

void np_text_vaddf(struct np_text *t, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return;
	reserve(t, (size_t)n);
	vsnprintf(t->s + t->n, (size_t)n + 1, fmt, ap);
	t->n += (size_t)n;
}

void np_text_addf(struct np_text *t, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	np_text_vaddf(t, fmt, ap);
	va_end(ap);
}

void np_text_add_escaped(struct np_text *t, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		switch (c) {
		case '"': np_text_add(t, "\\\""); break;
		case '\\': np_text_add(t, "\\\\"); break;
		case '\n': np_text_add(t, "\\n"); break;
		case '\t': np_text_add(t, "\\t"); break;
		case '\r': np_text_add(t, "\\r"); break;
		default:
			if (c < 0x20 || c == 0x7f)
				np_text_addf(t, "\\u%04x", c);
			else
				np_text_addc(t, (char)c);
		}
	}
}

void np_text_clear(struct np_text *t)
{
	t->n = 0;
	if (t->s)
		t->s[0] = '\0';
}

void np_text_free(struct np_text *t)
{
	free(t->s);
	*t = (struct np_text){0};
}

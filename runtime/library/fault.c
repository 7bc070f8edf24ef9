/* Errors of taps, and text of others that is shown. */
#include "library/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool np_fault(struct np_arena *a, struct np_fault *f, enum np_error code, const char *hint,
	      const char *fmt, ...)
{
	va_list ap;

	if (f->code)
		return false;
	va_start(ap, fmt);
	f->text = np_vsprintf(a, fmt, ap);
	va_end(ap);
	f->code = code;
	f->hint = hint;
	return false;
}

int np_fault_show(const struct np_fault *f)
{
	struct np_arena *a = np_arena_new();

	fprintf(stderr, "nprobe: error NP%04d: %s\n", (int)f->code, np_tame(a, f->text));
	if (f->hint)
		fprintf(stderr, "  hint: %s\n", np_tame(a, f->hint));
	np_arena_free(a);
	return 1;
}

/*
 * Bytes at p that steer a terminal: control characters, those of two bytes in UTF-8, and what turns
 * the direction of the text behind it (U+200E.., U+202A.., U+2066..). 0: none.
 */
static size_t steers(const unsigned char *p, size_t n)
{
	if (*p < 0x20 || *p == 0x7f)
		return 1;
	if (n > 1 && p[0] == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f)
		return 2;
	if (n > 2 && p[0] == 0xe2 &&
	    ((p[1] == 0x80 && (p[2] == 0x8e || p[2] == 0x8f || (p[2] >= 0xa8 && p[2] <= 0xae))) ||
	     (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9)))
		return 3;
	return 0;
}

const char *np_tame(struct np_arena *a, const char *text)
{
	size_t n = strlen(text), skip;
	char *out = np_alloc(a, n + 1), *to = out;

	for (size_t i = 0; i < n; i += skip ? skip : 1) {
		skip = text[i] == '\n' ? 0 : steers((const unsigned char *)text + i, n - i);
		*to++ = skip ? '?' : text[i];
	}
	return out;
}

bool np_is_tame_line(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (steers((const unsigned char *)text + i, n - i))
			return false;
	return true;
}

bool np_is_tame_text(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] != '\n' && text[i] != '\t' &&
		    steers((const unsigned char *)text + i, n - i))
			return false;
	return true;
}

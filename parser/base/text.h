/*
 * Growable text on the heap, for output that is built piece by piece: dumps, event
 * lines, messages.  Zero-initialised is empty.
 */
#ifndef NP_BASE_TEXT_H
#define NP_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

struct np_text {
	char *s;       /* NUL-terminated once anything was added, else NULL */
	size_t n, cap; /* bytes used, bytes allocated */
};

void np_text_add(struct np_text *t, const char *s);
void np_text_addn(struct np_text *t, const char *s, size_t n);
void np_text_addc(struct np_text *t, char c);
void np_text_pad(struct np_text *t, char c, size_t count);
void np_text_addf(struct np_text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void np_text_vaddf(struct np_text *t, const char *fmt, va_list ap);
/* Adds s as a C / JSON string body: quotes, backslashes and control bytes escaped. */
void np_text_add_escaped(struct np_text *t, const char *s, size_t n);
/* Empties it but keeps the memory; free gives the memory back. */
void np_text_clear(struct np_text *t);
void np_text_free(struct np_text *t);

/* Columns that n bytes of UTF-8 take on a terminal (wide characters take two). */
size_t np_display_width(const char *s, size_t n);

#endif

/*
 * Growable text on the heap, for output that is built piece by piece: dumps, event
 * lines, messages.  Zero-initialised is empty.
 */
#ifndef NP_BASE_TEXT_H
#define NP_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
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

/* width.c */
/* Columns that n bytes of UTF-8 take on a terminal (wide characters take two, marks none). */
size_t np_display_width(const char *s, size_t n);
/* Bytes of s that fit in so many columns; the colours and the like among them take none. */
size_t np_display_cut(const char *s, size_t n, size_t columns);
/* colour.c: may text written there have colours? On a terminal, unless NO_COLOR is set. */
bool np_has_colour(int fd);

#endif

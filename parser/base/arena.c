/*
 * Arena: chunks in a list, bump allocation.  Chunks double up to a limit so that a
 * one-liner touches few pages and a large script few chunks.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK (16u * 1024)
#define MAX_CHUNK (1024u * 1024)
#define ALIGN 16u

struct chunk {
	struct chunk *next;
	size_t used, size;
	_Alignas(ALIGN) unsigned char data[];
};

struct np_arena {
	struct chunk *chunks;
};

static void oom_exit(void)
{
	fputs("nprobe: out of memory\n", stderr);
	exit(1);
}

void (*np_oom)(void) = oom_exit;

void *np_xrealloc(void *p, size_t size)
{
	void *q = realloc(p, size ? size : 1);

	if (!q)
		np_oom();
	return q;
}

void *np_xcalloc(size_t n, size_t size)
{
	void *q = calloc(n ? n : 1, size ? size : 1);

	if (!q)
		np_oom();
	return q;
}

struct np_arena *np_arena_new(void)
{
	return np_xcalloc(1, sizeof(struct np_arena));
}

void np_arena_free(struct np_arena *a)
{
	if (!a)
		return;
	for (struct chunk *c = a->chunks, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

void *np_alloc(struct np_arena *a, size_t size)
{
	struct chunk *c = a->chunks;

	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!c || c->size - c->used < size) {
		size_t want = c ? c->size * 2 : FIRST_CHUNK;

		if (want > MAX_CHUNK)
			want = MAX_CHUNK;
		if (want < size)
			want = size;
		c = np_xcalloc(1, sizeof(*c) + want);
		c->size = want;
		c->next = a->chunks;
		a->chunks = c;
	}
	void *p = c->data + c->used;

	c->used += size;
	return p;
}

void *np_memdup(struct np_arena *a, const void *p, size_t n)
{
	void *q = np_alloc(a, n);

	if (n)
		memcpy(q, p, n);
	return q;
}

char *np_strndup(struct np_arena *a, const char *s, size_t n)
{
	char *q = np_alloc(a, n + 1);

	if (n)
		memcpy(q, s, n);
	return q;
}

char *np_strdup(struct np_arena *a, const char *s)
{
	return np_strndup(a, s, strlen(s));
}

char *np_vsprintf(struct np_arena *a, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return np_strdup(a, "");
	char *s = np_alloc(a, (size_t)n + 1);

	vsnprintf(s, (size_t)n + 1, fmt, ap);
	return s;
}

char *np_sprintf(struct np_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = np_vsprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

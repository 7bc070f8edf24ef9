/*
 * Arena: memory that lives as long as one compilation (or one loaded image) and is
 * freed in one call.  Nothing in parser/ or codegen/ frees a single object.
 */
#ifndef NP_BASE_ARENA_H
#define NP_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct np_arena;

/* A new, empty arena. The caller owns it; never NULL (see np_oom). */
struct np_arena *np_arena_new(void);
/* Frees the arena and all that was allocated from it; NULL is fine. */
void np_arena_free(struct np_arena *a);
/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *np_alloc(struct np_arena *a, size_t size);
/* Copies into the arena; the n-forms take the length in bytes and add a NUL. */
char *np_strdup(struct np_arena *a, const char *s);
char *np_strndup(struct np_arena *a, const char *s, size_t n);
void *np_memdup(struct np_arena *a, const void *p, size_t n);
char *np_sprintf(struct np_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *np_vsprintf(struct np_arena *a, const char *fmt, va_list ap);

/* Called when memory runs out; must not return. Default: a message and exit(1). */
extern void (*np_oom)(void);
/* malloc/realloc that go to np_oom instead of returning NULL, for run-time objects. */
void *np_xrealloc(void *p, size_t size);
void *np_xcalloc(size_t n, size_t size);

#endif

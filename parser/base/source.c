/* Source texts and places in them. */
#include "base/source.h"

#include <string.h>

static void index_lines(struct np_arena *a, struct np_source *src)
{
	const char *end = src->text + src->len, *p;

	src->n_lines = 1;
	for (p = src->text; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		src->n_lines++;
	src->lines = np_alloc(a, src->n_lines * sizeof(*src->lines));
	src->n_lines = 1;
	for (p = src->text; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		src->lines[src->n_lines++] = (uint32_t)(p + 1 - src->text);
}

struct np_source *np_source_add(struct np_sources *s, const char *name, const char *text,
				size_t len)
{
	struct np_source *src = np_alloc(s->arena, sizeof(*src));
	uint32_t base = 1;

	if (s->list.n) {
		const struct np_source *last = s->list.v[s->list.n - 1];

		base = last->base + last->len + 1;
	}
	src->name = np_strdup(s->arena, name);
	src->text = np_strndup(s->arena, text, len);
	src->len = (uint32_t)len;
	src->base = base;
	src->all = s;
	index_lines(s->arena, src);
	np_vec_push(s->arena, &s->list, src);
	return src;
}

void np_source_expansion(struct np_sources *s, struct np_loc loc, const char *name,
			 struct np_loc defined)
{
	np_vec_push(s->arena, &s->expansions, ((struct np_expansion){loc, name, defined}));
}

const struct np_expansion *np_source_expanded(const struct np_sources *s, struct np_loc loc)
{
	np_vec_each (const struct np_expansion, e, &s->expansions)
		if (e->loc.beg == loc.beg && e->loc.end >= loc.end)
			return e;
	return NULL;
}

struct np_place np_source_place(const struct np_sources *s, uint32_t at)
{
	for (uint32_t i = 0; i < s->list.n; i++) {
		const struct np_source *src = s->list.v[i];
		uint32_t off = at - src->base, low = 0, high = src->n_lines, end = src->len;

		if (at < src->base || off > src->len)
			continue;
		/* the last line that does not begin behind it */
		while (high - low > 1) {
			uint32_t middle = low + (high - low) / 2;

			if (src->lines[middle] <= off)
				low = middle;
			else
				high = middle;
		}
		if (low + 1 < src->n_lines)
			end = src->lines[low + 1] - 1;
		return (struct np_place){
			.source = src,
			.line = low + 1,
			.column = off - src->lines[low] + 1,
			.line_text = src->text + src->lines[low],
			.line_len = end - src->lines[low],
		};
	}
	return (struct np_place){0};
}

struct np_loc np_loc_span(struct np_loc a, struct np_loc b)
{
	if (!a.end)
		return b;
	if (!b.end)
		return a;
	return (struct np_loc){a.beg < b.beg ? a.beg : b.beg, a.end > b.end ? a.end : b.end};
}

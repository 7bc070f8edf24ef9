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

static uint32_t next_base(const struct np_sources *s)
{
	const struct np_source *last;

	if (!s->list.n)
		return 1;
	last = s->list.v[s->list.n - 1];
	return last->base + last->len + 1;
}

struct np_source *np_source_add(struct np_sources *s, const char *name, const char *text,
				size_t len)
{
	struct np_source *src = np_alloc(s->arena, sizeof(*src));

	src->name = np_strdup(s->arena, name);
	src->text = np_strndup(s->arena, text, len);
	src->len = (uint32_t)len;
	src->base = next_base(s);
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
	for (uint32_t i = 0; i < s->expansions.n; i++)
		if (s->expansions.v[i].loc.beg == loc.beg && s->expansions.v[i].loc.end >= loc.end)
			return &s->expansions.v[i];
	return NULL;
}

#define MOST_TEXT (1u << 30) /* of all texts, those that are used again counted anew */

uint32_t np_source_again(struct np_sources *s, struct np_loc part, const char *macro,
			 struct np_loc used)
{
	const struct np_source *of = np_source_of(s, part.beg);
	struct np_source *again;

	if (!of || part.end - of->base > of->len || next_base(s) > MOST_TEXT)
		return 0;
	again = np_alloc(s->arena, sizeof(*again));
	again->name = of->name;
	again->text = of->text + (part.beg - of->base);
	again->len = part.end - part.beg;
	again->base = next_base(s);
	again->all = s;
	again->of = of;
	again->from = part.beg - of->base;
	again->used = used;
	again->macro = macro;
	np_vec_push(s->arena, &s->list, again);
	return again->base - part.beg;
}

const struct np_source *np_source_of(const struct np_sources *s, uint32_t at)
{
	uint32_t low = 0, high = s->list.n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (s->list.v[middle]->base <= at)
			low = middle;
		else
			high = middle;
	}
	if (low >= s->list.n || at < s->list.v[low]->base ||
	    at - s->list.v[low]->base > s->list.v[low]->len)
		return NULL;
	return s->list.v[low];
}

struct np_place np_source_place(const struct np_sources *s, uint32_t at)
{
	const struct np_source *src = np_source_of(s, at);
	uint32_t off, low = 0, high, end;

	if (!src)
		return (struct np_place){0};
	off = at - src->base;
	for (; src->of; src = src->of)
		off += src->from;
	high = src->n_lines;
	end = src->len;
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

struct np_loc np_loc_span(struct np_loc a, struct np_loc b)
{
	if (!a.end)
		return b;
	if (!b.end)
		return a;
	return (struct np_loc){a.beg < b.beg ? a.beg : b.beg, a.end > b.end ? a.end : b.end};
}

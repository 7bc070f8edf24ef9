/* Source texts and places in them. */
#include "base/source.h"

#include <string.h>

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
	np_vec_push(s->arena, &s->list, src);
	return src;
}

struct np_place np_source_place(const struct np_sources *s, uint32_t at)
{
	struct np_place p = {0};

	for (uint32_t i = 0; i < s->list.n; i++) {
		const struct np_source *src = s->list.v[i];

		if (at < src->base || at > src->base + src->len)
			continue;
		uint32_t off = at - src->base, start = 0;

		p.source = src;
		p.line = 1;
		for (uint32_t k = 0; k < off; k++)
			if (src->text[k] == '\n') {
				p.line++;
				start = k + 1;
			}
		p.column = off - start + 1;
		p.line_text = src->text + start;
		p.line_len = (uint32_t)strcspn(p.line_text, "\n");
		return p;
	}
	return p;
}

struct np_loc np_loc_span(struct np_loc a, struct np_loc b)
{
	if (!a.end)
		return b;
	if (!b.end)
		return a;
	return (struct np_loc){a.beg < b.beg ? a.beg : b.beg, a.end > b.end ? a.end : b.end};
}

/* The `//@ key value` lines at the top of a script. */
#include "header.h"

#include <string.h>

void np_header_scan(struct np_arena *a, const struct np_source *src, struct np_header *out)
{
	const char *p = src->text, *end = src->text + src->len;

	while (p < end) {
		size_t len = strcspn(p, "\n");
		const char *line = p + strspn(p, " \t"), *eol = p + len;

		p = eol < end ? eol + 1 : end;
		if (line >= eol || (line == src->text && !strncmp(line, "#!", 2)))
			continue;
		if (strncmp(line, "//", 2))
			return; /* the program begins: the header is over */
		if (line[2] != '@')
			continue;
		const char *key = line + 3 + strspn(line + 3, " \t");
		size_t key_len = strcspn(key, " \t\r\n");
		const char *value = key + key_len + strspn(key + key_len, " \t");

		while (eol > value && strchr(" \t\r", eol[-1]))
			eol--;
		if (!key_len || key + key_len > eol)
			continue;
		struct np_header_line *l = np_vec_add(a, &out->lines);

		l->key = np_strndup(a, key, key_len);
		l->value = value < eol ? np_strndup(a, value, (size_t)(eol - value)) : "";
		l->loc.beg = src->base + (uint32_t)(key - src->text);
		l->loc.end = src->base + (uint32_t)(eol - src->text);
	}
}

const char *np_header_get(const struct np_header *h, const char *key)
{
	np_vec_each (const struct np_header_line, l, &h->lines)
		if (!strcmp(l->key, key))
			return l->value;
	return NULL;
}

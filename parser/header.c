/* The `//@ key value` lines at the top of a script. */
#include "header.h"

#include <stdbool.h>
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

const char *np_header_comment(struct np_arena *a, const struct np_source *src)
{
	const char *p = src->text, *end = src->text + src->len;
	char *out = np_alloc(a, src->len + 1);
	size_t n = 0, paragraph = 0; /* the bytes before the last one */
	bool open = false;           /* the last line was of a paragraph */

	while (p < end) {
		size_t len = strcspn(p, "\n");
		const char *line = p + strspn(p, " \t\r"), *eol = p + len;

		p = eol < end ? eol + 1 : end;
		while (eol > line && strchr(" \t\r", eol[-1]))
			eol--;
		if (line < eol && strncmp(line, "//", 2) && strncmp(line, "#!", 2)) {
			if (open) /* of what the program begins with */
				n = paragraph;
			break;
		}
		bool is_text = line < eol && *line == '/' && line[2] != '@';

		line += is_text ? 2 + strspn(line + 2, " \t") : 0;
		if (!is_text || line >= eol) {
			open = false;
			continue;
		}
		if (!open)
			paragraph = n;
		if (n)
			out[n++] = '\n';
		if (n && !open)
			out[n++] = '\n';
		open = true;
		memcpy(out + n, line, (size_t)(eol - line));
		n += (size_t)(eol - line);
	}
	out[n] = '\0';
	return out;
}

const char *np_header_get(const struct np_header *h, const char *key)
{
	np_vec_each (const struct np_header_line, l, &h->lines)
		if (!strcmp(l->key, key))
			return l->value;
	return NULL;
}

/*
 * Parser of tracepoint format files.
 *
 *     name: kfree_skb
 *     ID: 1423
 *     format:
 *     	field:unsigned short common_type;	offset:0;	size:2;	signed:0;
 *
 *     	field:__data_loc char[] name;	offset:16;	size:4;	signed:1;
 *
 *     print fmt: "...", REC->x
 *
 * A field is a C declaration without initialiser: the name is its last word before any
 * bracket, the rest is the type.  The text may be a recording's, so nothing is taken on trust.
 */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "world/world_live.h"

struct span {
	const char *s;
	size_t n;
};

static struct span trim(struct span t)
{
	while (t.n && isspace((unsigned char)*t.s))
		t.s++, t.n--;
	while (t.n && isspace((unsigned char)t.s[t.n - 1]))
		t.n--;
	return t;
}

static bool skip_prefix(struct span *t, const char *prefix)
{
	size_t n = strlen(prefix);

	if (t->n < n || memcmp(t->s, prefix, n))
		return false;
	t->s += n;
	t->n -= n;
	*t = trim(*t);
	return true;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* A decimal number that makes up the whole of the text. */
static bool number(struct span t, uint32_t *out)
{
	uint64_t v = 0;

	if (!t.n || t.n > 10)
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (!isdigit((unsigned char)t.s[i]))
			return false;
		v = v * 10 + (uint64_t)(t.s[i] - '0');
	}
	*out = (uint32_t)v;
	return v <= UINT32_MAX;
}

/* "unsigned  char" and "struct  x *" with single spaces, brackets behind: "__u8[4]". */
static const char *type_text(struct np_arena *a, struct span type, struct span brackets)
{
	char *out = np_alloc(a, type.n + brackets.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < type.n; i++) {
		char c = isspace((unsigned char)type.s[i]) ? ' ' : type.s[i];

		if (c == ' ' && n && out[n - 1] == ' ')
			continue;
		out[n++] = c;
	}
	memcpy(out + n, brackets.s, brackets.n);
	return out;
}

/* The declaration: fills name, type and the kind of storage. */
static bool declaration(struct np_arena *a, struct span d, struct np_tp_field *f)
{
	struct span name, brackets = {.s = "", .n = 0};
	size_t end;

	d = trim(d);
	if (skip_prefix(&d, "__data_loc "))
		f->is_data_loc = true;
	else if (skip_prefix(&d, "__rel_loc "))
		f->is_rel_loc = true;
	/* "u8 a[2][3]": the brackets that follow the name belong to the type. */
	end = d.n;
	while (end && d.s[end - 1] == ']') {
		size_t open = end - 1;

		while (open && d.s[open] != '[')
			open--;
		if (!open)
			return false;
		end = open;
		while (end && isspace((unsigned char)d.s[end - 1]))
			end--;
	}
	if (end < d.n)
		brackets = trim((struct span){d.s + end, d.n - end});
	name.n = 0;
	while (name.n < end && is_word(d.s[end - 1 - name.n]))
		name.n++;
	name.s = d.s + end - name.n;
	d.n = end - name.n;
	d = trim(d);
	if (!name.n || !d.n)
		return false;
	f->is_array = brackets.n || (d.s[d.n - 1] == ']' && !f->is_data_loc && !f->is_rel_loc);
	f->name = np_strndup(a, name.s, name.n);
	f->type = type_text(a, d, brackets);
	return true;
}

/* "field:DECL; offset:N; size:N; signed:N;" */
static bool field_line(struct np_arena *a, struct span line, struct np_tp_field *f)
{
	bool has_offset = false, has_size = false;
	uint32_t sign = 0;

	memset(f, 0, sizeof(*f));
	while (line.n) {
		const char *semicolon = memchr(line.s, ';', line.n);
		struct span part = {line.s, semicolon ? (size_t)(semicolon - line.s) : line.n};
		size_t used = part.n + (semicolon ? 1 : 0);

		line.s += used;
		line.n -= used;
		part = trim(part);
		if (skip_prefix(&part, "field:")) {
			if (f->name || !declaration(a, part, f))
				return false;
		} else if (skip_prefix(&part, "offset:")) {
			has_offset = number(part, &f->offset);
		} else if (skip_prefix(&part, "size:")) {
			has_size = number(part, &f->size);
		} else if (skip_prefix(&part, "signed:")) {
			if (!number(part, &sign))
				return false;
		}
	}
	f->is_signed = sign != 0;
	/* A record is smaller than a page or a few; larger numbers are nonsense. */
	return f->name && has_offset && has_size && f->offset < (1u << 20) && f->size < (1u << 20);
}

int np_tp_format_parse(struct np_arena *a, const char *system, const char *name, const char *text,
		       size_t len, struct np_tp_format *out)
{
	NP_VEC(struct np_tp_field) fields = {0};
	struct span rest = {text, len};
	bool has_id = false;

	memset(out, 0, sizeof(*out));
	out->print_fmt = "";
	while (rest.n) {
		const char *newline = memchr(rest.s, '\n', rest.n);
		struct span line = {rest.s, newline ? (size_t)(newline - rest.s) : rest.n};
		size_t used = line.n + (newline ? 1 : 0);
		struct np_tp_field f;

		rest.s += used;
		rest.n -= used;
		line = trim(line);
		if (line.n >= 6 && !memcmp(line.s, "field:", 6)) {
			if (fields.n > 4096 || !field_line(a, line, &f))
				return -EINVAL;
			f.is_common = !strncmp(f.name, "common_", 7);
			np_vec_push(a, &fields, f);
		} else if (skip_prefix(&line, "ID:")) {
			has_id = number(line, &out->id);
		} else if (skip_prefix(&line, "print fmt:")) {
			out->print_fmt = np_strndup(a, line.s, line.n);
		}
	}
	if (!has_id || !fields.n)
		return -EINVAL;
	out->system = np_strdup(a, system);
	out->name = np_strdup(a, name);
	out->fields = fields.v;
	out->n_fields = fields.n;
	return 0;
}

/*
 * A candidate is any text: one that is no program any more is refused, and so does not fail
 * alike.  So nothing needs to be known here of the language but brackets and quotes.
 */
#include "reduce.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MOST_TRIES 4000

struct reducer {
	const struct both_options *opt;
	const struct both *failure;
	char *text;
	unsigned tries;
};

/* The text with its bytes from..to replaced; kept if it fails alike. */
static bool try(struct reducer *r, size_t from, size_t to, const char *by)
{
	struct np_text candidate = {0};
	struct both b;
	bool alike;

	if (r->tries >= MOST_TRIES || to - from <= strlen(by))
		return false;
	r->tries++;
	np_text_addn(&candidate, r->text, from);
	np_text_add(&candidate, by);
	np_text_add(&candidate, r->text + to);
	both_run(r->opt, candidate.s, &b);
	alike = both_alike(r->failure, &b);
	both_free(&b);
	if (!alike) {
		np_text_free(&candidate);
		return false;
	}
	free(r->text);
	r->text = candidate.s;
	return true;
}

static size_t count_lines(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += *s == '\n';
	return n;
}

/* Where line i begins. */
static size_t line_at(const char *s, size_t i)
{
	const char *p = s;

	for (; i && (p = strchr(p, '\n')); i--)
		p++;
	return p ? (size_t)(p - s) : strlen(s);
}

/* Runs of n lines, from the end: what is used stands before its use. */
static bool drop_lines(struct reducer *r, size_t n)
{
	bool any = false;

	for (size_t i = count_lines(r->text); i-- > 0;) {
		size_t from = line_at(r->text, i);

		any |= try(r, from, line_at(r->text, i + n), "");
	}
	return any;
}

/* The end of what begins with a bracket at `from`; 0: there is none. */
static size_t matching(const char *s, size_t from)
{
	const char open = s[from], close = open == '(' ? ')' : open == '{' ? '}' : ']';
	unsigned depth = 0;

	for (size_t i = from; s[i]; i++) {
		if (s[i] == '"') {
			for (i++; s[i] && s[i] != '"'; i++)
				i += s[i] == '\\' && s[i + 1];
			if (!s[i])
				return 0;
			continue;
		}
		depth += s[i] == open;
		if (s[i] == close && !--depth)
			return i + 1;
	}
	return 0;
}

/* A block becomes its content. */
static bool unwrap_blocks(struct reducer *r)
{
	bool any = false;

	for (size_t i = 0; r->text[i]; i++) {
		size_t end = r->text[i] == '{' ? matching(r->text, i) : 0, from = i;

		if (!end)
			continue;
		while (from && r->text[from - 1] != '\n')
			from--;
		char *inner = strndup(r->text + i + 1, end - i - 2);

		any |= try(r, from, end, inner);
		free(inner);
	}
	return any;
}

/* (a + b) becomes a, or b: what stands between blanks outside of inner brackets. */
static bool keep_part(struct reducer *r, size_t from, size_t to)
{
	size_t begin = from + 1;

	for (size_t i = from + 1; i < to; i++) {
		if (strchr("([{", r->text[i])) {
			size_t end = matching(r->text, i);

			i = end ? end - 1 : i;
			continue;
		}
		if (r->text[i] == '"') { /* to the end of the string */
			for (i++; i < to && r->text[i] != '"'; i++)
				i += r->text[i] == '\\';
			continue;
		}
		if (r->text[i] != ' ' && i + 1 != to)
			continue;
		char *part = strndup(r->text + begin, i - begin);
		bool done = try(r, from, to, part);

		free(part);
		if (done)
			return true;
		begin = i + 1;
	}
	return false;
}

static bool simplify_brackets(struct reducer *r)
{
	static const char *const values[] = {"0", "1", "\"\"", "true"};
	bool any = false;

	for (size_t i = 0; r->text[i]; i++) {
		size_t end = r->text[i] == '(' ? matching(r->text, i) : 0;
		bool done = false;

		if (!end)
			continue;
		for (size_t k = 0; k < 4 && !done; k++)
			done = try(r, i, end, values[k]);
		done = done || try(r, i, end, "") || keep_part(r, i, end);
		any |= done;
	}
	return any;
}

/* Strings become empty or one letter, numbers 0 or 1. */
static bool simplify_words(struct reducer *r)
{
	bool any = false;

	for (size_t i = 0; r->text[i]; i++) {
		const char *s = r->text + i;
		bool inside = i && (isalnum((unsigned char)s[-1]) || strchr("_$@.", s[-1]));

		if (*s == '"') {
			size_t n = 1;

			while (s[n] && s[n] != '"')
				n += s[n] == '\\' && s[n + 1] ? 2 : 1;
			if (!s[n])
				return any;
			if (try(r, i, i + n + 1, "\"\"") || try(r, i, i + n + 1, "\"a\""))
				any = true;
			i += strcspn(r->text + i + 1, "\"") + 1;
		} else if (isdigit((unsigned char)*s) && !inside) {
			size_t n = strspn(s, "0123456789abcdefx");

			any |= try(r, i, i + n, "0") || try(r, i, i + n, "1");
			i += strspn(r->text + i, "0123456789abcdefx") - 1;
		}
	}
	return any;
}

char *reduce(const struct both_options *opt, const char *program, const struct both *failure)
{
	struct reducer r = {opt, failure, strdup(program), 0};
	/* within its lines, a program would soon be refused for what is made of it here */
	bool any = true, lines_only = !strncmp(failure->code, "NP0", 3) && failure->code[3] < '4';

	while (any && r.tries < MOST_TRIES) {
		any = false;
		for (size_t n = count_lines(r.text) / 2; n; n /= 2)
			any |= drop_lines(&r, n);
		any |= unwrap_blocks(&r);
		if (lines_only)
			continue;
		any |= simplify_brackets(&r);
		any |= simplify_words(&r);
	}
	return r.text;
}

/* ~regular expressions~ of probe names, POSIX's extended ones, by the C library. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"

/* The library copies what is repeated: without a limit a line of text would take all memory. */
#define LARGEST 4096
#define DEEPEST 32

bool np_is_regex(const char *text)
{
	size_t n = strlen(text);

	return n > 2 && *text == '~' && text[n - 1] == '~';
}

/* Behind a bracket expression; its first character is itself, even if that is a ]. */
static const char *skip_bracket(const char *p)
{
	p += p[1] == '^' ? 2 : 1;
	p += *p == ']';
	for (; *p && *p != ']'; p++) {
		if (*p != '[' || !p[1] || !strchr(".:=", p[1]))
			continue;
		/* [:alpha:] and its like end with :] */
		p = strstr(p + 2, (const char[]){p[1], ']', '\0'});
		if (!p)
			return "";
		p++;
	}
	return *p ? p + 1 : p;
}

/* What the library makes of an expression, or of a part of it. */
struct measure {
	size_t nodes; /* about */
	bool empty;   /* it matches nothing at all, too */
	bool endless; /* such a thing is repeated: the library may take for ever to think it over */
};

/* Whether a quantifier stands at *p, which is moved behind it, and what it makes of `m`. */
static bool quantified(const char **p, struct measure *m)
{
	const char *s = *p;
	unsigned long least = *s == '+', most = 0; /* 0: without end */
	size_t n = 2;
	char *end;

	if (*s == '{') {
		least = most = strtoul(s + 1, &end, 10);
		if (*end == ',')
			most = end[1] == '}' ? 0 : strtoul(end + 1, &end, 10);
		s = end + strcspn(end, "}");
		n = (most > least ? most : least) + 1;
		n = n > LARGEST ? LARGEST + 1 : n;
	} else if (*s == '?') {
		most = 1;
	} else if (!*s || !strchr("*+", *s)) {
		return false;
	}
	*p = *s ? s + 1 : s;
	m->nodes *= n;
	m->endless |= m->empty && !most;
	m->empty |= !least;
	return true;
}

/* Of an expression, to its end or to the ) of a group. */
static struct measure measure(const char **p, unsigned depth)
{
	struct measure all = {.nodes = 1}, atom;
	bool empty = true; /* so far, what stands between two | */

	while (**p && all.nodes <= LARGEST) {
		char c = *(*p)++;

		if (c == ')' && depth)
			break;
		if (c == '|') {
			all.empty |= empty;
			empty = true;
			continue;
		}
		atom = (struct measure){.nodes = 1, .empty = c == '^' || c == '$'};
		if (c == '(' && depth < DEEPEST)
			atom = measure(p, depth + 1);
		else if (c == '(')
			atom.nodes = LARGEST + 1;
		else if (c == '[')
			*p = skip_bracket(*p - 1);
		else if (c == '\\' && **p)
			atom.empty = strchr("<>bB`'", *(*p)++) != NULL;
		while (atom.nodes <= LARGEST && quantified(p, &atom))
			;
		all.nodes += atom.nodes;
		all.endless |= atom.endless;
		empty &= atom.empty;
	}
	all.empty |= empty;
	return all;
}

/* Matching with these may take for ever. */
static bool refers_back(const char *p)
{
	while ((p = strchr(p, '\\')) && p[1]) {
		if (p[1] >= '1' && p[1] <= '9')
			return true;
		p += 2;
	}
	return false;
}

static const char *what_is_hostile(const char *bare)
{
	struct measure m;

	if (refers_back(bare))
		return "it refers back to a group";
	m = measure(&bare, 0);
	return m.nodes > LARGEST ? "its repetitions make it too large"
	       : m.endless       ? "it repeats what may be empty"
				 : NULL;
}

/* Thousands of names are matched against one expression after the other: the last one is kept. */
struct np_regex {
	char pattern[512]; /* "": none */
	regex_t expression;
};

static void forget(struct np_regex *r)
{
	if (*r->pattern)
		regfree(&r->expression);
	*r->pattern = '\0';
}

void np_regex_free(struct np_checker *c)
{
	if (c->regex)
		forget(c->regex);
	free(c->regex);
	c->regex = NULL;
}

/* NULL: it is none, and *why says what is wrong with it. */
static const regex_t *compiled(struct np_checker *c, const char *pattern, char *why, size_t size)
{
	struct np_regex *r = c->regex;
	const char *hostile;
	char bare[512];
	int err;

	if (!r)
		r = c->regex = np_xcalloc(1, sizeof(*r));
	if (!strcmp(pattern, r->pattern))
		return &r->expression;
	forget(r);
	if (strlen(pattern) >= sizeof(r->pattern)) {
		snprintf(why, size, "it is too long");
		return NULL;
	}
	snprintf(bare, sizeof(bare), "%.*s", (int)strlen(pattern) - 2, pattern + 1);
	hostile = what_is_hostile(bare);
	if (hostile) {
		snprintf(why, size, "%s", hostile);
		return NULL;
	}
	err = regcomp(&r->expression, bare, REG_EXTENDED | REG_NOSUB);
	if (err) {
		regerror(err, &r->expression, why, size);
		return NULL;
	}
	strcpy(r->pattern, pattern);
	return &r->expression;
}

const char *np_bad_regex(struct np_checker *c, const char *pattern)
{
	char why[128];

	return np_is_regex(pattern) && !compiled(c, pattern, why, sizeof(why))
		       ? np_strdup(c->arena, why)
		       : NULL;
}

bool np_regex_match(struct np_checker *c, const char *pattern, const char *text)
{
	char why[128];
	const regex_t *e = compiled(c, pattern, why, sizeof(why));

	return e && !regexec(e, text, 0, NULL, 0);
}

const char *np_regex_part(struct np_checker *c, const char *part)
{
	if (!c->opt->regex || np_is_regex(part) || *part == '/' || *part == '"' ||
	    (!strpbrk(part, "*?[]{}()|^$\\") && !strstr(part, ".+")))
		return part;
	return np_sprintf(c->arena, "~%s~", part);
}

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

/* How many copies the quantifier at p makes; *p is moved behind it. 0: it is none. */
static size_t copies(const char **p)
{
	const char *s = *p;
	unsigned long n = 2;
	char *end;

	if (*s == '{') {
		n = strtoul(s + 1, &end, 10);
		if (*end == ',' && end[1] != '}')
			n = strtoul(end + 1, &end, 10);
		s = end + strcspn(end, "}");
		n = n > LARGEST ? LARGEST + 1 : n + 1;
	} else if (!*s || !strchr("*+?", *s)) {
		return 0;
	}
	*p = *s ? s + 1 : s;
	return n;
}

/* About how many nodes the expression has, to its end or to a ) within groups. */
static size_t size_of(const char **p, unsigned depth)
{
	size_t sum = 1, atom, n;

	while (**p && sum <= LARGEST) {
		char c = *(*p)++;

		if (c == ')' && depth)
			break;
		atom = 1;
		if (c == '(')
			atom = depth < DEEPEST ? size_of(p, depth + 1) : LARGEST + 1;
		else if (c == '[')
			*p = skip_bracket(*p - 1);
		else if (c == '\\' && **p)
			++*p;
		while (atom <= LARGEST && (n = copies(p)))
			atom *= n;
		sum += atom;
	}
	return sum;
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
	if (refers_back(bare))
		return "it refers back to a group";
	return size_of(&bare, 0) > LARGEST ? "its repetitions make it too large" : NULL;
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

/* Wildcards of probe names: * ? [a-z] {a,b}; and ~regular expressions~, POSIX's extended ones. */
#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "check/checker.h"

#define MOST_STEPS 4000 /* for one text: a hostile pattern of many stars must not take for ever */
#define DEEPEST 16

static bool is_regex(const char *text)
{
	size_t n = strlen(text);

	return n > 2 && *text == '~' && text[n - 1] == '~';
}

/*
 * Thousands of names are matched against one expression after the other, so the last one is kept.
 * NULL: it is none, and *why says what is wrong with it.
 */
static const regex_t *compiled(const char *pattern, char *why, size_t size)
{
	static char kept[512];
	static regex_t expression;
	char bare[512];
	int err;

	if (!strcmp(pattern, kept))
		return &expression;
	if (*kept)
		regfree(&expression);
	*kept = '\0';
	if (strlen(pattern) >= sizeof(kept)) {
		snprintf(why, size, "it is too long");
		return NULL;
	}
	snprintf(bare, sizeof(bare), "%.*s", (int)strlen(pattern) - 2, pattern + 1);
	err = regcomp(&expression, bare, REG_EXTENDED | REG_NOSUB);
	if (err) {
		regerror(err, &expression, why, size);
		return NULL;
	}
	strcpy(kept, pattern);
	return &expression;
}

const char *np_bad_regex(struct np_checker *c, const char *pattern)
{
	char why[128];

	return is_regex(pattern) && !compiled(pattern, why, sizeof(why)) ? np_strdup(c->arena, why)
									 : NULL;
}

const char *np_regex_part(struct np_checker *c, const char *part)
{
	if (!c->opt->regex || is_regex(part) || *part == '/' || *part == '"' ||
	    (!strpbrk(part, "*?[]{}()|^$\\") && !strstr(part, ".+")))
		return part;
	return np_sprintf(c->arena, "~%s~", part);
}

bool np_has_wildcard(const char *text)
{
	return strpbrk(text, "*?[{") != NULL || is_regex(text);
}

static bool match(const char *p, const char *t, unsigned depth, unsigned *steps);

/* {a,b}: each alternative followed by what comes after the brace. */
static bool match_brace(const char *p, const char *t, unsigned depth, unsigned *steps)
{
	const char *end = strchr(p, '}');
	char joined[512];

	if (!end)
		return false;
	for (const char *alt = p + 1; alt <= end; alt += strcspn(alt, ",}") + 1) {
		size_t n = strcspn(alt, ",}"), rest = strlen(end + 1);

		if (n + rest >= sizeof(joined))
			return false;
		memcpy(joined, alt, n);
		memcpy(joined + n, end + 1, rest + 1);
		if (match(joined, t, depth + 1, steps))
			return true;
	}
	return false;
}

static bool match_set(const char **p, char c)
{
	const char *s = *p + 1;
	bool negate = *s == '!' || *s == '^', hit = false;

	s += negate;
	for (bool first = true; *s && (first || *s != ']'); first = false, s++) {
		if (s[1] == '-' && s[2] && s[2] != ']') {
			hit |= c >= s[0] && c <= s[2];
			s += 2;
		} else {
			hit |= *s == c;
		}
	}
	*p = *s ? s + 1 : s;
	return hit != negate;
}

static bool match(const char *p, const char *t, unsigned depth, unsigned *steps)
{
	const char *star = NULL, *back = NULL;

	if (depth > DEEPEST)
		return false;
	while ((*steps)++ < MOST_STEPS) {
		if (*p == '*') {
			star = ++p;
			back = t;
			continue;
		}
		if (*p == '{' && match_brace(p, t, depth, steps))
			return true;
		if (*p != '{' && !*t)
			return !*p;
		if (*p != '{' && (*p == '?' || *p == *t)) {
			p++;
			t++;
			continue;
		}
		if (*p == '[' && match_set(&p, *t)) {
			t++;
			continue;
		}
		/* nothing fits here: the last star takes one more character */
		if (!star || !*back)
			return false;
		p = star;
		t = ++back;
	}
	return false;
}

bool np_wildcard_match(const char *pattern, const char *text)
{
	unsigned steps = 0;

	if (is_regex(pattern)) {
		char why[128];
		const regex_t *e = compiled(pattern, why, sizeof(why));

		return e && !regexec(e, text, 0, NULL, 0);
	}
	return match(pattern, text, 0, &steps);
}

/* Wildcards of probe names: * ? [a-z] {a,b}; ~expressions~ are in regex.c. */
#include <string.h>

#include "check/checker.h"

#define MOST_STEPS 4000 /* for one text: a hostile pattern of many stars must not take for ever */
#define DEEPEST 16

bool np_has_wildcard(const char *text)
{
	return strpbrk(text, "*?[{") != NULL || np_is_regex(text);
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

bool np_wildcard_match(struct np_checker *c, const char *pattern, const char *text)
{
	unsigned steps = 0;

	return np_is_regex(pattern) ? np_regex_match(c, pattern, text)
				    : match(pattern, text, 0, &steps);
}

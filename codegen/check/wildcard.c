/* Wildcards of probe names: * ? [a-z] {a,b}. */
#include <string.h>

#include "check/checker.h"

bool np_has_wildcard(const char *text)
{
	return strpbrk(text, "*?[{") != NULL;
}

static bool match(const char *p, const char *t, unsigned depth);

/* {a,b}: each alternative followed by what comes after the brace. */
static bool match_brace(const char *p, const char *t, unsigned depth)
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
		if (match(joined, t, depth + 1))
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

static bool match(const char *p, const char *t, unsigned depth)
{
	const char *star = NULL, *back = NULL;

	if (depth > 16)
		return false;
	for (;;) {
		if (*p == '*') {
			star = ++p;
			back = t;
		} else if (*p == '{') {
			/* the alternatives differ in length: try them from here, then let the star
			 * grow */
			if (match_brace(p, t, depth))
				return true;
			if (!star || !*back)
				return false;
			p = star;
			t = ++back;
		} else if (!*t) {
			return !*p;
		} else if (*p == '?' || *p == *t) {
			p++;
			t++;
		} else if (*p == '[' && match_set(&p, *t)) {
			t++;
		} else if (star) {
			p = star;
			t = ++back;
		} else {
			return false;
		}
	}
}

bool np_wildcard_match(const char *pattern, const char *text)
{
	return match(pattern, text, 0);
}

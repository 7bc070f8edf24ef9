/* Patterns of =~: from their text to the states that glob.h tells of. */
#include "check/glob.h"

#include <string.h>

#define STATES 64
#define LONGEST 512 /* of one alternative, written out */

struct glob {
	struct np_glob *out;
	struct np_glob_word *word; /* the last of out's */
	unsigned used;             /* states in it */
	const char *wrong;
};

static bool wrong(struct glob *g, const char *what)
{
	g->wrong = what;
	return false;
}

/* A character, or what [...] stands for; *p goes behind it. */
static bool character(struct glob *g, const char **p, const char *end, bool fits[256])
{
	const char *s = *p;
	bool negate;

	memset(fits, 0, 256);
	if (*s == '?') {
		memset(fits, 1, 256);
	} else if (*s == '\\' && s + 1 < end) {
		fits[(unsigned char)*++s] = true;
	} else if (*s == '[') {
		negate = s + 1 < end && (s[1] == '!' || s[1] == '^');
		s += negate + 1;
		for (bool first = true; s < end && (first || *s != ']'); first = false, s++) {
			unsigned char from = (unsigned char)*s, to = from;

			if (end - s > 2 && s[1] == '-' && s[2] != ']') {
				to = (unsigned char)s[2];
				s += 2;
			}
			for (unsigned c = from; c <= to; c++)
				fits[c] = true;
		}
		if (s >= end)
			return wrong(g, "a '[' has no ']'");
		for (unsigned c = 0; c < 256; c++)
			fits[c] ^= negate;
	} else {
		fits[(unsigned char)*s] = true;
	}
	*p = s + 1;
	return true;
}

/* One alternative, without braces. False: the word has no room for it, or it is wrong. */
static bool add_to_word(struct glob *g, const char *p, const char *end)
{
	unsigned used = g->used;
	bool fits[256];

	if (used >= STATES)
		return false;
	g->word->start |= 1ull << used;
	while (p < end) {
		uint64_t state = 1ull << used;

		if (*p == '*') {
			g->word->stay |= state;
			p++;
			continue;
		}
		if (!character(g, &p, end, fits) || ++used >= STATES)
			return false;
		for (unsigned c = 0; c < 256; c++)
			if (fits[c])
				g->word->table[c] |= state;
	}
	g->word->accept |= 1ull << used;
	g->used = used + 1;
	return true;
}

static bool add(struct glob *g, const char *p, const char *end)
{
	struct np_glob_word before = *g->word;

	if (add_to_word(g, p, end))
		return true;
	if (g->wrong)
		return false;
	*g->word = before;
	if (!g->used)
		return wrong(g, "it is too long: it may have 63 characters besides its stars");
	if (g->out->n == NP_GLOB_WORDS)
		return wrong(g, "it has too many alternatives");
	g->word = &g->out->words[g->out->n++];
	g->used = 0;
	return add(g, p, end);
}

/* The first brace that stands for itself nowhere; NULL: there is none. */
static const char *find_brace(const char *p, const char *end)
{
	for (; p < end; p++)
		if (*p == '\\')
			p++;
		else if (*p == '{')
			return p;
		else if (*p == '[') /* ] may come first in it */
			for (p += p + 1 < end ? 2 : 1; p < end && *p != ']';)
				p++;
	return NULL;
}

/* Every alternative of the first brace, with what stands before and behind it. */
static bool expand(struct glob *g, const char *p, const char *end)
{
	const char *open = find_brace(p, end), *close, *alt;
	char text[LONGEST];
	size_t before, behind;

	if (!open)
		return add(g, p, end);
	close = memchr(open, '}', (size_t)(end - open));
	if (!close)
		return wrong(g, "a '{' has no '}'");
	before = (size_t)(open - p);
	behind = (size_t)(end - close) - 1;
	for (alt = open + 1; alt <= close;) {
		size_t n = 0;

		while (alt + n < close && alt[n] != ',')
			n++;
		if (before + n + behind > sizeof(text))
			return wrong(g, "it is too long");
		memcpy(text, p, before);
		memcpy(text + before, alt, n);
		memcpy(text + before + n, close + 1, behind);
		if (!expand(g, text, text + before + n + behind))
			return false;
		alt += n + 1;
	}
	return true;
}

#define SPECIAL "*?[{\\"

/* How much text that means itself there is at the start. */
static void plain(struct np_glob *g, const char *p, size_t len)
{
	size_t n = 0;

	while (n < len && !memchr(SPECIAL, p[n], sizeof(SPECIAL) - 1))
		n++;
	g->plain = p;
	g->n_plain = (uint32_t)n;
	g->is_prefix = n < len && p[n] == '*' && n + 1 == len;
	g->is_plain = n == len || g->is_prefix;
}

bool np_glob_compile(const char *pattern, size_t len, struct np_glob *out, const char **what)
{
	struct glob g = {.out = out, .word = out->words};
	const char *end = pattern + len;

	memset(out, 0, sizeof(*out));
	out->n = 1;
	plain(out, pattern, len);
	if (out->is_plain)
		return true;
	if (len < STATES || find_brace(pattern, end))
		out->n_plain = 0; /* the states have room for it */
	if (expand(&g, pattern + out->n_plain, end))
		return true;
	*what = g.wrong;
	return false;
}

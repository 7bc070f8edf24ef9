/*
 * Libraries of glibc by the names of older ones: before 2.34 its files had the version in their
 * names (libc-2.27.so), and threads, dl, rt and others were libraries of their own; what is left
 * of those has no functions.
 */
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "check/checker.h"

static const char *const parts[] = {"c", "m", "pthread", "dl", "rt", "util", "anl", "resolv"};

/* Which library "libNAME-2.27.so", "libNAME.so.0", "libNAME" or "NAME" is; NULL: none of these. */
static const char *part_of(const char *path)
{
	const char *base = strrchr(path, '/'), *rest;

	base = base ? base + 1 : path;
	base += strncmp(base, "lib", 3) ? 0 : 3;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size_t n = strlen(parts[i]);

		if (strncmp(base, parts[i], n))
			continue;
		rest = base + n;
		if (!*rest || !strncmp(rest, ".so", 3) ||
		    (!strncmp(rest, "-2.", 3) && isdigit((unsigned char)rest[3])))
			return parts[i];
	}
	return NULL;
}

bool np_is_old_library(const char *path)
{
	return part_of(path) != NULL;
}

/* Whether the script probes the function in that library too. */
static bool is_probed(struct np_checker *c, const char *path, const char *name)
{
	size_t n = strlen(name);

	np_list_each (clause, c->program->list) {
		if (clause->kind != NP_N_CLAUSE)
			continue;
		np_list_each (p, clause->clause.probes) {
			const char *text = p->probe.text, *from = strchr(text, ':');
			const char *to = from ? strrchr(text, ':') : NULL, *there;

			if (!from || to <= from || strncmp(to + 1, name, n) ||
			    (to[1 + n] && to[1 + n] != '+'))
				continue;
			there = np_find_binary(
				c, np_strndup(c->arena, from + 1, (size_t)(to - from - 1)));
			if (there && !strcmp(there, path))
				return true;
		}
	}
	return false;
}

struct match {
	struct np_checker *c;
	const char *pattern;
	bool found;
};

static bool try_match(void *arg, const char *group, const char *name)
{
	struct match *m = arg;

	(void)group;
	m->found = np_wildcard_match(m->c, m->pattern, name);
	return !m->found;
}

bool np_lacks_function(struct np_checker *c, const char *path, const char *name)
{
	struct np_world *w = c->opt->world;
	struct match m = {.c = c, .pattern = name};
	struct np_user_symbol sym;

	if (!np_has_wildcard(name))
		return w->ops->user_symbol(w, path, name, &sym) == -ENOENT;
	return !w->ops->each_user_symbol(w, path, try_match, &m) && !m.found;
}

const char *np_todays_library(struct np_checker *c, const struct np_probe_text *p,
			      const char *written, const char *name)
{
	const char *part = part_of(written), *now = NULL;
	const char *const tries[] = {part, "c"};

	if (!part || !p->report)
		return NULL;
	for (unsigned i = 0; i < 2 && !now; i++) {
		const char *path = np_find_binary(c, tries[i]);

		if (path && strcmp(path, written) && !np_lacks_function(c, path, name))
			now = path;
	}
	if (!now || is_probed(c, now, name))
		return NULL;
	np_warn(c->diags, np_part_loc(p, 1), "'%s' has no '%s' here: '%s' is probed instead",
		written, name, now);
	return now;
}

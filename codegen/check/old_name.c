/* Names of kernel functions that this kernel has under another one: old_names.def. */
#include <string.h>

#include "check/checker.h"

static const struct row {
	const char *name, *last, *others;
} rows[] = {
#define NP_OLD_NAME(name, last, others) {name, last, others},
#include "check/old_names.def"
#undef NP_OLD_NAME
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* What a mark behind a name says of it. */
static const char *mark_text(char mark)
{
	return mark == '+'   ? ", which other code calls too"
	       : mark == '!' ? ", whose arguments are others"
			     : "";
}

/* The first of blank-separated names that is a function here, or NULL; *but: what differs. */
static const char *first_of(struct np_checker *c, const char *names, const char **but)
{
	struct np_world *w = c->opt->world;
	const char *module = NULL;

	while (*names) {
		size_t n = strcspn(names, " ");
		const char *name;

		*but = mark_text(names[n - 1]);
		name = np_strndup(c->arena, names, n - !!**but);
		if (w->ops->function(w, NULL, name, &module))
			return name;
		names += n + strspn(names + n, " ");
	}
	return NULL;
}

/* System calls got a prefix with 4.17; their argument is a struct pt_regs since. */
static const char *syscall_name(struct np_checker *c, const char *name)
{
	const char *rest = !strncmp(name, "sys_", 4) || !strncmp(name, "SyS_", 4) ? name + 4 : NULL;
	const char *but;

	return rest ? first_of(c, np_sprintf(c->arena, "__x64_sys_%s", rest), &but) : NULL;
}

/* Allocators: with 6.10 the name became a macro around the function of this name. */
static const char *noprof_name(struct np_checker *c, const char *name)
{
	const char *but;

	return first_of(c, np_sprintf(c->arena, "%s_noprof", name), &but);
}

const char *np_old_name(struct np_checker *c, const char *name, const char **last, const char **but)
{
	const char *found = syscall_name(c, name);

	*but = "";
	*last = found ? "4.16" : "";
	for (size_t i = 0; i < ROWS && !found; i++)
		if (!strcmp(rows[i].name, name)) {
			*last = rows[i].last;
			found = first_of(c, rows[i].others, but);
		}
	if (!found && (found = noprof_name(c, name)))
		*last = "6.9";
	return found;
}

const char *np_other_name(struct np_checker *c, const char *name, uint32_t i)
{
	const char *names = NULL;
	size_t n;

	for (size_t k = 0; k < ROWS; k++)
		if (!strcmp(rows[k].name, name))
			names = rows[k].others;
	for (; names && *names; names += n + strspn(names + n, " ")) {
		n = strcspn(names, " ");
		if (!i--)
			return np_strndup(c->arena, names, n - !!*mark_text(names[n - 1]));
	}
	return NULL;
}

void np_old_names(struct np_checker *c, const char *pattern,
		  void (*f)(void *arg, const char *name, const char *now), void *arg)
{
	struct np_world *w = c->opt->world;
	const char *module = NULL, *now, *but;

	for (size_t i = 0; i < ROWS; i++)
		if (np_wildcard_match(pattern, rows[i].name) &&
		    !w->ops->function(w, NULL, rows[i].name, &module) &&
		    (now = first_of(c, rows[i].others, &but)))
			f(arg, rows[i].name, now);
}

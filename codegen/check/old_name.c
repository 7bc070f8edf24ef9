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

/* The first of blank-separated names that is a function here, or NULL; *wider: it has a '+'. */
static const char *first_of(struct np_checker *c, const char *names, bool *wider)
{
	struct np_world *w = c->opt->world;
	const char *module = NULL;

	while (*names) {
		size_t n = strcspn(names, " ");
		const char *name;

		*wider = names[n - 1] == '+';
		name = np_strndup(c->arena, names, n - *wider);
		if (w->ops->function(w, NULL, name, &module))
			return name;
		names += n + strspn(names + n, " ");
	}
	return NULL;
}

/* System calls got a prefix with 4.17; their argument is a struct pt_regs since. */
static const char *syscall_name(struct np_checker *c, const char *name)
{
	bool wider;
	const char *rest = !strncmp(name, "sys_", 4) || !strncmp(name, "SyS_", 4) ? name + 4 : NULL;

	return rest ? first_of(c, np_sprintf(c->arena, "__x64_sys_%s", rest), &wider) : NULL;
}

const char *np_old_name(struct np_checker *c, const char *name, const char **last, bool *wider)
{
	const char *found = syscall_name(c, name);

	*wider = false;
	*last = found ? "4.16" : "";
	for (size_t i = 0; i < ROWS && !found; i++)
		if (!strcmp(rows[i].name, name)) {
			*last = rows[i].last;
			found = first_of(c, rows[i].others, wider);
		}
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
			return np_strndup(c->arena, names, n - (names[n - 1] == '+'));
	}
	return NULL;
}

void np_old_names(struct np_checker *c, const char *pattern,
		  void (*f)(void *arg, const char *name, const char *now), void *arg)
{
	struct np_world *w = c->opt->world;
	const char *module = NULL, *now;
	bool wider;

	for (size_t i = 0; i < ROWS; i++)
		if (np_wildcard_match(pattern, rows[i].name) &&
		    !w->ops->function(w, NULL, rows[i].name, &module) &&
		    (now = first_of(c, rows[i].others, &wider)))
			f(arg, rows[i].name, now);
}

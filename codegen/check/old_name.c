/*
 * Names of kernel functions and tracepoints that this kernel has under another one: old_names.def,
 * old_tracepoints.def.
 */
#include <string.h>

#include "check/checker.h"

#define RAW "rawtracepoint:"

static const struct row {
	const char *name, *last, *others;
} rows[] = {
#define NP_OLD_NAME(name, last, others) {name, last, others},
#include "check/old_names.def"
#undef NP_OLD_NAME
};
static const struct row tracepoints[] = {
#define NP_OLD_TRACEPOINT(name, last, others) {name, last, others},
#include "check/old_tracepoints.def"
#undef NP_OLD_TRACEPOINT
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* What a mark behind a name says of it. */
static const char *mark_text(char mark)
{
	return mark == '+'   ? ", which other code calls too"
	       : mark == '!' ? ", whose arguments are others"
			     : "";
}

const char *np_raw_name(const char *name)
{
	return strncmp(name, RAW, strlen(RAW)) ? NULL : name + strlen(RAW);
}

/* A function, or rawtracepoint:NAME, that this kernel has. */
static bool is_here(struct np_checker *c, const char *name)
{
	struct np_world *w = c->opt->world;
	struct np_btf *btf = np_world_btf(w);
	const char *module = NULL, *raw = np_raw_name(name);

	if (!raw)
		return w->ops->function(w, NULL, name, &module) &&
		       (*module || w->ops->traceable(w, name));
	return btf &&
	       np_btf_find(btf, np_sprintf(c->arena, "btf_trace_%s", raw), 1u << NP_BTF_TYPEDEF);
}

/* The first of blank-separated names that is a function here, or NULL; *but: what differs. */
static const char *first_of(struct np_checker *c, const char *names, const char **but)
{
	while (*names) {
		size_t n = strcspn(names, " ");
		const char *name;

		*but = mark_text(names[n - 1]);
		name = np_strndup(c->arena, names, n - !!**but);
		if (is_here(c, name))
			return name;
		names += n + strspn(names + n, " ");
	}
	return NULL;
}

bool np_is_old_syscall(const char *name)
{
	return !strncmp(name, "sys_", 4) || !strncmp(name, "SyS_", 4);
}

/* System calls got a prefix with 4.17; their argument is a struct pt_regs since. */
static const char *syscall_name(struct np_checker *c, const char *name)
{
	const char *rest = np_is_old_syscall(name) ? name + 4 : NULL;
	const char *but;

	return rest ? first_of(c, np_sprintf(c->arena, "__x64_sys_%s", rest), &but) : NULL;
}

/* Allocators: with 6.10 the name became a macro around the function of this name. */
static const char *noprof_name(struct np_checker *c, const char *name)
{
	const char *but;

	return first_of(c, np_sprintf(c->arena, "%s_noprof", name), &but);
}

bool np_may_be_inline(const char *name)
{
	for (size_t i = 0; i < ROWS; i++)
		if (!strcmp(rows[i].name, name))
			return strstr(rows[i].others, RAW) != NULL;
	return false;
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

const char *np_old_tracepoint(struct np_checker *c, const char *name, const char **last)
{
	struct np_world *w = c->opt->world;
	const struct np_tp_format *format;

	for (size_t i = 0; i < sizeof(tracepoints) / sizeof(tracepoints[0]); i++) {
		const char *now = tracepoints[i].others, *colon = strchr(now, ':');

		if (strcmp(tracepoints[i].name, name))
			continue;
		*last = tracepoints[i].last;
		return w->ops->tracepoint(w, np_strndup(c->arena, now, (size_t)(colon - now)),
					  colon + 1, &format)
			       ? NULL
			       : now;
	}
	return NULL;
}

bool np_is_probed(struct np_checker *c, const char *name)
{
	size_t n = strlen(name);

	np_list_each (clause, c->program->list) {
		if (clause->kind != NP_N_CLAUSE)
			continue;
		np_list_each (p, clause->clause.probes) {
			const char *text = p->probe.text;
			size_t len = strcspn(text, "+");

			if (len > n && text[len - n - 1] == ':' &&
			    !strncmp(text + len - n, name, n))
				return true;
		}
	}
	return false;
}

bool np_is_moved(struct np_checker *c, const char *text)
{
	np_vec_each (const char *, it, &c->moved)
		if (!strcmp(*it, text))
			return true;
	np_vec_push(c->arena, &c->moved, text);
	return false;
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
		/* of other arguments nobody would be told there */
		if (names[n - 1] != '!' && !i--)
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
		if (np_wildcard_match(c, pattern, rows[i].name) &&
		    !w->ops->function(w, NULL, rows[i].name, &module) &&
		    (now = first_of(c, rows[i].others, &but)))
			f(arg, rows[i].name, now);
}

/*
 * Places of user programs that are no names: an address as the file is linked, a line of the
 * source, a function by its name in C++.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/demangle.h"
#include "check/checker.h"

/* The whole of a text is a number. */
static bool is_number(const char *s, uint64_t *value)
{
	char *end;

	*value = strtoull(s, &end, 0);
	return *s >= '0' && *s <= '9' && !*end;
}

static const char *kind_name(const struct np_probe_text *p)
{
	return p->kind == NP_P_UPROBE ? "uprobe" : "uretprobe";
}

/* Of two functions of a name the loader would find one: the other is told by its place. */
static bool is_found_by_name(struct np_checker *c, const char *path, const struct np_user_symbol *f)
{
	struct np_user_symbol found;

	return !c->opt->world->ops->user_symbol(c->opt->world, path, f->name, &found) &&
	       found.address == f->address;
}

static enum np_probe_result unknown_place(struct np_checker *c, struct np_probe_text *p,
					  const char *path, uint64_t address, int err)
{
	const char *cure = "--unsafe probes it all the same: within an instruction that "
			   "destroys the program";

	if (err == -ENOENT)
		return np_absent(c, p, NULL, np_part_loc(p, 2),
				 np_sprintf(c->arena, "'%s' has nothing at address 0x%llx", path,
					    (unsigned long long)address),
				 NULL, "an address is as the file is linked: see nm and objdump");
	if (err == -ENOEXEC)
		return np_absent(c, p, NULL, np_part_loc(p, 1),
				 np_sprintf(c->arena, "'%s' is no ELF file", path), NULL, cure);
	if (err)
		return np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' cannot be read: %s", path, strerror(-err)), NULL,
			NULL);
	return np_absent(c, p, NULL, np_part_loc(p, 2),
			 np_sprintf(c->arena,
				    "whether an instruction starts at 0x%llx is not known: no "
				    "function is there",
				    (unsigned long long)address),
			 NULL, cure);
}

static enum np_probe_result at_address(struct np_checker *c, struct np_probe_text *p,
				       const char *path, uint64_t address)
{
	struct np_world *w = c->opt->world;
	struct np_user_symbol f = {.name = ""};
	struct np_attach_point *point;
	uint64_t offset = address;
	int err = w->ops->user_at(w, path, address, &f, &offset);

	if (err ? err != -ENOEXEC || !c->opt->unsafe : !*f.name && !c->opt->unsafe)
		return unknown_place(c, p, path, address, err);
	if (p->kind == NP_P_URETPROBE && *f.name && address != f.address)
		return np_bad_probe(c, p, "uretprobe:/path:address, where a function starts");
	point = np_add_point(c, p);
	point->target = path;
	point->name = f.name;
	point->go = f.is_go;
	point->in_file = !*f.name || !is_found_by_name(c, path, &f);
	point->offset = point->in_file ? offset : address - f.address;
	point->text =
		np_sprintf(c->arena, "%s:%s:%llu", kind_name(p), path, (unsigned long long)address);
	return NP_PROBE_OK;
}

bool np_probe_at_address(struct np_checker *c, struct np_probe_text *p, const char *path,
			 const char *name, enum np_probe_result *result)
{
	uint64_t address;

	if (!is_number(name, &address))
		return false;
	*result = at_address(c, p, path, address);
	return true;
}

/* path@file:line[:column] */
bool np_probe_at_line(struct np_checker *c, struct np_probe_text *p, enum np_probe_result *result)
{
	const char *text = np_unquoted(c->arena, p->part[1]), *file = strrchr(text, '@'), *path,
		   *source;
	struct np_world *w = c->opt->world;
	uint64_t line, column = 0, address;
	int err;

	if (!file || !file[1] || p->n < 3 || p->n > 4 || !is_number(p->part[2], &line) ||
	    (p->n == 4 && !is_number(p->part[3], &column)) || np_find_binary(c, text))
		return false;
	source = file + 1;
	if (line > INT32_MAX || column > INT32_MAX)
		line = column = INT32_MAX;
	path = np_find_binary(c, np_strndup(c->arena, text, (size_t)(file - text)));
	if (!path)
		return false;
	err = w->ops->user_line(w, path, source, (uint32_t)line, (uint32_t)column, &address);
	if (!err)
		*result = at_address(c, p, path, address);
	else if (err == -ENODATA)
		*result = np_absent(c, p, NULL, np_part_loc(p, 1),
				    np_sprintf(c->arena, "'%s' has no debug info", path), NULL,
				    "compile it with -g, or install its debug info");
	else if (err == -ENOENT)
		*result = np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' was not made from '%s'", path, source), NULL,
			"a source is named as the compiler was given it, or by the end of "
			"that");
	else
		*result = np_absent(c, p, NULL, np_part_loc(p, 2),
				    np_sprintf(c->arena, "line %s of '%s' is no code",
					       p->n == 4 ? np_sprintf(c->arena, "%s, column %s,",
								      p->part[2], p->part[3])
							 : p->part[2],
					       source),
				    NULL, "objdump --dwarf=decodedline lists the lines");
	return true;
}

struct cpp_search {
	struct np_checker *c;
	struct np_probe_text *p;
	const char *path, *pattern, *open; /* open: without the parameters */
};

static bool add_cpp(void *arg, const char *group, const char *name)
{
	struct cpp_search *s = arg;
	const char *text = np_demangle(s->c->arena, name);
	struct np_attach_point *point;

	(void)group;
	if (!np_wildcard_match(s->c, s->pattern, text) && !np_wildcard_match(s->c, s->open, text))
		return true;
	point = np_add_point(s->c, s->p);
	point->target = s->path;
	point->name = np_strdup(s->c->arena, name);
	point->text =
		np_sprintf(s->c->arena, "%s:%s:cpp:%s", kind_name(s->p), s->path, point->name);
	point->wildcard = np_has_wildcard(s->pattern);
	return true;
}

enum np_probe_result np_probe_cpp(struct np_checker *c, struct np_probe_text *p, const char *path,
				  const char *name)
{
	struct np_world *w = c->opt->world;
	struct cpp_search s = {c, p, path, name, np_sprintf(c->arena, "%s(*", name)};
	uint32_t first = p->points->n;
	int err = w->ops->each_user_symbol(w, path, add_cpp, &s);

	if (err)
		return np_absent(
			c, p, NULL, np_part_loc(p, 1),
			np_sprintf(c->arena, "'%s' cannot be read: %s", path, strerror(-err)), NULL,
			NULL);
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(
		c, p, NULL, np_part_loc(p, 3),
		np_sprintf(c->arena, "'%s' has no function '%s'", path, name), NULL,
		"a name of C++ is written whole, as c++filt says it, or without the parameters");
}

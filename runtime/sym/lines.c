/*
 * Places in the kernel's source.  The kernel is where it was loaded, and its debug info speaks of
 * where it was linked: the shift is that of _text.  A module is loaded section by section.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "debug/kernel.h"
#include "sym/sym_internal.h"

struct module {
	struct module *next;
	struct np_lines *lines; /* NULL: none */
	struct np_debug_sections sections;
	char name[];
};

struct sym_lines {
	struct np_lines *kernel;
	uint64_t shift;
	bool kernel_tried;
	struct module *modules;
};

void sym_lines_free(struct sym_lines *l)
{
	if (!l)
		return;
	np_lines_close(l->kernel);
	for (struct module *m = l->modules, *next; m; m = next) {
		next = m->next;
		np_lines_close(m->lines);
		np_debug_sections_free(&m->sections);
		free(m);
	}
	free(l);
}

static struct np_lines *kernel_of(struct sym_lines *l, const struct sym_kernel *k, const char *dirs)
{
	static const char *const marks[] = {"_text", "_stext"};
	uint64_t linked, size;

	if (l->kernel_tried)
		return l->kernel;
	l->kernel_tried = true;
	l->kernel = np_debug_kernel(dirs);
	for (size_t i = 0; l->kernel && i < sizeof(marks) / sizeof(*marks); i++) {
		uint64_t here = sym_kernel_address(k, marks[i]);

		if (here && np_lines_symbol(l->kernel, marks[i], 0, &linked, &size)) {
			l->shift = here - linked;
			return l->kernel;
		}
	}
	np_lines_close(l->kernel);
	l->kernel = NULL;
	return NULL;
}

static const struct module *module_of(struct sym_lines *l, const char *name, const char *dirs)
{
	struct module *m = l->modules;
	char sections[300];

	while (m && strcmp(m->name, name))
		m = m->next;
	if (m)
		return m;
	m = np_xcalloc(1, sizeof(*m) + strlen(name) + 1);
	strcpy(m->name, name);
	m->lines = np_debug_module(dirs, name);
	snprintf(sections, sizeof(sections), "/sys/module/%s/sections", name);
	if (m->lines)
		np_debug_sections_read(&m->sections, sections);
	m->next = l->modules;
	l->modules = m;
	return m;
}

static uint32_t module_lines(const struct module *m, uint64_t address, const struct np_line **out)
{
	const struct np_debug_section *s =
		m->lines ? np_debug_section_at(&m->sections, address) : NULL;
	uint64_t linked;

	if (!s || !np_lines_section(m->lines, s->name, &linked))
		return 0;
	return np_lines_at(m->lines, address - s->begin + linked, out);
}

uint32_t sym_kernel_lines(struct sym_lines **known, const struct sym_kernel *k, const char *dirs,
			  uint64_t address, const struct np_line **out)
{
	struct sym_lines *l = *known;
	struct np_lines *kernel;
	struct np_symbol s;

	if (!sym_kernel_find(k, address, &s))
		return 0;
	if (!l)
		l = *known = np_xcalloc(1, sizeof(*l));
	if (s.module[0])
		return module_lines(module_of(l, s.module, dirs), address, out);
	kernel = kernel_of(l, k, dirs);
	return kernel ? np_lines_at(kernel, address - l->shift, out) : 0;
}

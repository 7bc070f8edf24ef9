/* The symbols of a run: the kernel's, read at the first question, and the processes'. */
#include <stdlib.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct np_syms {
	struct sym_kernel kernel;
	struct sym_users *users;
};

struct np_syms *np_syms_new(void)
{
	return np_xcalloc(1, sizeof(struct np_syms));
}

void np_syms_free(struct np_syms *s)
{
	if (!s)
		return;
	sym_table_free(&s->kernel.table);
	sym_users_free(s->users);
	free(s);
}

bool np_sym_kernel(struct np_syms *s, uint64_t address, struct np_symbol *out)
{
	if (!s->kernel.read)
		sym_kernel_read(&s->kernel, "/proc/kallsyms");
	return sym_kernel_find(&s->kernel, address, out);
}

bool np_syms_hidden(struct np_syms *s)
{
	return s->kernel.hidden;
}

bool np_sym_user(struct np_syms *s, uint32_t pid, uint64_t address, struct np_symbol *out)
{
	if (!s->users)
		s->users = sym_users_new();
	return sym_users_find(s->users, (pid_t)pid, address, out);
}

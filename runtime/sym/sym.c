/* The symbols of a run: the kernel's, read at the first question, and the processes'. */
#include <stdlib.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct np_syms {
	struct sym_kernel kernel;
	uint64_t hidden; /* see np_sym_losses */
	struct sym_users *users;
	struct sym_watch *watch;
	struct sym_names *names;
	struct sym_machine *machine;
	struct sym_lines *lines;
	const char *debug_dirs;
	bool mangled;
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
	sym_lines_free(s->lines);
	sym_users_free(s->users);
	sym_watch_free(s->watch);
	sym_names_free(s->names);
	sym_machine_free(s->machine);
	free(s);
}

bool np_sym_kernel(struct np_syms *s, uint64_t address, struct np_symbol *out)
{
	if (!s->kernel.read)
		sym_kernel_read(&s->kernel, "/proc/kallsyms");
	if (sym_kernel_find(&s->kernel, address, out))
		return true;
	s->hidden += s->kernel.hidden;
	return false;
}

void np_syms_debug_dirs(struct np_syms *s, const char *dirs)
{
	s->debug_dirs = dirs;
}

uint32_t np_sym_kernel_lines(struct np_syms *s, uint64_t address, const struct np_line **out)
{
	if (!s->kernel.read)
		sym_kernel_read(&s->kernel, "/proc/kallsyms");
	return sym_kernel_lines(&s->lines, &s->kernel, s->debug_dirs, address, out);
}

bool np_syms_hidden(struct np_syms *s)
{
	return s->kernel.hidden;
}

void np_syms_demangle(struct np_syms *s, bool demangle)
{
	s->mangled = !demangle;
}

static struct sym_users *users_of(struct np_syms *s)
{
	if (!s->users) {
		s->users = sym_users_new();
		sym_users_debug_dirs(s->users, s->debug_dirs);
	}
	return s->users;
}

int np_syms_watch(struct np_syms *s, int pid)
{
	int err = s->watch ? 0 : sym_watch_new(&s->watch);

	if (err)
		return err;
	sym_users_watched(users_of(s));
	if (pid)
		sym_users_read(s->users, pid);
	else
		sym_watch_running(s->users);
	return 0;
}

int np_syms_fd(const struct np_syms *s)
{
	return s->watch ? sym_watch_fd(s->watch) : -1;
}

void np_syms_poll(struct np_syms *s)
{
	if (s->watch)
		sym_watch_read(s->watch, s->users);
}

bool np_sym_user(struct np_syms *s, uint32_t pid, uint64_t address, struct np_symbol *out)
{
	np_syms_poll(s);
	if (!sym_users_find(users_of(s), (pid_t)pid, address, out))
		return false;
	if (!s->mangled)
		out->name = sym_demangled(&s->names, out->name);
	return true;
}

uint32_t np_sym_user_lines(struct np_syms *s, uint32_t pid, uint64_t address,
			   const struct np_line **out)
{
	np_syms_poll(s);
	return sym_users_lines(users_of(s), (pid_t)pid, address, out);
}

void np_syms_losses(struct np_syms *s, struct np_sym_losses *out)
{
	np_syms_poll(s);
	*out = s->users ? *sym_users_losses(s->users) : (struct np_sym_losses){0};
	out->hidden = s->hidden;
}

uint32_t np_sym_unwind(struct np_syms *s, uint32_t pid, const uint64_t *registers,
		       const uint8_t *stack, uint32_t n, uint64_t *frames, uint32_t max, bool *cut)
{
	struct sym_stack stack_of = {registers, stack, n, false};
	uint32_t found;

	np_syms_poll(s);
	found = sym_users_unwind(users_of(s), (pid_t)pid, &stack_of, frames, max);
	*cut = stack_of.cut;
	return found;
}

const char *np_sym_function_name(struct np_syms *s, const char *name)
{
	return s->mangled ? name : sym_demangled(&s->names, name);
}

const char *np_sym_user_name(struct np_syms *s, uint32_t uid)
{
	return sym_user_name(&s->machine, uid);
}

const char *np_sym_cgroup_path(struct np_syms *s, uint64_t id, const char *filter)
{
	return sym_cgroup_path(&s->machine, id, filter);
}

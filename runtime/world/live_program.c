/*
 * BPF programs that are loaded: those that a trampoline can be attached to, by the names that
 * the kernel or their own BTF gives them.
 */
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "world/live.h"

/* The name of a function by its id in that BTF; false: it has none. */
static bool function_name(uint32_t btf_id, uint32_t id, char *name, size_t len)
{
	struct btf *btf = btf__load_from_kernel_by_id(btf_id);
	const struct btf_type *t;
	const char *found;

	if (!btf)
		return false;
	t = btf__type_by_id(btf, id);
	found = t ? btf__name_by_offset(btf, t->name_off) : NULL;
	snprintf(name, len, "%s", found ? found : "");
	btf__free(btf);
	return *name;
}

/*
 * What the kernel calls it, the 15 bytes of that made whole by its BTF.  Programs that trace or
 * replace others are no target for all kernels.
 */
static bool program_name(int fd, char *name, size_t len)
{
	struct bpf_func_info functions[1] = {{0}};
	struct bpf_prog_info info = {
		.nr_func_info = 1,
		.func_info_rec_size = sizeof(functions[0]),
		.func_info = (uintptr_t)functions,
	};
	uint32_t size = sizeof(info);
	size_t known;

	if (bpf_obj_get_info_by_fd(fd, &info, &size) || !info.nr_func_info || !info.btf_id ||
	    info.type == BPF_PROG_TYPE_TRACING || info.type == BPF_PROG_TYPE_EXT)
		return false;
	known = strnlen(info.name, sizeof(info.name));
	if (function_name(info.btf_id, functions[0].type_id, name, len) &&
	    (!known || (known == sizeof(info.name) - 1 && !strncmp(name, info.name, known))))
		return true;
	snprintf(name, len, "%.*s", (int)known, info.name);
	return *name;
}

int live_each_program(struct np_world *w, np_name_fn f, void *arg)
{
	uint32_t id = 0;
	bool go_on = true;
	int err = 0;

	(void)w;
	while (go_on && !(err = bpf_prog_get_next_id(id, &id))) {
		int fd = bpf_prog_get_fd_by_id(id);
		char number[16], name[256];

		if (fd < 0)
			continue; /* gone meanwhile */
		snprintf(number, sizeof(number), "%u", id);
		if (program_name(fd, name, sizeof(name)))
			go_on = f(arg, number, name);
		close(fd);
	}
	return err == -ENOENT ? 0 : err;
}

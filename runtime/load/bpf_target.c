/*
 * fentry:bpf: attaching to a BPF program.  The kernel knows it by a number and by the 15 bytes of
 * its name; its first function is named by its own BTF, without which nobody can attach to it.
 */
#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load/load_internal.h"

static bool is_wanted(const struct np_plan_probe *p, const struct bpf_prog_info *info)
{
	const char *id = strchr(p->target, ':');

	if (id)
		return strtoul(id + 1, NULL, 10) == info->id;
	return !strncmp(info->name, p->name, sizeof(info->name) - 1);
}

/* BTF id of the program's first function; 0: it has none. */
static uint32_t first_function(int fd)
{
	struct bpf_func_info functions[1] = {{0}};
	struct bpf_prog_info info = {
		.nr_func_info = 1,
		.func_info_rec_size = sizeof(functions[0]),
		.func_info = (uintptr_t)functions,
	};
	uint32_t len = sizeof(info);

	if (bpf_obj_get_info_by_fd(fd, &info, &len) || !info.nr_func_info)
		return 0;
	return functions[0].type_id;
}

int np_target_bpf(struct np_target *t)
{
	const struct np_plan_probe *p = t->probe;
	uint32_t id = 0;
	bool seen = false;

	while (!bpf_prog_get_next_id(id, &id)) {
		int fd = bpf_prog_get_fd_by_id(id);
		struct bpf_prog_info info = {0};
		uint32_t len = sizeof(info);

		if (fd < 0)
			continue; /* gone meanwhile */
		if (!bpf_obj_get_info_by_fd(fd, &info, &len) && is_wanted(p, &info)) {
			seen = true;
			t->attach_id = first_function(fd);
			if (t->attach_id) {
				t->attach_prog = fd;
				return 0;
			}
		}
		close(fd);
	}
	return np_load_fail(t->l, t->error, ENOENT,
			    seen ? "it was loaded without BTF"
				 : "bpftool prog lists those that are loaded",
			    seen ? "nothing can attach to the BPF program '%s'"
				 : "there is no BPF program '%s'",
			    p->name);
}

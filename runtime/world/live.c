/* The live world: the table of its answers, and those that are one line. */
#include "world/live.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* No file that the world reads whole (kallsyms has 5-15 MB) is larger. */
#define MAX_FILE (256u << 20)

int live_read_file(const char *path, char **text, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;
	size_t n = 0, cap = 0;
	char *buf = NULL;

	if (fd < 0)
		return -errno;
	for (;;) {
		ssize_t got;

		if (cap - n < 4096) {
			cap = cap ? cap * 2 : 16384;
			if (cap > MAX_FILE) {
				err = -EFBIG;
				break;
			}
			buf = np_xrealloc(buf, cap);
		}
		got = read(fd, buf + n, cap - n - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			err = -errno;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	if (err) {
		free(buf);
		return err;
	}
	buf[n] = 0;
	*text = buf;
	*len = n;
	return 0;
}

static const char *live_release(struct np_world *w)
{
	struct live *l = live_of(w);
	struct utsname u;

	if (!l->release)
		l->release = uname(&u) ? "" : np_strdup(l->arena, u.release);
	return l->release;
}

/* "0-3,8-11": the count, which is what per-CPU maps are made for. */
static uint32_t live_cpus(struct np_world *w)
{
	struct live *l = live_of(w);
	uint32_t n = 0;
	char *text, *p;
	size_t len;

	if (l->cpus)
		return l->cpus;
	if (!live_read_file("/sys/devices/system/cpu/possible", &text, &len)) {
		for (p = text; *p >= '0' && *p <= '9';) {
			unsigned long from = strtoul(p, &p, 10), to = from;

			if (*p == '-')
				to = strtoul(p + 1, &p, 10);
			if (to >= from && to < 1u << 20)
				n += (uint32_t)(to - from + 1);
			if (*p == ',')
				p++;
		}
		free(text);
	}
	if (!n) {
		long conf = sysconf(_SC_NPROCESSORS_CONF);

		n = conf > 0 ? (uint32_t)conf : 1;
	}
	l->cpus = n;
	return n;
}

static int live_user_symbol(struct np_world *w, const char *path, const char *name,
			    struct np_user_symbol *out)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_symbol(f, name, out);
}

static int live_user_place(struct np_world *w, const char *path, const char *name,
			   struct np_user_place *out)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_place(f, name, out);
}

static int live_user_linked(struct np_world *w, const char *path, uint64_t file_offset,
			    uint64_t *address)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_linked(f, file_offset, address);
}

static int live_user_at(struct np_world *w, const char *path, uint64_t address,
			struct np_user_symbol *function, uint64_t *file_offset)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_at(f, address, function, file_offset);
}

static int live_user_line(struct np_world *w, const char *path, const char *source, uint32_t line,
			  uint32_t column, uint64_t *address)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_line(f, source, line, column, address);
}

static int live_each_user_symbol(struct np_world *w, const char *path, np_name_fn fn, void *arg)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_each_symbol(f, fn, arg);
}

static int live_user_function(struct np_world *w, const char *path, const char *name,
			      struct np_user_function *out)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_function(f, name, out);
}

static uint32_t live_user_type(struct np_world *w, const char *path, const char *name,
			       uint32_t kinds, struct np_btf **btf)
{
	struct live *l = live_of(w);
	struct elf_file *f;

	return elf_file_open(l->arena, &l->files, path, &f) ? 0
							    : elf_file_type(f, name, kinds, btf);
}

static uint32_t live_user_inlined(struct np_world *w, const char *path, const char *name,
				  const uint64_t **offsets)
{
	struct live *l = live_of(w);
	struct elf_file *f;

	return elf_file_open(l->arena, &l->files, path, &f) ? 0
							    : elf_file_inlined(f, name, offsets);
}

static int live_usdt(struct np_world *w, const char *path, const struct np_usdt_site **sites,
		     uint32_t *n)
{
	struct live *l = live_of(w);
	struct elf_file *f;
	int err = elf_file_open(l->arena, &l->files, path, &f);

	return err ? err : elf_file_usdt(f, sites, n);
}

static void live_close(struct np_world *w)
{
	struct live *l = live_of(w);

	for (uint32_t i = 0; i < l->module_btf.cap; i++) {
		if (l->module_btf.slots[i].key)
			np_btf_close(l->module_btf.slots[i].value);
	}
	np_btf_close(l->btf);
	elf_files_close(&l->files);
	names_free(&l->tracepoint_names);
	names_free(&l->kallsyms);
	names_free(&l->traceable);
	free(l->kallsyms_text);
	free(l->traceable_text);
	np_arena_free(l->arena);
	free(l);
}

struct np_world *np_world_live(void)
{
	static const struct np_world_ops ops = {
		.release = live_release,
		.cpus = live_cpus,
		.has = live_has,
		.btf = live_btf,
		.module_btf = live_module_btf,
		.type_btf = live_type_btf,
		.tracepoint = live_tracepoint,
		.each_tracepoint = live_each_tracepoint,
		.function = live_function,
		.traceable = live_traceable,
		.each_function = live_each_function,
		.find_binary = live_find_binary,
		.user_symbol = live_user_symbol,
		.each_user_symbol = live_each_user_symbol,
		.user_function = live_user_function,
		.user_type = live_user_type,
		.user_inlined = live_user_inlined,
		.user_place = live_user_place,
		.user_linked = live_user_linked,
		.each_binary = live_each_binary,
		.user_at = live_user_at,
		.user_line = live_user_line,
		.cgroup = live_cgroup,
		.kfunc_allowed = live_kfunc_allowed,
		.kernel_address = live_kernel_address,
		.can_override = live_can_override,
		.code = live_code,
		.usdt = live_usdt,
		.each_program = live_each_program,
		.close = live_close,
	};
	struct live *l = np_xcalloc(1, sizeof(*l));

	l->world.ops = &ops;
	l->arena = np_arena_new();
	l->root = "";
	return &l->world;
}

void np_world_debug_info(struct np_world *w, const char *folders)
{
	live_of(w)->files.debug_info = folders;
}

void np_world_of_process(struct np_world *w, int pid)
{
	struct live *l = live_of(w);
	char own[64], its[64];
	ssize_t n = readlink("/proc/self/ns/mnt", own, sizeof(own));
	ssize_t k = readlink(np_sprintf(l->arena, "/proc/%d/ns/mnt", pid), its, sizeof(its));

	if (n > 0 && k > 0 && (n != k || memcmp(own, its, (size_t)n)))
		l->root = np_sprintf(l->arena, "/proc/%d/root", pid);
}

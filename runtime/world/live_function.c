/*
 * Functions of the running kernel.  Whether one exists is asked of BTF first (it is mapped
 * anyway); the kernel's symbol list, 40 ms to read, only when BTF does not know the name.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "world/live.h"

#define BTF_DIR "/sys/kernel/btf"

struct np_btf *live_btf(struct np_world *w)
{
	struct live *l = live_of(w);

	if (!l->btf_tried) {
		l->btf_tried = true;
		l->btf_error = np_btf_open(BTF_DIR "/vmlinux", NULL, &l->btf);
		/* nearly every program asks for this feature: found by the first pass */
		if (!l->btf_error)
			np_btf_want(l->btf, LIVE_RDONLY_CAST, strlen(LIVE_RDONLY_CAST));
	}
	return l->btf;
}

struct np_btf *live_module_btf(struct np_world *w, const char *module)
{
	struct live *l = live_of(w);
	struct np_btf *b = NULL, *base = live_btf(w);
	void **known;

	if (!*module || !strcmp(module, "vmlinux"))
		return base;
	if (!base || strchr(module, '/') || *module == '.')
		return NULL;
	known = np_strmap_find(&l->module_btf, module, strlen(module));
	if (known)
		return *known;
	module = np_strdup(l->arena, module);
	if (np_btf_open(np_sprintf(l->arena, BTF_DIR "/%s", module), base, &b))
		b = NULL;
	*np_strmap_put(l->arena, &l->module_btf, module, strlen(module)) = b;
	return b;
}

/* Is there one of that name among the types and functions of the module's own? */
static bool module_has(struct np_world *w, const char *module, const char *name, uint32_t kinds)
{
	struct np_btf *b = live_module_btf(w, module);

	return b && np_btf_find(b, name, kinds) >= np_btf_count(live_btf(w));
}

/* The loaded module whose BTF has it, or NULL. */
static const char *some_module_has(struct np_world *w, const char *name, uint32_t kinds)
{
	struct live *l = live_of(w);
	const char *found = NULL;
	struct dirent *e;
	DIR *d;

	if (!live_btf(w) || !(d = opendir(BTF_DIR)))
		return NULL;
	while (!found && (e = readdir(d))) {
		if (*e->d_name != '.' && strcmp(e->d_name, "vmlinux") &&
		    module_has(w, e->d_name, name, kinds))
			found = np_strdup(l->arena, e->d_name);
	}
	closedir(d);
	return found;
}

struct np_btf *live_type_btf(struct np_world *w, const char *name, uint32_t kinds)
{
	const char *module = some_module_has(w, name, kinds);

	return module ? live_module_btf(w, module) : NULL;
}

/*
 * Lines "name [module]" or "address type name [module]"; the text is cut up in place. In the order
 * of the text: sorting tens of thousands of names costs more than reading them.
 */
static void parse_symbols(char *text, bool with_address, struct names *out)
{
	for (char *line = text, *next; line && *line; line = next) {
		char *name = line, *module = "", *bracket;

		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		if (with_address) {
			name = strchr(line, ' ');
			/* Text symbols: T t, and weak ones: W w. */
			if (!name || !name[1] || name[2] != ' ' || !strchr("TtWw", name[1]))
				continue;
			name += 3;
		}
		bracket = strpbrk(name, " \t");
		if (bracket) {
			*bracket++ = 0;
			bracket += strspn(bracket, " \t[");
			module = bracket;
			module[strcspn(module, "]")] = 0;
		}
		/* Padding, outlined cold halves and ftrace's place holders are no functions. */
		if (!*name || !strncmp(name, "__pfx_", 6) || !strncmp(name, "__cfi_", 6) ||
		    !strncmp(name, "__ftrace_invalid_address", 24) || strstr(name, ".cold") ||
		    !strcmp(module, "bpf") || !strcmp(module, "__builtin__ftrace"))
			continue;
		names_add(out, module, name);
	}
}

static const struct names *kallsyms(struct live *l)
{
	size_t len;

	if (!l->kallsyms_listed) {
		l->kallsyms_listed = true;
		if (!live_read_file("/proc/kallsyms", &l->kallsyms_text, &len))
			parse_symbols(l->kallsyms_text, true, &l->kallsyms);
		names_sort(&l->kallsyms, false);
	}
	return &l->kallsyms;
}

bool live_function(struct np_world *w, const char *module, const char *name, const char **found_in)
{
	struct live *l = live_of(w);
	struct np_btf *b = live_btf(w);
	const struct name *found;
	const char *in = NULL;

	if (module && !strcmp(module, "vmlinux"))
		module = "";
	if (b && (!module || !*module) && np_btf_find(b, name, 1u << NP_BTF_FUNC))
		in = "";
	else if (module && *module && module_has(w, module, name, 1u << NP_BTF_FUNC))
		in = np_strdup(l->arena, module);
	else if (!module)
		in = some_module_has(w, name, 1u << NP_BTF_FUNC);
	if (!in) {
		found = names_find(kallsyms(l), module, name);
		in = found ? found->group : NULL;
	}
	if (in && found_in)
		*found_in = in;
	return in != NULL;
}

/* What kprobes refuse, where debugfs tells; by name. */
static void drop_blacklisted(struct names *list)
{
	struct names bad = {0};
	uint32_t n = 0;
	char *text, *save = NULL;
	size_t len;

	if (live_read_file("/sys/kernel/debug/kprobes/blacklist", &text, &len))
		return;
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *name = strpbrk(line, " \t");

		if (name)
			names_add(&bad, "", name + strspn(name, " \t"));
	}
	names_sort(&bad, false);
	for (uint32_t i = 0; i < list->n; i++)
		if (!names_find(&bad, NULL, list->v[i].name))
			list->v[n++] = list->v[i];
	list->n = n;
	names_free(&bad);
	free(text);
}

static bool add_from_btf(void *arg, uint32_t id, const char *name)
{
	(void)id;
	names_add(arg, "", name);
	return true;
}

int live_each_function(struct np_world *w, np_name_fn f, void *arg)
{
	struct live *l = live_of(w);

	if (!l->traceable_listed) {
		const char *root = np_world_tracefs();
		size_t len;

		l->traceable_listed = true;
		if (root &&
		    !live_read_file(np_sprintf(l->arena, "%s/available_filter_functions", root),
				    &l->traceable_text, &len))
			parse_symbols(l->traceable_text, false, &l->traceable);
		if (!l->traceable.n) {
			const struct names *all = kallsyms(l);

			for (uint32_t i = 0; i < all->n; i++)
				names_add(&l->traceable, all->v[i].group, all->v[i].name);
		}
		if (!l->traceable.n && live_btf(w)) {
			np_btf_each(live_btf(w), 1u << NP_BTF_FUNC, add_from_btf, &l->traceable);
		}
		drop_blacklisted(&l->traceable);
	}
	if (!l->traceable.n)
		return -EACCES;
	names_each(&l->traceable, f, arg);
	return 0;
}

struct wanted {
	const char *name;
	bool found;
};

static bool try_name(void *arg, const char *module, const char *name)
{
	struct wanted *want = arg;

	(void)module;
	want->found = !strcmp(name, want->name);
	return !want->found;
}

bool live_traceable(struct np_world *w, const char *name)
{
	struct wanted want = {.name = name};

	return live_each_function(w, try_name, &want) || want.found;
}

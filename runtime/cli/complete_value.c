/* Values of options and params, as far as they can be known: tables by name and by type. */
#include "cli/complete.h"

#include <dirent.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library/library.h"
#include "out/out.h"

/* The command name of a process in /proc; false: it has ended. */
static bool read_comm(const char *pid, char comm[32])
{
	char path[300];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);
	if (!(f = fopen(path, "re")))
		return false;
	bool read = fgets(comm, 32, f) != NULL;

	fclose(f);
	comm[strcspn(comm, "\n")] = '\0';
	return read;
}

static void offer_processes(struct np_complete *c, bool by_name)
{
	DIR *d = opendir("/proc");
	struct dirent *e;
	char comm[32], seen[4096] = "";

	while (d && (e = readdir(d))) {
		char quoted[40];

		if (e->d_name[0] < '1' || e->d_name[0] > '9' || !read_comm(e->d_name, comm))
			continue;
		if (!by_name) {
			np_complete_offer(c, e->d_name, comm);
			continue;
		}
		/* each name once, as far as there is room to remember them */
		snprintf(quoted, sizeof(quoted), "\n%s\n", comm);
		if (strstr(seen, quoted))
			continue;
		if (strlen(seen) + strlen(quoted) < sizeof(seen))
			strcat(seen, quoted);
		np_complete_offer(c, comm, NULL);
	}
	if (d)
		closedir(d);
}

static void pids(struct np_complete *c, const char *args)
{
	(void)args;
	offer_processes(c, false);
}

static void comms(struct np_complete *c, const char *args)
{
	(void)args;
	offer_processes(c, true);
}

static void interfaces(struct np_complete *c, const char *args)
{
	struct if_nameindex *all = if_nameindex();

	(void)args;
	for (struct if_nameindex *i = all; i && i->if_name; i++)
		np_complete_offer(c, i->if_name, NULL);
	if (all)
		if_freenameindex(all);
}

static void words(struct np_complete *c, const char *args)
{
	np_complete_words(c, args, NULL);
}

static void files(struct np_complete *c, const char *args)
{
	(void)args;
	c->also = NP_ALSO_FILES;
}

static void directories(struct np_complete *c, const char *args)
{
	(void)args;
	c->also = NP_ALSO_DIRS;
}

static void commands(struct np_complete *c, const char *args)
{
	(void)args;
	c->also = NP_ALSO_COMMANDS;
}

static void formats(struct np_complete *c, const char *args)
{
	static const char *const helps[] = {
#define NP_FORMAT(id, name, help) help,
#include "out/formats.def"
#undef NP_FORMAT
	};

	(void)args;
	for (int i = 0; i < NP_FORMAT_COUNT; i++)
		np_complete_offer(c, np_format_name((enum np_format)i), helps[i]);
}

/* Types and options that are not here take what only the user knows. */
static const struct row {
	const char *name;
	void (*offer)(struct np_complete *c, const char *args);
	const char *args;
} types[] =
	{
		{"bool", words, "true false"}, {"one-of", words, NULL},
		{"iface", interfaces, NULL},   {"pid", pids, NULL},
		{"comm", comms, NULL},         {"cgroup", directories, NULL},
		{"path", files, NULL},
},
  options[] = {
	  {"l", files, NULL},
	  {"c", commands, NULL},
	  {"p", pids, NULL},
	  {"comm", comms, NULL},
	  {"cgroup", directories, NULL},
	  {"o", files, NULL},
	  {"f", formats, NULL},
	  {"d", words, "tokens tree types image ir bpf"},
	  {"include", files, NULL},
	  {"I", directories, NULL},
	  {"debug-dir", directories, NULL},
	  {"debuginfo", directories, NULL},
	  {"dialect", words, "nprobe bpftrace"},
	  {"world", files, NULL},
};

static void offer_row(struct np_complete *c, const struct row *rows, size_t n, const char *name,
		      const char *args)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(rows[i].name, name))
			rows[i].offer(c, rows[i].args ? rows[i].args : args);
}

void np_complete_param(struct np_complete *c, const char *type, const char *type_args)
{
	offer_row(c, types, sizeof(types) / sizeof(*types), type, type_args);
}

void np_complete_option(struct np_complete *c, const char *name)
{
	offer_row(c, options, sizeof(options) / sizeof(*options), name, "");
}

void np_complete_scripts(struct np_complete *c)
{
	np_scripts all = {0};

	np_library_scan(c->arena, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct np_script *s = &all.v[i];
		bool same = (i && !strcmp(s->name, s[-1].name)) ||
			    (i + 1 < all.n && !strcmp(s->name, s[1].name));

		np_complete_offer(c,
				  same ? np_sprintf(c->arena, "%s/%s", s->place, s->name) : s->name,
				  s->summary);
	}
}

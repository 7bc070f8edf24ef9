/*
 * Code that is in no file: compilers that make it while a program runs list it, if they are told
 * to, in /tmp/perf-PID.map: "START SIZE name" a line, in hex.  It is read again when it has grown.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "debug/elf.h"
#include "sym/sym_internal.h"

struct sym_jit {
	struct sym_table table;
	off_t size; /* of the file, when it was read */
	bool known; /* whose the process is: */
	unsigned uid, effective;
	char path[96];
};

void sym_jit_free(struct sym_jit *j)
{
	if (!j)
		return;
	sym_table_free(&j->table);
	free(j);
}

/*
 * The process's number in its own namespace, by which the file is called, and whose it is. Of one
 * that is gone nobody knows.
 */
static int read_process(struct sym_jit *j, pid_t pid)
{
	char path[64], line[256], *last;
	int number = pid;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	f = fopen(path, "re");
	if (!f)
		return number;
	while (fgets(line, sizeof(line), f))
		if (!strncmp(line, "NSpid:", 6) && (last = strrchr(line, '\t')))
			number = atoi(last);
		else if (sscanf(line, "Uid: %u %u", &j->uid, &j->effective) == 2)
			j->known = true;
	fclose(f);
	return number;
}

/* Anyone may write a file of that name for the process of another. */
static bool is_theirs(const struct sym_jit *j, const struct stat *st)
{
	return !st->st_uid || !j->known || st->st_uid == j->uid || st->st_uid == j->effective;
}

static void read_map(struct sym_jit *j, FILE *f)
{
	struct np_text names = {0};
	char *line = NULL;
	size_t cap = 0;

	sym_table_free(&j->table);
	while (getline(&line, &cap, f) > 0) {
		unsigned long long start, size;
		struct sym_entry *e;
		int at = 0;

		line[strcspn(line, "\n")] = '\0';
		if (sscanf(line, "%llx %llx %n", &start, &size, &at) != 2 || !at || !line[at] ||
		    names.n > UINT32_MAX / 2)
			continue;
		e = sym_table_add(&j->table);
		e->address = start;
		e->name = (uint32_t)names.n;
		e->extra = size < UINT32_MAX ? (uint32_t)size : UINT32_MAX;
		np_text_addn(&names, line + at, strlen(line + at) + 1);
	}
	free(line);
	j->table.text = names.s;
	j->table.text_len = names.n;
	sym_table_sort(&j->table);
}

static bool reread(struct sym_jit *j)
{
	int fd = np_open_regular(j->path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "r");
	struct stat st;
	bool ok;

	if (!f) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	ok = !fstat(fd, &st) && is_theirs(j, &st);
	if (ok && st.st_size != j->size) {
		j->size = st.st_size;
		read_map(j, f);
	}
	fclose(f);
	return ok;
}

static bool find(const struct sym_jit *j, uint64_t address, struct np_symbol *out)
{
	const struct sym_entry *e = sym_table_find(&j->table, address), *end;

	/* of several at one address the last is the newest code */
	for (end = j->table.v + j->table.n; e && e + 1 < end && e[1].address == e->address;)
		e++;
	if (!e || address - e->address >= e->extra)
		return false;
	out->name = j->table.text + e->name;
	out->module = j->path;
	out->offset = address - e->address;
	return true;
}

bool sym_jit_find(struct sym_jit **known, pid_t pid, uint64_t address, struct np_symbol *out)
{
	struct sym_jit *j = *known;

	if (!j) {
		j = *known = np_xcalloc(1, sizeof(*j));
		snprintf(j->path, sizeof(j->path), "/proc/%d/root/tmp/perf-%d.map", pid,
			 read_process(j, pid));
		if (faccessat(AT_FDCWD, j->path, R_OK, AT_EACCESS))
			snprintf(j->path, sizeof(j->path), "/tmp/perf-%d.map", pid);
	}
	return find(j, address, out) || (reread(j) && find(j, address, out));
}

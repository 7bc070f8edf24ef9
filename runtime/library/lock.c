#include "library/lock.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "library/digest.h"

#define FIRST "nprobe-lock 1"
#define MOST (4u << 20)

static bool take_line(struct np_arena *a, struct np_lock *lock, char *line)
{
	char *field[7];
	uint32_t n = 0;

	for (char *p = line; p && n < 7; n++)
		field[n] = strsep(&p, "\t");
	struct np_lock_row row = {.script = !strcmp(field[0], "script")};

	if (row.script && n == 6) {
		row.name = field[1];
		row.version = field[2];
		row.sha256 = field[3];
		row.manifest = field[4];
		row.signer = field[5];
	} else if (!strcmp(field[0], "kernel") && n == 2) {
		lock->kernel = field[1];
		return true;
	} else if (!strcmp(field[0], "file") && n == 3) {
		row.name = field[1];
		row.sha256 = field[2];
	} else {
		return false;
	}
	np_vec_push(a, &lock->rows, row);
	return np_is_digest(row.sha256) && (!row.script || np_is_digest(row.manifest));
}

bool np_lock_read(struct np_arena *a, struct np_lock *out, struct np_fault *f)
{
	FILE *file = fopen(NP_LOCK, "re");
	char *text, *p, *line;
	unsigned number = 1;

	if (!file)
		return np_fault(a, f, NP_E_LOCKED, "nprobe lock writes it",
				"--locked, and " NP_LOCK " cannot be read here: %s",
				strerror(errno));
	text = np_alloc(a, MOST + 1);
	text[fread(text, 1, MOST, file)] = '\0';
	fclose(file);
	for (p = text; (line = strsep(&p, "\n")) && (*line || p); number++)
		if (number == 1 ? strcmp(line, FIRST) != 0 : !take_line(a, out, line))
			return np_fault(a, f, NP_E_LOCKED, "write it anew: nprobe lock",
					NP_LOCK ":%u: a line that is none of a lock file", number);
	return number > 1 ||
	       np_fault(a, f, NP_E_LOCKED, "write it anew: nprobe lock", NP_LOCK " is not whole");
}

bool np_lock_write(struct np_arena *a, const struct np_lock *lock, const char *path,
		   struct np_fault *f)
{
	const char *part = np_sprintf(a, "%s.part", path);
	FILE *file = fopen(part, "we");
	bool ok = file;

	if (file)
		fprintf(file, FIRST "\nkernel\t%s\n", lock->kernel);
	np_vec_each (const struct np_lock_row, r, &lock->rows) {
		if (file && r->script)
			fprintf(file, "script\t%s\t%s\t%s\t%s\t%s\n", r->name, r->version,
				r->sha256, r->manifest, r->signer);
		else if (file)
			fprintf(file, "file\t%s\t%s\n", r->name, r->sha256);
	}
	if (file) {
		ok = !ferror(file);
		ok &= !fclose(file);
	}
	if (ok && !rename(part, path))
		return true;
	np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", path, strerror(errno));
	unlink(part);
	return false;
}

const struct np_lock_row *np_lock_bytes(const struct np_lock *lock, const char *sha256)
{
	np_vec_each (const struct np_lock_row, r, &lock->rows)
		if (!strcmp(r->sha256, sha256))
			return r;
	return NULL;
}

const struct np_lock_row *np_lock_script(const struct np_lock *lock, const char *name)
{
	np_vec_each (const struct np_lock_row, r, &lock->rows)
		if (r->script && !strcmp(r->name, name))
			return r;
	return NULL;
}

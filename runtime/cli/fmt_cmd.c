/* nprobe fmt: scripts in their layout, on stdout or in their files. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compile.h"
#include "reformat.h"

/*
 * What #if is decided for: the newest kernel, and everywhere the same. Only what it leaves out
 * stays as it is.
 */
#define KERNEL (255u << 16)

struct fmt {
	struct np_arena *arena;
	bool check, write, regex;
	const char *program; /* -e */
	char **files;
	int n_files;
	bool differs; /* --check: one would change */
};

static int output_error(const char *path)
{
	fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", path, strerror(errno));
	return 1;
}

/* A file's bytes, mode and owner into one that is there already. */
static bool fill(int fd, const struct np_text *text, const struct stat *st)
{
	size_t done = 0;

	while (done < text->n) {
		ssize_t n = write(fd, text->s + done, text->n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		done += (size_t)n;
	}
	/* who may not give it away keeps it */
	if ((st->st_uid != geteuid() || st->st_gid != getegid()) &&
	    fchown(fd, st->st_uid, st->st_gid))
		errno = 0;
	return !fchmod(fd, st->st_mode & 07777) && !fsync(fd);
}

/* Beside it first, so that the script is there at any time, as it was or as it is to be. */
static int replace(struct np_arena *a, const char *path, const struct np_text *text)
{
	char *target = realpath(path, NULL), *part = NULL;
	struct stat st;
	int fd = -1, status = 0;

	if (target && !access(target, W_OK) && !stat(target, &st)) {
		part = np_sprintf(a, "%s.XXXXXX", target);
		fd = mkostemp(part, O_CLOEXEC);
	}
	if (fd < 0) {
		status = output_error(path);
	} else if (!fill(fd, text, &st) || rename(part, target)) {
		status = output_error(path);
		unlink(part);
	}
	if (fd >= 0)
		close(fd);
	free(target);
	return status;
}

/* What is done with one that is in its layout. */
static int deliver(struct fmt *f, const char *path, const char *text, size_t len,
		   const struct np_text *out)
{
	bool same = out->n == len && (!len || !memcmp(out->s, text, len));

	if (f->check) {
		f->differs |= !same;
		if (!same)
			puts(path);
		return 0;
	}
	if (f->write)
		return same ? 0 : replace(f->arena, path, out);
	if (out->n)
		fwrite(out->s, 1, out->n, stdout);
	return 0;
}

static int format(struct fmt *f, const char *path, const char *text, size_t len)
{
	struct np_compile c;
	struct np_text out = {0};
	int status;

	np_compile_open(&c, f->arena, NULL, path, text, len);
	c.source->regex = f->regex;
	c.source->kernel = KERNEL;
	status = np_reformat(f->arena, &c.sources, c.source, &c.diags, &out);
	np_compile_report(&c);
	if (!status)
		status = deliver(f, path, text, len, &out);
	np_text_free(&out);
	np_compile_close(&c);
	return status;
}

int np_fmt_script(const char *script, const char *program, bool regex)
{
	struct fmt f = {.arena = np_arena_new(), .regex = regex};
	const char *path = "-e";
	size_t len = program ? strlen(program) : 0;
	const char *text = program ? program : np_script_read(f.arena, script, &len, &path);
	int status = text ? format(&f, path, text, len) : 1;

	np_arena_free(f.arena);
	return status;
}

/* --- the command --- */

static int usage(FILE *out)
{
	fputs("usage: nprobe fmt [--check | -w] [-r] FILE... | -e PROGRAM | -\n"
	      "  -w, --write   write what changes into its file, and nothing on stdout\n"
	      "  --check       name the files that would change; the exit status is 1 if there are "
	      "any\n"
	      "  -e PROGRAM    this program text\n"
	      "  -r            probes are regular expressions\n",
	      out);
	return out == stdout ? 0 : 1;
}

static int wrong(const char *what, const char *word, const char *hint)
{
	fprintf(stderr, "nprobe: error NP0501: %s '%s'\n  hint: %s\n", what, word, hint);
	return 1;
}

static int read_words(struct fmt *f, int argc, char **argv)
{
	bool ended = false;

	for (int i = 1; i < argc; i++) {
		const char *w = argv[i];

		if (ended || *w != '-' || !w[1])
			f->files[f->n_files++] = argv[i];
		else if (!strcmp(w, "--"))
			ended = true;
		else if (!strcmp(w, "--check"))
			f->check = true;
		else if (!strcmp(w, "-w") || !strcmp(w, "--write"))
			f->write = true;
		else if (!strcmp(w, "-r"))
			f->regex = true;
		else if (!strcmp(w, "-e") && i + 1 < argc)
			f->program = argv[++i];
		else
			return wrong("unknown option", w, "nprobe fmt --help");
	}
	if (!f->program && !f->n_files)
		return usage(stderr);
	if (f->check && f->write)
		return wrong("it is --check or", "-w", "--check writes nothing");
	for (int i = 0; i < f->n_files && f->write; i++)
		if (!strcmp(f->files[i], "-"))
			return wrong("there is no file to be written:", "-",
				     "without -w it goes to stdout");
	if (f->program && f->write)
		return wrong("there is no file to be written:", "-e",
			     "without -w it goes to stdout");
	if (f->program && f->n_files)
		return wrong("a program and a file:", f->files[0], "it is the one or the other");
	return 0;
}

/* All of them, whatever is wrong with one. */
static int format_files(struct fmt *f)
{
	int status = 0;

	for (int i = 0; i < f->n_files; i++) {
		size_t len;
		const char *path, *text;

		f->arena = np_arena_new();
		text = np_script_read(f->arena, f->files[i], &len, &path);
		if (!text || format(f, path, text, len))
			status = 1;
		np_arena_free(f->arena);
	}
	return status;
}

int np_cmd_fmt(int argc, char **argv)
{
	struct fmt f = {0};
	int status;

	if (argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")))
		return usage(stdout);
	f.files = np_xcalloc((size_t)argc, sizeof(*f.files));
	status = read_words(&f, argc, argv);
	if (!status && f.program) {
		f.arena = np_arena_new();
		status = format(&f, "-e", f.program, strlen(f.program));
		np_arena_free(f.arena);
	}
	if (!status && !f.program)
		status = format_files(&f);
	free(f.files);
	return status ? status : f.differs;
}

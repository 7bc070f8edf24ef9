/*
 * nprobe addr: places in the source of addresses, of the running kernel, of its modules, or of a
 * file.  Prints each as `loc` does.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "debug/kernel.h"
#include "sym/sym.h"

static const char usage[] =
	"usage: nprobe addr [--debug-dir DIR[:DIR]] [--exact] [FILE] PLACE...\n"
	"PLACE is function, function+offset, module:function+offset or 0xADDRESS; FILE a vmlinux, "
	"a\n"
	"module or a program, as it was built: without one the running kernel and its modules. An\n"
	"offset is taken as stacks and loc print it, where a call returns to: the call's line is\n"
	"shown. --exact: the line of the instruction that is there.\n"
	"such as: nprobe addr tcp_v4_rcv+0x2a0\n";

/* PLACE, read. */
struct place {
	char module[64], function[256]; /* "": vmlinux's; "": an address */
	uint64_t offset;                /* or the address */
};

struct lookup {
	const char *dirs;
	bool exact, help;
	struct np_lines *file;   /* the user's; NULL: none was named */
	struct np_lines *kernel; /* once tried */
	bool kernel_tried;
	struct np_syms *syms;
};

static bool read_number(const char *s, uint64_t *n)
{
	char *end;

	errno = 0;
	*n = strtoull(s, &end, 0);
	/* "+0x1b/0x40" has the size of the function behind it */
	return isdigit((unsigned char)*s) && !errno && (!*end || *end == '/' || *end == ' ');
}

/* The "[module]" that loc prints behind. */
static void read_module(const char *text, struct place *p)
{
	const char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;

	if (close && (size_t)(close - open) <= sizeof(p->module))
		snprintf(p->module, sizeof(p->module), "%.*s", (int)(close - open - 1), open + 1);
}

static bool read_place(const char *text, struct place *p)
{
	const char *colon = strchr(text, ':'), *name = colon ? colon + 1 : text;
	size_t n = strcspn(name, "+ ");

	*p = (struct place){.offset = 0};
	if (isdigit((unsigned char)*name) && !colon)
		return read_number(name, &p->offset);
	if (!n || n >= sizeof(p->function) ||
	    (colon && (size_t)(colon - text) >= sizeof(p->module)))
		return false;
	read_module(name, p);
	if (colon)
		snprintf(p->module, sizeof(p->module), "%.*s", (int)(colon - text), text);
	memcpy(p->function, name, n);
	return name[n] != '+' || read_number(name + n + 1, &p->offset);
}

static int complain(const char *text, const char *what)
{
	fprintf(stderr, "nprobe: error NP0203: '%s': %s\n", text, what);
	return 1;
}

static int show(const char *name, uint64_t offset, const char *module, const struct np_line *v,
		uint32_t n)
{
	struct np_text out = {0};

	np_text_addf(&out, "%s+0x%llx", name, (unsigned long long)offset);
	if (*module)
		np_text_addf(&out, " [%s]", module);
	if (n)
		np_text_addc(&out, ' ');
	np_lines_text(v, n, &out);
	puts(out.s);
	np_text_free(&out);
	return n ? 0 : 1;
}

/* The instruction that the line is asked of. */
static uint64_t asked(const struct lookup *k, uint64_t address, uint64_t offset)
{
	return offset && !k->exact ? address - 1 : address;
}

static int complain_of_size(const struct place *p, uint64_t size, const char *text)
{
	fprintf(stderr, "nprobe: error NP0203: '%s': %s has %llu bytes\n", text, p->function,
		(unsigned long long)size);
	return 1;
}

/* All functions of the name; that one of them is in the debug info is enough. */
static int by_name(const struct lookup *k, struct np_lines *l, const struct place *p,
		   const char *text)
{
	const struct np_line *v;
	uint64_t address, size, largest = 0, seen = 0;
	uint32_t found = 0, shown = 0;
	bool known = false;

	for (uint32_t i = 0; np_lines_symbol(l, p->function, i, &address, &size); i++) {
		uint32_t n;

		if (found && address == seen) /* it is in two tables */
			continue;
		found++;
		seen = address;
		if (size && p->offset > size) {
			if (size > largest)
				largest = size;
			continue;
		}
		shown++;
		address += p->offset;
		n = np_lines_at(l, asked(k, address, p->offset), &v);
		known |= !show(p->function, p->offset, p->module, v, n);
	}
	if (!found)
		return complain(text, "there is no such function");
	if (!shown)
		return complain_of_size(p, largest, text);
	return known ? 0 : complain(text, "the debug info knows no line of it");
}

/* Of a file, as it is linked. */
static int by_address(const struct lookup *k, uint64_t address, const char *text)
{
	const struct np_line *v;
	uint64_t offset;
	const char *name = np_lines_name(k->file, address, &offset);
	uint32_t n;

	if (!name)
		return complain(text, "no function is there");
	n = np_lines_at(k->file, asked(k, address, offset), &v);
	return show(name, offset, "", v, n) ? complain(text, "the debug info knows no line of it")
					    : 0;
}

/* Of the running kernel, wherever it was loaded. */
static int by_running(struct lookup *k, uint64_t address, const char *text)
{
	const struct np_line *v;
	struct np_symbol s;
	uint32_t n;

	if (!k->syms) {
		k->syms = np_syms_new();
		np_syms_debug_dirs(k->syms, k->dirs);
	}
	if (!np_sym_kernel(k->syms, address, &s))
		return complain(text, np_syms_hidden(k->syms)
					      ? "the kernel hides its addresses; root sees them"
					      : "no function of the kernel is there");
	n = np_sym_kernel_lines(k->syms, asked(k, address, s.offset), &v);
	return show(s.name, s.offset, s.module, v, n)
		       ? complain(text, "no debug info of it is found; --debug-dir DIR names more "
					"places")
		       : 0;
}

static int look_up(struct lookup *k, const char *text)
{
	struct np_lines *l;
	struct place p;
	int status;

	if (!read_place(text, &p)) {
		fprintf(stderr,
			"nprobe: error NP0502: '%s' is no place: function+offset, "
			"module:function+offset or 0xADDRESS\n",
			text);
		return 1;
	}
	if (!p.function[0])
		return k->file ? by_address(k, p.offset, text) : by_running(k, p.offset, text);
	if (k->file)
		return by_name(k, k->file, &p, text);
	if (p.module[0]) {
		l = np_debug_module(k->dirs, p.module);
		status = l ? by_name(k, l, &p, text)
			   : complain(text, "no debug info of that module is found; --debug-dir "
					    "DIR names more places");
		np_lines_close(l);
		return status;
	}
	if (!k->kernel_tried) {
		k->kernel_tried = true;
		k->kernel = np_debug_kernel(k->dirs);
	}
	return k->kernel ? by_name(k, k->kernel, &p, text)
			 : complain(text, "no debug info of this kernel is found: distributions "
					  "have it in a package; --debug-dir DIR names more "
					  "places");
}

/* A path, or a name before others; "tcp_v4_rcv+0x1b/0x40" is none. */
static bool is_file(const char *word, bool last)
{
	const char *slash = strchr(word, '/');

	return slash == word || (slash && *word == '.') ||
	       (!access(word, R_OK) && (slash || !last));
}

/* The file, if the first word is one. 0 or 1 after a message. */
static int open_file(struct lookup *k, char **words, int n, int *i)
{
	const char *path = n && is_file(words[0], n == 1) ? words[0] : NULL;

	if (!path)
		return 0;
	++*i;
	k->file = np_lines_open(path, -1, k->dirs);
	if (k->file && np_lines_known(k->file))
		return 0;
	fprintf(stderr, "nprobe: error NP0502: '%s': %s\n", path,
		k->file            ? "no debug info of it is found"
		: errno == ENOEXEC ? "no kernel, module or program"
				   : strerror(errno));
	return 1;
}

/* Takes the options, wherever they stand; number of words that are left, -1: one is unknown. */
static int read_options(struct lookup *k, int argc, char **argv, char **words)
{
	int n = 0;

	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];

		if (word[0] != '-')
			words[n++] = argv[i];
		else if (!strcmp(word, "--exact"))
			k->exact = true;
		else if ((!strcmp(word, "--debug-dir") || !strcmp(word, "--debuginfo")) &&
			 i + 1 < argc)
			k->dirs = argv[++i];
		else if (!strcmp(word, "--help"))
			k->help = true;
		else
			return -1;
	}
	return n;
}

static int show_usage(bool asked_for)
{
	fputs(usage, asked_for ? stdout : stderr);
	return asked_for ? 0 : 1;
}

int np_cmd_addr(int argc, char **argv)
{
	struct lookup k = {.dirs = NULL};
	int n = read_options(&k, argc, argv, argv), i = 0, status;

	if (n <= 0 || k.help)
		return show_usage(k.help);
	status = open_file(&k, argv, n, &i);
	if (!status && i == n)
		status = show_usage(false);
	for (bool opened = !status; opened && i < n; i++)
		status |= look_up(&k, argv[i]);
	if (k.file && np_lines_missing(k.file))
		fprintf(stderr, "nprobe: '%s' is not found: inlined functions are not shown\n",
			np_lines_missing(k.file));
	np_lines_close(k.file);
	np_lines_close(k.kernel);
	np_syms_free(k.syms);
	return status;
}

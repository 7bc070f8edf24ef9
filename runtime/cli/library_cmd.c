/* A script of the library: finding its text, help and show. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/script_params.h"
#include "cli/trust.h"
#include "cli/works.h"
#include "header.h"
#include "image/manifest.h"
#include "library/library.h"
#include "load/params.h"
#include "parser.h"
#include "world/world_live.h"

#define LARGEST (15u * 1024 * 1024) /* np_source_add's limit */

static char *read_file(struct np_arena *a, const char *path, size_t *len)
{
	struct np_text text = {0};
	char buf[65536], *bytes = NULL;
	int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	ssize_t n = -1;

	if (fd >= 0)
		while ((n = read(fd, buf, sizeof(buf))) > 0 && text.n <= LARGEST)
			np_text_addn(&text, buf, (size_t)n);
	if (fd < 0 || n < 0) {
		fprintf(stderr, "nprobe: error NP0503: '%s': %s\n", path, strerror(errno));
	} else if (text.n > LARGEST) {
		fprintf(stderr, "nprobe: error NP0503: '%s' is larger than %u MiB\n", path,
			LARGEST >> 20);
	} else {
		bytes = np_strndup(a, text.s ? text.s : "", text.n);
		*len = text.n;
	}
	if (fd > 0)
		close(fd);
	np_text_free(&text);
	return bytes;
}

static const char *find_by_name(struct np_arena *a, const char *name)
{
	np_scripts found = {0}, all = {0};

	np_library_find(a, name, &found);
	if (found.n == 1)
		return found.v[0].path;
	if (found.n) {
		fprintf(stderr, "nprobe: error NP0504: several scripts are called '%s'\n", name);
		np_vec_each (struct np_script, s, &found)
			fprintf(stderr, "  %s/%s  (%s)\n", s->place, s->name, s->path);
		return NULL;
	}
	struct np_nearest near = {.want = name};
	const char *looked, *imported = np_library_import(a, name, "", &looked);

	if (imported) /* what is only there for others: lib/filter */
		return imported;

	np_library_scan(a, &all);
	np_vec_each (struct np_script, s, &all)
		np_nearest_try(&near, s->name);
	fprintf(stderr, "nprobe: error NP0503: there is no file and no script '%s'\n", name);
	if (np_nearest_best(&near))
		fprintf(stderr, "  hint: did you mean '%s'?\n", np_nearest_best(&near));
	else
		fprintf(stderr,
			"  hint: nprobe list shows the scripts; nprobe -e '...' runs a text\n");
	return NULL;
}

bool np_script_is_there(struct np_arena *a, const char *script)
{
	np_scripts found = {0};
	struct stat st;

	if (!stat(script, &st) && S_ISREG(st.st_mode))
		return true;
	np_library_find(a, script, &found);
	return found.n;
}

char *np_script_read(struct np_arena *a, const char *script, size_t *len, const char **path)
{
	struct stat st;

	*path = script;
	if (strcmp(script, "-") && (stat(script, &st) || S_ISDIR(st.st_mode))) {
		*path = find_by_name(a, script);
		if (!*path)
			return NULL;
	}
	char *bytes = read_file(a, *path, len);

	return bytes && np_trust_bytes(a, *path, bytes, *len) ? bytes : NULL;
}

const char *np_script_name(struct np_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = np_strdup(a, slash ? slash + 1 : path);
	size_t n = strlen(name);

	if (n > 3 && !strcmp(name + n - 3, ".np"))
		name[n - 3] = '\0';
	return name;
}

const char *np_script_example(const char *value, size_t *n, const char **words)
{
	const char *quote = *value == '"' ? strchr(value + 1, '"') : NULL;

	*words = quote ? quote + 1 + strspn(quote + 1, ": \t") : value;
	*n = quote ? (size_t)(quote - value - 1) : 0;
	return quote ? value + 1 : NULL;
}

static void show_example(struct np_text *out, const char *name, const char *value)
{
	const char *words, *title;
	size_t n;

	if ((title = np_script_example(value, &n, &words)))
		np_text_addf(out, "  %.*s:\n  ", (int)n, title);
	np_text_addf(out, "  nprobe %s %s\n", name, words);
}

int np_script_help(struct np_arena *a, const char *script)
{
	const char *path;
	size_t len;
	char *text = np_script_read(a, script, &len, &path);

	return text ? np_script_show_help(a, path, text, len) : 1;
}

static void show_options(struct np_text *out, const char *name, const struct np_plan *params)
{
	np_text_addf(out, "\nUsage: nprobe %s%s\n", name, params->params.n ? " [options]" : "");
	if (params->params.n) {
		np_text_add(out, "\nOptions of this script:\n");
		np_params_help(params, out);
	}
}

static int show_image_help(struct np_arena *a, const char *path, const char *text, size_t len)
{
	struct np_text out = {0};
	const char *error;
	const struct np_object *o = np_object_read(a, text, len, &error);

	if (!o) {
		fprintf(stderr, "nprobe: error NP0601: '%s': %s\n", path, error);
		return 1;
	}
	np_text_addf(&out, "%s - a compiled script\n", path);
	show_options(&out, path, o->plan);
	np_text_add(&out, "\nOptions of every script (-o, --for, -v ...): nprobe --help\n");
	fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return 0;
}

/* Only what there is to say: that it does not. */
static void show_works(struct np_arena *a, const char *path, struct np_text *out)
{
	struct np_world *w = np_world_live();
	const char *why;

	if (np_script_works(a, w, path, &why) == NP_WORKS_NOT)
		np_text_addf(out, "\nNot on this kernel: %s\n", why);
	w->ops->close(w);
}

int np_script_show_help(struct np_arena *a, const char *path, const char *text, size_t len)
{
	if (np_is_image(text, len))
		return show_image_help(a, path, text, len);
	struct np_header header = {0};
	struct np_compile c;
	struct np_cli none = {0};
	struct np_text out = {0};
	struct np_plan params = {0};

	np_compile_open(&c, a, NULL, path, text, len);
	if (np_compile_parse(&c, &none))
		return 1;
	np_header_scan(a, c.source, &header);
	const char *name = np_script_name(a, path), *summary = np_library_summary(&header);

	np_script_params_of(a, c.program, &params);
	np_text_addf(&out, "%s%s%s\n", name, summary ? " - " : "", summary ? summary : "");
	show_works(a, path, &out);
	show_options(&out, name, &params);
	bool first = true;

	np_vec_each (struct np_header_line, l, &header.lines) {
		if (strcmp(l->key, "example"))
			continue;
		if (first)
			np_text_add(&out, "\nExamples:\n");
		first = false;
		show_example(&out, name, l->value);
	}
	if (np_header_get(&header, "see"))
		np_text_addf(&out, "\nSee also: %s\n", np_header_get(&header, "see"));
	np_text_add(&out, "\nOptions of every script (-o, --for, -v ...): nprobe --help\n");
	fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return 0;
}

static int show_manifest(struct np_arena *a, const char *world, const char *path, const char *text,
			 size_t len)
{
	struct np_world *w;
	struct np_manifest m;
	const char *error;
	int status;

	if (np_is_image(text, len)) {
		struct np_object *o = np_object_read(a, text, len, &error);

		if (!o) {
			fprintf(stderr, "nprobe: error NP0601: '%s': %s\n", path, error);
			return 1;
		}
		np_manifest_of_image(a, o, &m);
	} else {
		w = np_open_world(world);
		if (!w)
			return 1;
		status = np_compile_manifest(a, w, path, text, len, &m);
		w->ops->close(w);
		if (status)
			return status;
	}
	printf("%sis %s%s%s\n", m.text, np_level_name(m.level), *m.because ? ": " : "", m.because);
	return 0;
}

int np_cmd_show(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	struct np_arena *a = np_arena_new();
	const char *name = NULL, *world = NULL, *path;
	bool manifest = false, wrong = false;
	char *text = NULL;
	int status = 1;
	size_t len;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--manifest"))
			manifest = true;
		else if (!strcmp(argv[i], "--world") && i + 1 < argc)
			world = argv[++i];
		else if (name || !strncmp(argv[i], "--", 2))
			wrong = true;
		else
			name = argv[i];
	}
	if (!name || wrong)
		fputs("usage: nprobe show [--manifest] NAME\n", stderr);
	else
		text = np_script_read(a, name, &len, &path);
	if (text && manifest)
		status = show_manifest(a, world, path, text, len);
	else if (text)
		status = fwrite(text, 1, len, stdout) != len;
	np_arena_free(a);
	return status;
}

/* #include "file": C definitions that are kept beside a script. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pre.h"
#include "scan.h"

#define DEEPEST 20 /* files that include files */
#define LARGEST (4u << 20)

/* Beside the file that names it, or in one of the directories that were given. */
static const char *find(struct np_lex *x, const char *path)
{
	const char *slash = strrchr(x->source->name, '/'), *beside = path, *other;
	const char *const *dir = x->source->include_dirs;

	if (*path == '/')
		return path;
	if (slash)
		beside = np_sprintf(x->arena, "%.*s/%s", (int)(slash - x->source->name),
				    x->source->name, path);
	for (; dir && *dir && access(beside, R_OK); dir++) {
		other = np_sprintf(x->arena, "%s/%s", *dir, path);
		if (!access(other, R_OK))
			return other;
	}
	return beside;
}

static char *read_file(struct np_lex *x, const char *path, size_t *len)
{
	struct stat st;
	FILE *f;
	char *text = NULL;

	/* what is no plain file may never end */
	if (stat(path, &st) || !S_ISREG(st.st_mode) || st.st_size > LARGEST)
		return NULL;
	f = fopen(path, "r");
	if (!f)
		return NULL;
	text = np_alloc(x->arena, (size_t)st.st_size + 1);
	*len = fread(text, 1, (size_t)st.st_size, f);
	fclose(f);
	return text;
}

bool lex_include(struct np_lex *x, const char *path, struct np_loc loc)
{
	struct np_source *src;
	struct np_lex *sub;
	size_t len;
	char *text;

	path = find(x, path);
	text = read_file(x, path, &len);
	if (!text)
		return false;
	if (x->pre->includes == DEEPEST) {
		lex_error(x, NP_E_NESTING, loc, "files include each other deeper than %d levels",
			  DEEPEST);
		return true;
	}
	x->pre->includes++;
	src = np_source_add(x->source->all, path, text, len);
	src->kernel = x->source->kernel;
	src->portable = x->source->portable;
	src->include_dirs = x->source->include_dirs;
	sub = np_scan_open(x->arena, src, x->diags);
	sub->pre = x->pre;
	sub->is_header = true;
	np_scan_start(sub);
	lex_definitions(sub);
	lex_end_conditions(sub);
	np_scan_stop(sub->scanner);
	x->pre->includes--;
	return true;
}

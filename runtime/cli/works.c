#include "cli/works.h"

#include <stdio.h>

#include "cli/compile.h"

#define LARGEST (1 << 20) /* bytes of a script that is looked at without being asked for */

static char *read_script(struct np_arena *a, const char *path, size_t *len)
{
	FILE *f = fopen(path, "re");
	char *text = f ? np_alloc(a, LARGEST) : NULL;

	if (!f)
		return NULL;
	*len = fread(text, 1, LARGEST, f);
	fclose(f);
	return *len < LARGEST ? text : NULL;
}

enum np_works np_script_works(struct np_arena *a, struct np_world *w, const char *path,
			      const char **why)
{
	struct np_cli cli = {.no_warnings = true, .unsafe = true};
	struct np_compile c;
	size_t len;
	char *text = read_script(a, path, &len);
	int status;

	*why = "it cannot be read";
	if (!text)
		return NP_WORKS_UNKNOWN;
	np_compile_open(&c, a, w, path, text, len);
	c.silent = true;
	status = np_compile_parse(&c, &cli);
	if (!status)
		status = np_compile_check(&c, &cli);
	np_compile_close(&c);
	*why = c.why ? c.why->message : "";
	if (!status)
		return NP_WORKS;
	return c.why && c.why->code == NP_E_PERMISSION ? NP_WORKS_UNKNOWN : NP_WORKS_NOT;
}

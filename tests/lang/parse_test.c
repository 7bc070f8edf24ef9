/* parse_test tokens|tree [FILE]: one stage of the parser over a file or standard input. */
#include <stdio.h>
#include <string.h>

#include "parser.h"

int main(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	struct np_text in = {0}, out = {0}, err = {0};
	FILE *f = argc > 2 ? fopen(argv[2], "r") : stdin;
	struct np_diags diags;
	char buf[4096];
	size_t n;

	if (argc < 2 || !f)
		return 2;
	while ((n = fread(buf, 1, sizeof(buf), f)))
		np_text_addn(&in, buf, n);
	np_diags_init(&diags, a, &sources);
	const struct np_source *src =
		np_source_add(&sources, argc > 2 ? argv[2] : "-", in.s ? in.s : "", in.n);

	if (!strcmp(argv[1], "tokens"))
		np_dump_tokens(a, src, &diags, &out);
	else
		np_dump_tree(np_parse(a, src, &diags), &out);
	np_diags_show(&diags, &err, false);
	fwrite(out.s, 1, out.n, stdout);
	fwrite(err.s, 1, err.n, stderr);
	return diags.errors != 0;
}

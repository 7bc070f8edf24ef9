/* nprobe check: whether a script may go to a library: header, params, types, layout, level. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/compile.h"
#include "header.h"
#include "reformat.h"

static const char *const keys[] = {
	"summary",   "summary.*", "version", "license", "topics", "symptom",
	"symptom.*", "example",   "see",     "author",  "alias",  "name",
};
static const char *const required[] = {"summary", "version", "license"};

/* Words that mean the same in every script, and the type that they have. */
static const struct {
	const char *name, *types;
} common[] = {
	{"addr", "cidr ip"},   {"src", "cidr ip"},   {"dst", "cidr ip"},
	{"port", "port"},      {"dev", "iface"},     {"pid", "pid"},
	{"every", "duration"}, {"cgroup", "cgroup"}, {"comm", "comm"},
};

struct check {
	struct np_arena *arena;
	struct np_compile c;
	struct np_header header;
};

static bool is_key(const char *key)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		size_t n = strlen(keys[i]);

		if (keys[i][n - 1] == '*' ? !strncmp(key, keys[i], n - 1) && key[n - 1]
					  : !strcmp(key, keys[i]))
			return true;
	}
	return false;
}

/* 1.20.3 */
static bool is_version(const char *v)
{
	int part = 0;

	for (;; part++) {
		if (!isdigit((unsigned char)*v))
			return false;
		while (isdigit((unsigned char)*v))
			v++;
		if (*v != '.')
			return !*v && part == 2;
		v++;
	}
}

static void check_header(struct check *k)
{
	struct np_diags *diags = &k->c.diags;
	const struct np_loc top = {k->c.source->base, k->c.source->base + 1};
	struct np_diag *d;

	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		if (!np_header_get(&k->header, required[i]) ||
		    !*np_header_get(&k->header, required[i])) {
			d = np_error(diags, NP_E_HEADER, top, "the header has no '%s'",
				     required[i]);
			np_hint(diags, d, "a line //@ %s ... at the top of the script",
				required[i]);
		}
	np_vec_each (struct np_header_line, l, &k->header.lines) {
		if (!is_key(l->key))
			np_warn(diags, l->loc, "the library knows nothing of '%s'", l->key);
		if (!strcmp(l->key, "version") && !is_version(l->value)) {
			d = np_error(diags, NP_E_HEADER, l->loc, "'%s' is no version", l->value);
			np_hint(diags, d, "three numbers: 1.0.0");
		}
	}
}

static bool has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = strstr(list, word); p; p = strstr(p + 1, word))
		if ((p == list || p[-1] == ' ') && (!p[n] || p[n] == ' '))
			return true;
	return false;
}

static void check_params(struct check *k)
{
	np_list_each (n, k->c.program->list)
		for (size_t i = 0; n->kind == NP_N_PARAM && i < sizeof(common) / sizeof(common[0]);
		     i++)
			if (!strcmp(n->param.name, common[i].name) &&
			    !has_word(common[i].types, n->param.type)) {
				struct np_diag *d = np_warn(
					&k->c.diags, n->loc,
					"'%s' is a word that has the same meaning in all scripts",
					n->param.name);

				np_hint(&k->c.diags, d, "its type is %.*s there",
					(int)strcspn(common[i].types, " "), common[i].types);
			}
	np_list_each (n, k->c.program->list)
		if (n->kind == NP_N_PARAM && !n->param.help)
			np_warn(&k->c.diags, n->loc, "'%s' has no help: a text behind it",
				n->param.name);
}

static bool has_clause(const struct np_node *program)
{
	np_list_each (n, program->list)
		if (n->kind == NP_N_CLAUSE)
			return true;
	return false;
}

static void check_layout(struct check *k)
{
	const struct np_source *src = k->c.source;
	struct np_sources sources = {.arena = k->arena};
	struct np_diags diags;
	struct np_text out = {0};
	struct np_source *again = np_source_add(&sources, src->name, src->text, src->len);

	np_diags_init(&diags, k->arena, &sources);
	again->kernel = 255u << 16;
	if (!np_reformat(k->arena, &sources, again, &diags, &out) &&
	    (out.n != src->len || memcmp(out.s, src->text, out.n) != 0)) {
		const struct np_loc top = {src->base, src->base + 1};
		struct np_diag *d =
			np_warn(&k->c.diags, top, "the script is not in the layout of all scripts");

		np_hint(&k->c.diags, d, "nprobe fmt -w %s", src->name);
	}
	np_text_free(&out);
}

static int check_one(struct np_arena *a, const char *world, const char *script)
{
	struct check k = {.arena = a};
	struct np_cli cli = {.unsafe = true};
	struct np_manifest m = {.text = NULL};
	const char *path;
	size_t len;
	char *text = np_script_read(a, script, &len, &path);
	struct np_world *w = text ? np_open_world(world) : NULL;
	int status;

	if (!w)
		return 1;
	np_compile_open(&k.c, a, NULL, path, text, len);
	np_header_scan(a, k.c.source, &k.header);
	check_header(&k);
	status = np_compile_parse(&k.c, &cli);
	if (!status) {
		check_params(&k);
		check_layout(&k);
		status = np_compile_report(&k.c);
	}
	/* what is only there to be imported is compiled where it is */
	if (!status && has_clause(k.c.program))
		status = np_compile_manifest(a, w, path, text, len, &m);
	np_compile_close(&k.c);
	w->ops->close(w);
	if (!status)
		printf("%s: good%s%s\n", path, m.text ? ", " : "",
		       m.text ? np_level_name(m.level) : "");
	return status;
}

int np_cmd_check(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	const char *world = NULL;
	int status = 0, n = 0;

	for (int i = 1; i < argc; i++) {
		struct np_arena *a;

		if (!strcmp(argv[i], "--world") && i + 1 < argc) {
			world = argv[++i];
			continue;
		}
		a = np_arena_new();
		status |= check_one(a, world, argv[i]);
		np_arena_free(a);
		n++;
	}
	if (!n) {
		fputs("usage: nprobe check [--world FILE] SCRIPT...\n", stderr);
		return 1;
	}
	return status;
}

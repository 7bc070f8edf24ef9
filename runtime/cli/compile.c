/* Parser, checker and generator in a row, and the dump of each stage. */
#include "cli/compile.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/trust.h"
#include "gen/generate.h"
#include "getopt.h"
#include "image/object.h"
#include "image/params.h"
#include "import.h"
#include "library/library.h"
#include "load/params.h"
#include "parser.h"

static void forget(struct np_compile *c)
{
	bool quiet = c->diags.quiet;

	np_diags_init(&c->diags, c->arena, &c->sources);
	c->diags.quiet = quiet;
}

int np_compile_report(struct np_compile *c)
{
	struct np_text text = {0};
	unsigned errors = c->diags.errors;
	bool colour = np_has_colour(STDERR_FILENO);

	if (c->silent) {
		for (const struct np_diag *d = c->diags.first; d && !c->why; d = d->next)
			if (d->severity == NP_ERROR_SEVERITY)
				c->why = d;
		forget(c);
		return errors ? 1 : 0;
	}
	np_diags_show(&c->diags, &text, colour);
	if (text.n)
		fwrite(text.s, 1, text.n, stderr);
	np_text_free(&text);
	forget(c);
	return errors ? 1 : 0;
}

int np_compile_open(struct np_compile *c, struct np_arena *a, struct np_world *w, const char *name,
		    const char *text, size_t len)
{
	*c = (struct np_compile){.arena = a, .world = w, .sources = {.arena = a}};
	np_diags_init(&c->diags, a, &c->sources);
	c->source = np_source_add(&c->sources, name, text, len);
	return 0;
}

void np_compile_close(struct np_compile *c)
{
	if (c->checked)
		np_checked_close(c->checked);
	c->checked = NULL;
}

static struct np_node *find_param(const struct np_compile *c, const char *name, size_t len)
{
	np_list_each (n, c->program->list)
		if (n->kind == NP_N_PARAM && strlen(n->param.name) == len &&
		    !memcmp(n->param.name, name, len))
			return n;
	return NULL;
}

static struct np_loc param_name_loc(const struct np_node *n)
{
	return n->param.default_loc.end ? n->param.default_loc : n->loc;
}

/* A wrong default is the script's fault, so it is shown where it stands. */
static void check_defaults(struct np_compile *c)
{
	np_list_each (n, c->program->list) {
		struct np_param_value v = {0};

		if (n->kind != NP_N_PARAM || !n->param.default_text || !np_param_row(n->param.type))
			continue;
		const char *wrong = np_param_value_parse(n->param.type, n->param.type_args,
							 n->param.default_text, &v);

		if (wrong) {
			struct np_diag *d = np_error(&c->diags, NP_E_PARAM_VALUE, param_name_loc(n),
						     "default '%s' of param '%s': %s",
						     n->param.default_text, n->param.name, wrong);

			np_hint(&c->diags, d, "it takes %s", np_param_row(n->param.type)->help);
		}
	}
}

/* Words after the script: `--name value` is a param's, the others are $1, $2 ... */
static void split_rest(struct np_compile *c, const struct np_cli *cli)
{
	c->param_args = np_alloc(c->arena, ((size_t)cli->n_rest + 1) * sizeof(char *));
	c->positional = np_alloc(c->arena, ((size_t)cli->n_rest + 1) * sizeof(char *));
	for (int i = 0; i < cli->n_rest; i++) {
		char *word = cli->rest[i];

		if (strncmp(word, "--", 2)) {
			c->positional[c->n_positional++] = word;
			continue;
		}
		size_t len = strcspn(word + 2, "=");
		const struct np_node *p = find_param(c, word + 2, len);

		c->param_args[c->n_param_args++] = word;
		if (p && strcmp(p->param.type, "bool") && !word[2 + len] && i + 1 < cli->n_rest)
			c->param_args[c->n_param_args++] = cli->rest[++i];
	}
}

/* LINUX_VERSION_CODE of the kernel that is compiled for. */
static uint32_t version_code(struct np_world *w)
{
	unsigned part[3] = {0};

	if (w)
		sscanf(w->ops->release(w), "%u.%u.%u", &part[0], &part[1], &part[2]);
	return part[0] << 16 | (part[1] & 255) << 8 | (part[2] > 255 ? 255 : part[2]);
}

/* A path on the command line is not the script's, which may be elsewhere. */
static const char *const *absolute(struct np_arena *a, char **paths)
{
	const char **out;
	char full[PATH_MAX];
	size_t n = 0;

	while (paths && paths[n])
		n++;
	out = np_alloc(a, (n + 1) * sizeof(*out));
	for (size_t i = 0; i < n; i++)
		out[i] = realpath(paths[i], full) ? np_strdup(a, full) : paths[i];
	return out;
}

int np_compile_parse(struct np_compile *c, const struct np_cli *cli)
{
	c->source->regex = cli->regex;
	c->source->include = absolute(c->arena, cli->include);
	c->source->include_dirs = (const char *const *)cli->include_dirs;
	c->diags.quiet = cli->no_warnings;
	c->source->portable = c->portable;
	c->source->kernel = version_code(c->world);
	c->program = np_parse(c->arena, c->source, &c->diags);
	np_import(c->arena, &c->sources, c->source, c->program, np_library_import, &c->diags);
	if (np_trust_sources(c))
		return 1;
	np_add_getopts(c->arena, c->program, &c->diags);
	check_defaults(c);
	split_rest(c, cli);
	return c->diags.errors ? np_compile_report(c) : 0;
}

bool np_compile_is_bpftrace(const struct np_compile *c)
{
	const char *name = c->source->name, *line_end = strchr(c->source->text, '\n');
	size_t n = strlen(name);

	if (n > 3 && !strcmp(name + n - 3, ".bt"))
		return true;
	if (strncmp(c->source->text, "#!", 2))
		return false;
	size_t len = line_end ? (size_t)(line_end - c->source->text) : c->source->len;

	return memmem(c->source->text, len, "bpftrace", 8) != NULL;
}

/* The clauses that keep the processes of --follow, behind the script's. */
static void add_follow(struct np_compile *c)
{
	const struct np_source *s = np_source_add(&c->sources, "--follow", np_follow_program,
						  strlen(np_follow_program));
	struct np_node *own = np_parse(c->arena, s, &c->diags)->list, **end = &c->program->list;

	np_list_each (n, own)
		n->clause.internal = true;
	while (*end)
		end = &(*end)->next;
	*end = own;
}

/* An image is to be run anywhere; where it is made, the kernel must know what they use. */
static bool can_follow(struct np_world *w)
{
	struct np_btf *btf = np_world_btf(w);

	return btf && np_btf_find(btf, "btf_trace_sched_process_fork", 1u << NP_BTF_TYPEDEF) &&
	       np_btf_find(btf, "task_struct", 1u << NP_BTF_STRUCT);
}

#define SMALL_KEY 512 /* bytes: what kernels without big keys take */

/* Of so many bytes, 1, 1 and a few numbers, 2, 3, 4 ... strings fit into one. */
static const uint32_t small_strings[] = {480, 400, 200, 160, 120, 90, 64, 40, 24};

/* Keys that this kernel cannot have, by strings whose length nobody chose. */
static bool keys_too_big(const struct np_compile *c, const struct np_cli *cli)
{
	if (cli->max_strlen || c->checked->config.values[NP_C_MAX_STRLEN].is_set || c->diags.errors)
		return false;
	np_vec_each (struct np_map *, m, &c->checked->maps)
		if ((*m)->key && (*m)->key->size > SMALL_KEY)
			return !np_world_has(c->world, NP_FEAT_BIG_KEY);
	return false;
}

static struct np_check_options check_options(const struct np_compile *c, const struct np_cli *cli)
{
	return (struct np_check_options){
		.world = c->world,
		.positional = (const char *const *)c->positional,
		.n_positional = (uint32_t)c->n_positional,
		.dialect_bpftrace = cli->dialect_bpftrace || np_compile_is_bpftrace(c),
		.max_strlen = cli->max_strlen,
		.max_probes = cli->max_probes,
		.regex = cli->regex,
		.unsafe = cli->unsafe,
		.pid = cli->pid,
		.portable = c->portable,
		.reads = c->portable || cli->allow,
		.environment = (const char *const *)environ,
	};
}

int np_compile_list(struct np_compile *c, const struct np_cli *cli)
{
	struct np_check_options opt;
	struct np_text out = {0};
	int status = np_compile_parse(c, cli);

	if (status)
		return status;
	opt = check_options(c, cli);
	np_list_program(c->program, &opt, cli->verbose, &out, &c->diags);
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return np_compile_report(c);
}

int np_compile_check(struct np_compile *c, const struct np_cli *cli)
{
	struct np_check_options opt = check_options(c, cli);
	int status = np_compile_c(c);

	if (status)
		return status;
	if (cli->follow || (c->portable && can_follow(c->world)))
		add_follow(c);
	c->checked = np_check(c->arena, &c->sources, c->program, &opt, &c->diags);
	for (size_t i = 0;
	     i < sizeof(small_strings) / sizeof(*small_strings) && keys_too_big(c, cli); i++) {
		np_checked_close(c->checked);
		forget(c);
		opt.max_strlen = small_strings[i];
		c->checked = np_check(c->arena, &c->sources, c->program, &opt, &c->diags);
	}
	if (opt.max_strlen != cli->max_strlen)
		np_warn(&c->diags, (struct np_loc){0},
			"strings are cut at %u bytes: keys of maps have %d at most on this kernel",
			opt.max_strlen, SMALL_KEY);
	return c->diags.errors && !(cli->wait && np_compile_absent(c)) ? np_compile_report(c) : 0;
}

bool np_compile_absent(const struct np_compile *c)
{
	unsigned absent = 0;

	for (const struct np_diag *d = c->diags.first; d; d = d->next)
		absent += d->severity == NP_ERROR_SEVERITY && d->code == NP_E_NO_PROBE;
	return absent && absent == c->diags.errors;
}

static struct np_gen_options gen_options(const struct np_compile *c, const struct np_cli *cli)
{
	return (struct np_gen_options){
		.source_name = c->source->name,
		.source_text = c->source->text,
		.max_map_keys = cli->map_keys,
		.explain = cli->verbose,
		.filters = cli->comm || cli->cgroup,
	};
}

int np_compile_image(struct np_compile *c, const struct np_cli *cli, bool all_variants,
		     bool line_info, struct np_text *image)
{
	struct np_gen_options opt = gen_options(c, cli);

	if (np_trust_signed(c))
		return 1;
	opt.all_variants = all_variants;
	opt.line_info = line_info;
	if (np_generate(c->checked, &opt, &c->diags, image) && !c->diags.errors)
		np_error(&c->diags, NP_E_INTERNAL, (struct np_loc){0}, "code generation failed");
	return np_compile_report(c);
}

static int dump_image(struct np_compile *c, const struct np_cli *cli, struct np_text *out)
{
	struct np_text image = {0};
	const char *error;
	int status = np_compile_image(c, cli, true, false, &image);

	if (status)
		return status;
	struct np_object *o = np_object_read(c->arena, image.s, image.n, &error);

	if (o)
		np_plan_dump(o->plan, out);
	else
		fprintf(stderr, "nprobe: error NP0601: %s\n", error);
	np_text_free(&image);
	return o ? 0 : 1;
}

/* The number of a stage, by our name or bpftrace's; -1 after a message. */
static int find_stage(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} stages[] = {
		{"tokens", 0},  {"tree", 1}, {"types", 2},       {"image", 3},
		{"ir", 4},      {"bpf", 5},  {"ast", 1},         {"parse", 1},
		{"codegen", 4}, {"dis", 5},  {"codegen-opt", 4},
	};
	bool by_kernel = !strcmp(name, "verifier") || !strcmp(name, "libbpf");

	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (!strcmp(stages[i].name, name))
			return stages[i].number;
	fprintf(stderr,
		"nprobe: error NP0502: no stage '%s'\n  hint: stages are tokens tree types image "
		"ir bpf%s\n",
		name, by_kernel ? "; -v shows what the kernel says" : "");
	return -1;
}

int np_compile_dump(struct np_compile *c, const struct np_cli *cli, const char *stage)
{
	struct np_gen_options opt = gen_options(c, cli);
	struct np_text out = {0};
	int which = find_stage(stage), status = 0;

	if (which < 0)
		return 1;
	if (which == 0)
		np_dump_tokens(c->arena, c->source, &c->diags, &out);
	if (which >= 1)
		status = np_compile_parse(c, cli);
	if (!status && which == 1)
		np_dump_tree(c->program, &out);
	if (!status && which >= 2)
		status = np_compile_check(c, cli);
	if (!status && which == 2)
		np_dump_types(c->checked, &out);
	if (!status && which == 3)
		status = dump_image(c, cli, &out);
	if (!status && which == 4)
		np_dump_ir(c->checked, &opt, &c->diags, &out);
	if (!status && which == 5)
		np_dump_bpf(c->checked, &opt, &c->diags, &out);
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return status ? status : np_compile_report(c);
}

/* The params of a script: from its parsed text, or from the plan of its image. */
#include "cli/script_params.h"

#include <string.h>

#include "cli/commands.h"
#include "getopt.h"
#include "image/object.h"
#include "import.h"
#include "library/library.h"
#include "parser.h"

void np_script_params_of(struct np_arena *a, const struct np_node *program, struct np_plan *out)
{
	np_list_each (n, program->list)
		if (n->kind == NP_N_PARAM)
			np_vec_push(
				a, &out->params,
				((struct np_plan_param){
					.name = n->param.name,
					.type = n->param.type,
					.type_args = n->param.type_args ? n->param.type_args : "",
					.default_text =
						n->param.default_text ? n->param.default_text : "",
					.required = !n->param.default_text,
					.help = n->param.help ? n->param.help : "",
				}));
}

void np_script_params(struct np_arena *a, const char *path, const char *text, size_t len,
		      struct np_plan *out)
{
	struct np_sources sources = {.arena = a};
	struct np_diags unseen;
	const char *error;

	if (np_is_image(text, len)) {
		const struct np_object *o = np_object_read(a, text, len, &error);

		if (o)
			out->params = o->plan->params;
		return;
	}
	np_diags_init(&unseen, a, &sources);

	const struct np_source *source = np_source_add(&sources, path, text, len);
	struct np_node *program = np_parse(a, source, &unseen);

	np_import(a, &sources, source, program, np_library_import, &unseen);
	np_add_getopts(a, program, &unseen);
	np_script_params_of(a, program, out);
}

int np_script_ask(void *asked, struct np_cli *c, const char *name, size_t len, const char **type)
{
	struct np_script_asked *s = asked;

	if (!s->is_read) {
		const char *path = "-e", *text = c->program;
		size_t text_len = text ? strlen(text) : 0;

		if (!text && !(text = np_script_read(s->arena, c->script, &text_len, &path)))
			return 1;
		c->text = text;
		c->text_len = text_len;
		c->path = path;
		np_script_params(s->arena, path, text, text_len, &s->params);
		s->is_read = true;
	}
	np_vec_each (struct np_plan_param, p, &s->params.params)
		if (strlen(p->name) == len && !memcmp(p->name, name, len))
			*type = p->type;
	return 0;
}

/* -d types: bodies with their probes, arguments, variables, and the typed tree; maps. */
#include "check/checker.h"
#include "parser.h"

static void show_type(const struct np_type *t, struct np_text *out)
{
	if (t)
		np_type_show(t, out);
	else
		np_text_add(out, "?");
}

static void typed(const char *name, const struct np_type *t, struct np_text *out)
{
	np_text_addf(out, "  %s: ", name);
	show_type(t, out);
	np_text_addc(out, '\n');
}

void np_dump_types(const struct np_checked *c, struct np_text *out)
{
	np_vec_each (struct np_map *, m, &c->maps) {
		np_text_addf(out, "map %s", (*m)->name);
		if ((*m)->key) {
			np_text_addc(out, '[');
			show_type((*m)->key, out);
			np_text_addc(out, ']');
		}
		np_text_add(out, ": ");
		show_type((*m)->value, out);
		np_text_addf(out, "%s\n", (*m)->style == NP_STYLE_TABLE ? " (table)" : "");
	}
	np_vec_each (struct np_body *, b, &c->bodies) {
		np_text_addf(out, "clause %u\n", (*b)->clause);
		np_vec_each (struct np_attach_point, p, &(*b)->points)
			np_text_addf(out, "  probe %s%s%s\n", p->text,
				     p->optional ? " optional" : "",
				     p->wildcard ? " wildcard" : "");
		np_vec_each (struct np_arg *, a, &(*b)->args) {
			struct np_text name = {0};

			if (*(*a)->name)
				np_text_addf(&name, "argument %s", (*a)->name);
			else
				np_text_addf(&name, "argument %u", (*a)->index);
			typed(name.s, (*a)->type, out);
			np_text_free(&name);
		}
		np_vec_each (struct np_var *, v, &(*b)->vars) {
			struct np_text name = {0};

			np_text_addf(&name, "variable $%s", (*v)->name);
			typed(name.s, (*v)->type, out);
			np_text_free(&name);
		}
		if ((*b)->predicate) {
			struct np_text text = {0};

			np_text_add(&text, "predicate ");
			np_print_expr((*b)->predicate, &text);
			typed(text.s, (*b)->predicate->type, out);
			np_text_free(&text);
		}
		np_dump_tree((*b)->block, out);
	}
}

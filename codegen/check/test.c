/* test:NAME, bench:NAME: run by --test and --bench alone, and compiled like any other probe. */
#include <string.h>

#include "check/checker.h"

static const char *spelling(const struct np_attach_point *p)
{
	return p->kind == NP_P_TEST ? "test" : "bench";
}

enum np_probe_result np_probe_test(struct np_checker *c, struct np_probe_text *p)
{
	struct np_attach_point *point;

	if (p->n != 2 || !*p->part[1])
		return np_bad_probe(c, p, p->kind == NP_P_TEST ? "test:name" : "bench:name");
	point = np_add_point(c, p);
	point->name = p->part[1];
	point->text = np_sprintf(c->arena, "%s:%s", spelling(point), point->name);
	return NP_PROBE_OK;
}

/* The first of its name, and of its kind. */
static const struct np_attach_point *find(const struct np_checker *c,
					  const struct np_attach_point *p)
{
	np_vec_each (struct np_body *, b, &c->out->bodies) {
		if ((*b)->kind != p->kind)
			continue;
		np_vec_each (struct np_attach_point, first, &(*b)->points)
			if (!strcmp(first->name, p->name))
				return first;
	}
	return p;
}

void np_check_test_names(struct np_checker *c)
{
	np_vec_each (struct np_body *, b, &c->out->bodies) {
		if (!(NP_W((*b)->kind) & NP_W_SUITE))
			continue;
		np_vec_each (struct np_attach_point, p, &(*b)->points) {
			const struct np_attach_point *first = find(c, p);
			struct np_diag *d;

			if (first == p)
				continue;
			d = np_error(c->diags, NP_E_TWICE, p->loc, "'%s' is there already",
				     p->text);
			np_note(c->diags, d, first->loc, "it is here");
		}
	}
}

bool np_check_result(struct np_checker *c, struct np_node *value)
{
	if (!(NP_W(c->body->kind) & NP_W_SUITE) || np_is_number(value->type))
		return true;
	return np_type_error(c, value, "what a test returns is a number, 0 when it passes");
}

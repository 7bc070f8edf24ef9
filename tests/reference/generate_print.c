/* Random output: formats, values, whole maps. */
#include <string.h>

#include "generate.h"

/* A conversion for an integer. */
static void conversion(struct gen *g)
{
	static const char *const lengths[] = {"", "l", "ll", "h", "hh", "l", "ll", "l"};

	np_text_addc(g->out, '%');
	for (unsigned i = 0; gen_chance(g, 20) && i < 3; i++)
		np_text_addc(g->out, "-+ #0"[gen_below(g, 5)]);
	if (gen_chance(g, 20))
		np_text_addf(g->out, "%u", gen_below(g, 24) + 1);
	if (gen_chance(g, 8))
		np_text_addf(g->out, ".%u", gen_below(g, 24));
	np_text_add(g->out, lengths[gen_below(g, 8)]);
	np_text_addc(g->out, "ddduuxxXoi"[gen_below(g, 10)]);
}

static void text_conversion(struct gen *g)
{
	np_text_add(g->out, gen_chance(g, 10) ? "%-" : "%");
	if (gen_chance(g, 20))
		np_text_addf(g->out, "%u", gen_below(g, 80) + 1);
	np_text_addc(g->out, 's');
}

void gen_print_format(struct gen *g)
{
	const struct shape *shapes[8];
	unsigned n = gen_below(g, gen_chance(g, 90) ? 4 : 8) + 1;

	gen_line(g);
	np_text_add(g->out, "printf(\"");
	for (unsigned i = 0; i < n; i++) {
		shapes[i] = gen_shape(g, 1);
		np_text_add(g->out, gen_chance(g, 10) ? "%%" : gen_chance(g, 10) ? ", " : " ");
		if (shapes[i]->kind == INT && gen_chance(g, 80))
			conversion(g);
		else
			text_conversion(g);
	}
	np_text_add(g->out, "\\n\"");
	for (unsigned i = 0; i < n; i++) {
		np_text_add(g->out, ", ");
		gen_expr(g, shapes[i], gen_depth(g));
	}
	np_text_addc(g->out, ')');
	gen_end(g);
}

/* A lone map would be shown as a map. */
void gen_print_value(struct gen *g)
{
	const struct shape *s = gen_shape(g, 2);
	size_t at;

	gen_line(g);
	np_text_add(g->out, "print(");
	at = g->out->n;
	gen_expr(g, s, gen_depth(g));
	if (g->out->s[at] == '@' && !memchr(g->out->s + at, '[', g->out->n - at)) {
		g->out->n = at;
		np_text_addc(g->out, '0');
	}
	np_text_addc(g->out, ')');
	gen_end(g);
}

void gen_print_map(struct gen *g)
{
	const struct gen_map *m = gen_any_map(g);

	gen_line(g);
	if (!m->small && !g->loops && !g->in_function && gen_chance(g, 25))
		np_text_addf(g->out, "%s(@m%u)", gen_chance(g, 50) ? "clear" : "zero", m->number);
	else if (m->n_keys && gen_chance(g, 30))
		np_text_addf(g->out, "print(@m%u, %u)", m->number, gen_below(g, 4));
	else if (gen_chance(g, 20))
		np_text_addf(g->out, "print(@m%u, %u, %u)", m->number, gen_below(g, 4),
			     gen_below(g, 1000) + 1);
	else
		np_text_addf(g->out, "print(@m%u)", m->number);
	gen_end(g);
}

/* Maps that a script declares: `let @m = lruhash(100);`.  What kind of map it is, how many keys. */
#include <linux/bpf.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

static const struct np_map_kind kinds[] = {
#define NP_MAP_KIND(name, type, per_cpu, other, help) {name, type, per_cpu, other},
#include "check/map_kinds.def"
#undef NP_MAP_KIND
};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

#define MOST_KEYS (1u << 30)

static const struct np_map_kind *find_kind(struct np_checker *c, const struct np_node *n)
{
	struct np_nearest near = {.want = n->map_decl.kind};
	const char *list = "";
	struct np_diag *d;

	for (size_t i = 0; i < KINDS; i++) {
		if (!strcmp(kinds[i].name, n->map_decl.kind))
			return &kinds[i];
		np_nearest_try(&near, kinds[i].name);
		list = np_sprintf(c->arena, "%s %s", list, kinds[i].name);
	}
	d = np_error(c->diags, NP_E_NO_TYPE, n->map_decl.kind_loc, "there is no kind of map '%s'",
		     n->map_decl.kind);
	if (np_nearest_best(&near))
		np_suggest(c, d, "", np_nearest_best(&near));
	else
		np_hint(c->diags, d, "kinds of maps are%s", list);
	return NULL;
}

static void declare(struct np_checker *c, const struct np_node *n)
{
	struct np_map_state *s =
		np_map_state(c, np_sprintf(c->arena, "@%s", n->map_decl.name), n->loc);
	const struct np_map_kind *kind = find_kind(c, n);
	uint64_t size = n->map_decl.size->integer.value;

	if (s->declaration) {
		struct np_diag *d = np_error(c->diags, NP_E_TWICE, n->loc,
					     "map '%s' is declared twice", s->map.name);

		np_note(c->diags, d, s->declaration->loc, "the first one is here");
		return;
	}
	s->declaration = n;
	if (!size || size > MOST_KEYS)
		np_error(c->diags, NP_E_BOUNDS, n->map_decl.size->loc,
			 "a map has room for 1 to %u keys", MOST_KEYS);
	s->map.kind = kind;
	s->map.size = (uint32_t)size;
}

void np_declare_maps(struct np_checker *c, const struct np_node *program)
{
	np_list_each (n, program->list)
		if (n->kind == NP_N_MAP_DECL)
			declare(c, n);
}

/* Aggregations have a value for each CPU, other maps have not. */
static void check_kind(struct np_checker *c, const struct np_map_state *s)
{
	bool agg = np_vkind_is_aggregation(s->map.value->kind);
	const struct np_map_kind *kind = s->map.kind;
	const struct np_node *n = s->declaration;
	struct np_diag *d;

	if (!kind || kind->per_cpu == agg)
		return;
	d = np_error(c->diags, NP_E_MAP_VALUE, n->map_decl.kind_loc,
		     agg ? "map '%s' holds %s, which is counted on each CPU, and is declared %s"
			 : "map '%s' holds %s, which is not an aggregation, and is declared %s",
		     s->map.name, np_show(c, s->map.value), kind->name);
	np_note(c->diags, d, s->value_loc, "it gets its values here");
	np_hint(c->diags, d, "write: let %s = %s(%u);", s->map.name, kind->other, s->map.size);
}

/* Of a library not everything is used. */
static bool is_imported(const struct np_checker *c, const struct np_node *n)
{
	const struct np_source *src = np_source_of(c->out->sources, n->loc.beg);

	return src && src->imported;
}

void np_check_declared_maps(struct np_checker *c)
{
	np_vec_each (struct np_map_state *, at, &c->maps) {
		const struct np_map_state *s = *at;

		if (!s->declaration)
			continue;
		if (s->map.value)
			check_kind(c, s);
		else if (!c->diags->errors && !is_imported(c, s->declaration))
			np_warn(c->diags, s->declaration->loc, "map '%s' is not used", s->map.name);
	}
}

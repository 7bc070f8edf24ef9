/* Maps: a list of entries, searched from its start. */
#include <string.h>

#include "evaluate.h"

struct content *map_of(struct eval *e, const struct np_node *n)
{
	return e->maps[np_ref(n)->map->index];
}

struct value *keys_of(struct eval *e, const struct np_node *n)
{
	const struct np_map *m = np_ref(n)->map;
	struct value *keys = np_alloc(e->arena, (m->n_keys + 1) * sizeof(*keys));
	uint32_t i = 0;

	if (m->n_keys > 1 && n->map.keys && !n->map.keys->next)
		return convert(e, evaluate(e, n->map.keys), m->key).elems; /* a tuple of all */
	np_list_each (k, n->map.keys) {
		if (i == m->n_keys) {
			problem(e, "%s has more keys than its type", m->name);
			break;
		}
		keys[i] = convert(e, evaluate(e, k), m->keys[i]);
		i++;
	}
	if (i < m->n_keys)
		problem(e, "%s has fewer keys than its type", m->name);
	return keys;
}

static bool same_keys(const struct content *m, const struct value *a, const struct value *b)
{
	for (uint32_t i = 0; i < m->map->n_keys; i++)
		if (!equal(&a[i], &b[i]))
			return false;
	return true;
}

struct content *new_content(struct eval *e, const struct np_map *map)
{
	struct content *m = np_alloc(e->arena, sizeof(*m));

	m->map = map;
	return m;
}

struct entry *find(const struct content *m, const struct value *keys)
{
	np_vec_each (struct entry, x, &m->entries)
		if (same_keys(m, x->keys, keys))
			return x;
	return NULL;
}

struct entry *find_or_add(struct eval *e, struct content *m, struct value *keys)
{
	uint32_t most = e->opt->max_map_keys ? e->opt->max_map_keys : 4096;
	struct entry *x = find(m, keys);

	if (x)
		return x;
	if (m->map->kind && m->map->n_keys)
		most = m->map->size;
	if (m->entries.n >= most) {
		e->result->lost++;
		return NULL;
	}
	x = np_vec_add(e->arena, &m->entries);
	*x = (struct entry){.keys = keys, .value = nothing(e, m->map->value)};
	return x;
}

bool forget(struct content *m, const struct value *keys)
{
	struct entry *x = find(m, keys);

	if (!x)
		return false;
	*x = m->entries.v[--m->entries.n];
	return true;
}

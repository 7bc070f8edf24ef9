/*
 * What a decoded plan must satisfy, so that its readers may trust it: indexes in range, known
 * kinds, members within their owner, types that do not contain themselves.
 */
#include "image/plan.h"

const char *np_plan_wrong(const struct np_plan *p);

#define LARGEST_VALUE (1u << 20)

static bool index_ok(uint32_t i, uint32_t n, bool optional)
{
	return i < n || (optional && i == NP_NO_INDEX);
}

static bool members_ok(const struct np_plan *p, const struct np_plan_member *m, uint32_t n,
		       uint32_t size, uint32_t below)
{
	for (uint32_t i = 0; i < n; i++) {
		/* an element's type stands before what it is an element of: no cycles */
		if (m[i].type >= below || m[i].offset > size)
			return false;
		uint32_t bytes = m[i].tail ? 4 : p->types.v[m[i].type].size;

		if (bytes > size - m[i].offset)
			return false;
	}
	return true;
}

static bool type_ok(const struct np_plan *p, uint32_t i)
{
	const struct np_plan_type *t = &p->types.v[i];

	if (t->kind >= NP_V_END || t->size > LARGEST_VALUE)
		return false;
	if (t->elem != NP_NO_INDEX && t->elem >= i)
		return false;
	if (t->kind == NP_V_ARRAY &&
	    (t->elem == NP_NO_INDEX || (uint64_t)t->count * p->types.v[t->elem].size > t->size))
		return false;
	if ((t->kind == NP_V_HIST || t->kind == NP_V_LHIST) &&
	    ((uint64_t)t->count * 8 > t->size || (t->kind == NP_V_LHIST && t->c <= 0)))
		return false;
	if (t->kind == NP_V_HIST &&
	    (t->a < 0 || t->a > 5 || t->count > np_hist_buckets((uint32_t)t->a)))
		return false;
	/* enums of a script list name and value; other members lie within the value */
	return t->kind == NP_V_ENUM || members_ok(p, t->members.v, t->members.n, t->size, i);
}

static bool map_ok(const struct np_plan *p, const struct np_plan_map *m)
{
	if (m->role > NP_MAP_NESTING || m->style > NP_STYLE_TABLE || m->key_size > LARGEST_VALUE ||
	    m->value_size > LARGEST_VALUE || !index_ok(m->key_type, p->types.n, true) ||
	    !index_ok(m->value_type, p->types.n, true))
		return false;
	if (m->style != NP_STYLE_HIDDEN && m->value_type == NP_NO_INDEX)
		return false;
	if (m->key_type != NP_NO_INDEX && p->types.v[m->key_type].size > m->key_size)
		return false;
	if (m->value_type != NP_NO_INDEX && p->types.v[m->value_type].size > m->value_size)
		return false;
	return members_ok(p, m->columns.v, m->columns.n, m->key_size, p->types.n);
}

static bool event_ok(const struct np_plan *p, const struct np_plan_event *e)
{
	return e->kind < NP_EV_END && e->size <= LARGEST_VALUE &&
	       e->size >= sizeof(struct np_record) && index_ok(e->map, p->maps.n, true) &&
	       members_ok(p, e->args.v, e->args.n, e->size, p->types.n);
}

const char *np_plan_wrong(const struct np_plan *p)
{
	for (uint32_t i = 0; i < p->types.n; i++)
		if (!type_ok(p, i))
			return "damaged: a type does not add up";
	for (uint32_t i = 0; i < p->maps.n; i++)
		if (!map_ok(p, &p->maps.v[i]))
			return "damaged: a map does not add up";
	for (uint32_t i = 0; i < p->events.n; i++)
		if (!event_ok(p, &p->events.v[i]))
			return "damaged: an event does not add up";
	for (uint32_t i = 0; i < p->programs.n; i++)
		if (p->programs.v[i].mechanism >= NP_M_COUNT ||
		    p->programs.v[i].memory > NP_MEM_CAST)
			return "damaged: a program does not add up";
	for (uint32_t i = 0; i < p->probes.n; i++) {
		const struct np_plan_probe *probe = &p->probes.v[i];

		if (probe->kind >= NP_P_COUNT || !probe->programs.n)
			return "damaged: a probe does not add up";
		for (uint32_t k = 0; k < probe->programs.n; k++)
			if (probe->programs.v[k].program >= p->programs.n)
				return "damaged: a probe has no program";
	}
	for (uint32_t i = 0; i < p->losses.n; i++)
		if (p->losses.v[i].cause > NP_LOSS_STACK ||
		    !index_ok(p->losses.v[i].map, p->maps.n, true) ||
		    !index_ok(p->losses.v[i].event, p->events.n, true))
			return "damaged: a loss counter does not add up";
	return NULL;
}

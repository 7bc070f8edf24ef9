/*
 * -f folded and -f flamegraph: maps whose keys hold stacks, as lists of frames from the first
 * caller on with their values.  They are gathered as maps are printed, and written at the end:
 * what a map held when it was last printed counts, and what it held before it was cleared.
 */
#include <stdlib.h>

#include "out/fold.h"

bool out_is_fold(enum np_format format)
{
	return format == NP_FORMAT_FOLDED || format == NP_FORMAT_FLAMEGRAPH;
}

static bool is_stack(const struct np_plan *p, uint32_t type)
{
	return type < p->types.n &&
	       (p->types.v[type].kind == NP_V_KSTACK || p->types.v[type].kind == NP_V_USTACK);
}

/* A stack is (in) its key, and values of equal stacks may be added. */
static bool folds(const struct np_plan *p, const struct np_plan_map *m)
{
	uint32_t value = m->value_type < p->types.n ? p->types.v[m->value_type].kind : NP_V_NONE;

	if (m->role != NP_MAP_USER || m->style == NP_STYLE_HIDDEN || m->key_type >= p->types.n ||
	    (value != NP_V_COUNT && value != NP_V_SUM && value != NP_V_INT &&
	     value != NP_V_DURATION))
		return false;
	if (is_stack(p, m->key_type))
		return true;
	if (p->types.v[m->key_type].kind == NP_V_TUPLE)
		np_vec_each (struct np_plan_member, k, &p->types.v[m->key_type].members)
			if (is_stack(p, k->type))
				return true;
	return false;
}

bool np_out_can_fold(const struct np_plan *p)
{
	np_vec_each (struct np_plan_map, m, &p->maps)
		if (folds(p, m))
			return true;
	return false;
}

/* --- frames --- */

static void add_frame(struct np_text *t, char kind, const char *s, size_t n)
{
	if (t->n)
		np_text_addc(t, OUT_FRAME_END);
	np_text_addc(t, kind);
	for (size_t i = 0; i < n; i++)
		np_text_addc(t, s[i] == ';' ? ':' : (unsigned char)s[i] < ' ' ? ' ' : s[i]);
}

/* A frame's text without its place in the function: "f+12", "f+12 [module]", "f+12 (file)". */
static size_t name_len(const char *s, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		size_t end = i + 1;

		if (s[i] != '+')
			continue;
		while (end < n && strchr("0123456789abcdefx", s[end]))
			end++;
		if (end > i + 1 && (end == n || s[end] == ' '))
			return i;
	}
	return n;
}

/* An address without a symbol: 0x..., or 0. */
static bool is_unknown(const char *s, size_t n)
{
	return n && s[0] == '0' && (n == 1 || s[1] == 'x');
}

/* The frames of a stack, one a line with the last call first, as frames with that call last. */
static void add_stack(struct np_text *t, const struct np_plan_type *type, const char *s, size_t n)
{
	const char *mode = type->format;
	char kind = type->kind == NP_V_KSTACK ? OUT_FRAME_KERNEL : OUT_FRAME_USER;

	for (size_t end = n; end;) {
		size_t at = end;

		while (at && s[at - 1] != '\n')
			at--;
		const char *line = s + at;
		size_t len = end - at, skip = 0;

		if (!strcmp(mode, "perf"))
			while (skip < len && line[skip++] != ' ')
				;
		if (!strcmp(mode, "raw") || !strcmp(mode, "build_id"))
			add_frame(t, kind, line, len);
		else if (is_unknown(line + skip, len - skip))
			add_frame(t, kind, "[unknown]", strlen("[unknown]"));
		else if (len > skip)
			add_frame(t, kind, line + skip, name_len(line + skip, len - skip));
		end = at ? at - 1 : 0;
	}
}

static void add_value(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	np_text_clear(&o->temp);
	out_text(o, &o->temp, v, OUT_CELL);
	if (v->type->kind == NP_V_KSTACK || v->type->kind == NP_V_USTACK)
		add_stack(t, v->type, o->temp.s ? o->temp.s : "", o->temp.n);
	else
		add_frame(t, OUT_FRAME_KEY, o->temp.s ? o->temp.s : "", o->temp.n);
}

static int rank(const struct np_plan_type *type)
{
	return type->kind == NP_V_KSTACK ? 2 : type->kind == NP_V_USTACK ? 1 : 0;
}

/* Other keys first, then the user's frames, which call those of the kernel. */
static void add_key(struct np_out *o, struct np_text *t, const struct out_value *key)
{
	if (key->type->kind != NP_V_TUPLE) {
		add_value(o, t, key);
		return;
	}
	for (int turn = 0; turn < 3; turn++)
		np_vec_each (struct np_plan_member, m, &key->type->members) {
			struct out_value v;

			if (out_member(o, m, key->p, key->len, false, &v) && rank(v.type) == turn)
				add_value(o, t, &v);
		}
}

/* --- gathering --- */

static void add(struct out_folds *f, struct out_fold fold)
{
	if (f->n == f->cap) {
		f->cap = f->cap ? 2 * f->cap : 1024;
		f->v = np_xrealloc(f->v, f->cap * sizeof(*f->v));
	}
	f->v[f->n++] = fold;
}

/* Takes those of a map out; `to` NULL: they are of no use any more. */
static void take_out(struct out_folds *f, uint32_t map, struct out_folds *to)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		if (f->v[i].map != map)
			f->v[n++] = f->v[i];
		else if (to)
			add(to, f->v[i]);
		else
			free(f->v[i].frames);
	}
	f->n = n;
}

/* 0 for one below 0, which cannot be drawn. */
static uint64_t value_of(struct np_out *o, const struct out_map *m, const struct out_row *r)
{
	struct out_aggregate a;
	struct out_value v;
	uint64_t n = 0;

	if (np_vkind_is_aggregation(m->value->kind)) {
		out_aggregate(m->value, r->value, m->step, m->cpus, &a);
		n = a.value;
	} else {
		v = out_whole(m->value, r->value, m->step);
		out_number(&v, &n);
	}
	if ((m->value->is_signed || m->value->kind == NP_V_DURATION) && (int64_t)n < 0) {
		o->below = true;
		return 0;
	}
	return n / m->div;
}

bool out_fold_map(struct np_out *o, const struct out_map *m)
{
	struct np_text *t = &o->scratch;
	uint32_t map = (uint32_t)(m->map - o->plan->maps.v);

	if (!folds(o->plan, m->map))
		return false;
	take_out(&o->folds, map, NULL);
	for (uint32_t i = 0; i < m->n; i++) {
		struct out_value key = out_whole(m->key, m->rows[i].key, m->key_size);
		uint64_t value = value_of(o, m, &m->rows[i]);

		np_text_clear(t);
		if (!value || !out_type_is_sound(o, m->key))
			continue;
		add_key(o, t, &key);
		add(&o->folds, (struct out_fold){
				       .frames = strcpy(np_xcalloc(1, t->n + 1), t->n ? t->s : ""),
				       .value = value,
				       .map = map,
			       });
	}
	return true;
}

static int by_frames(const void *x, const void *y)
{
	return strcmp(((const struct out_fold *)x)->frames, ((const struct out_fold *)y)->frames);
}

static int by_map(const void *x, const void *y)
{
	const struct out_fold *a = x, *b = y;

	return a->map != b->map ? a->map < b->map ? -1 : 1 : by_frames(x, y);
}

/* Sorted, equal ones as one. */
static void merge(struct out_folds *f, int (*order)(const void *, const void *))
{
	uint32_t n = 0;

	if (f->n)
		qsort(f->v, f->n, sizeof(*f->v), order);
	for (uint32_t i = 0; i < f->n; i++) {
		if (n && !order(&f->v[n - 1], &f->v[i])) {
			f->v[n - 1].value += f->v[i].value;
			free(f->v[i].frames);
		} else {
			f->v[n++] = f->v[i];
		}
	}
	f->n = n;
}

void np_out_cleared(struct np_out *o, uint32_t map)
{
	take_out(&o->folds, map, &o->kept);
	/* the same stacks come again and again: no more than twice as many are kept */
	if (o->kept.n < 2 * o->kept_merged + 1024)
		return;
	merge(&o->kept, by_map);
	o->kept_merged = o->kept.n;
}

bool np_out_left_out(const struct np_out *o)
{
	return o->below;
}

/* --- writing --- */

/* Several maps: each below its name. */
static void name_maps(struct np_out *o)
{
	struct out_folds *f = &o->folds;
	bool several = false;

	for (uint32_t i = 1; i < f->n; i++)
		several |= f->v[i].map != f->v[0].map;
	for (uint32_t i = 0; several && i < f->n; i++) {
		const char *name = o->plan->maps.v[f->v[i].map].name;
		struct np_text t = {0};

		add_frame(&t, OUT_FRAME_KEY, name, strlen(name));
		if (*f->v[i].frames) {
			np_text_addc(&t, OUT_FRAME_END);
			np_text_add(&t, f->v[i].frames);
		}
		free(f->v[i].frames);
		f->v[i].frames = t.s;
	}
}

static void fold_text(struct np_text *t, const struct out_folds *f)
{
	for (uint32_t i = 0; i < f->n; i++) {
		bool kind = true; /* of the frame that begins, and not shown */

		for (const char *s = f->v[i].frames; *s; s++) {
			if (*s == OUT_FRAME_END)
				np_text_addc(t, ';');
			else if (!kind)
				np_text_addc(t, *s);
			kind = *s == OUT_FRAME_END;
		}
		if (!*f->v[i].frames)
			np_text_add(t, "[no stack]");
		np_text_addc(t, ' ');
		out_u64(t, f->v[i].value);
		np_text_addc(t, '\n');
	}
}

/* What the values are, if all of them are the same thing. */
static bool is_duration(const struct np_out *o)
{
	bool all = o->folds.n;

	for (uint32_t i = 0; i < o->folds.n && all; i++) {
		const struct np_plan_map *m = &o->plan->maps.v[o->folds.v[i].map];
		const struct np_plan_type *type = &o->plan->types.v[m->value_type];

		all = type->kind == NP_V_DURATION ||
		      (type->elem < o->plan->types.n &&
		       o->plan->types.v[type->elem].kind == NP_V_DURATION);
	}
	return all;
}

/* What the picture is of: the script, or the map of one on the command line. */
static const char *title_of(const struct np_out *o)
{
	const char *name = o->plan->source_name;

	if (o->folds.n && (!strcmp(name, "-e") || !strcmp(name, "-")))
		return o->plan->maps.v[o->folds.v[0].map].name;
	return name;
}

void out_folds_write(struct np_out *o, struct np_text *t)
{
	for (uint32_t i = 0; i < o->kept.n; i++)
		add(&o->folds, o->kept.v[i]);
	o->kept.n = 0;
	name_maps(o);
	merge(&o->folds, by_frames);
	if (o->format == NP_FORMAT_FOLDED)
		fold_text(t, &o->folds);
	else
		out_flame(t, &o->folds, title_of(o), is_duration(o));
}

void out_folds_free(struct out_folds *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		free(f->v[i].frames);
	free(f->v);
	*f = (struct out_folds){0};
}

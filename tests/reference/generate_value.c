/* Random numbers, constants and shapes. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "generate.h"

/* splitmix64 */
uint64_t gen_bits(struct gen *g)
{
	uint64_t z = g->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

unsigned gen_below(struct gen *g, unsigned n)
{
	return (unsigned)(gen_bits(g) >> 11) % n;
}

bool gen_chance(struct gen *g, unsigned percent)
{
	return gen_below(g, 100) < percent;
}

unsigned gen_weighted(struct gen *g, const unsigned *weights, unsigned n)
{
	unsigned sum = 0, at;

	for (unsigned i = 0; i < n; i++)
		sum += weights[i];
	at = gen_below(g, sum);
	for (unsigned i = 0; i < n; i++) {
		if (at < weights[i])
			return i;
		at -= weights[i];
	}
	return 0;
}

/* Ends of ranges, counts of bits, and what lies beside them. */
static uint64_t edge(struct gen *g)
{
	static const unsigned char bits[] = {7, 8, 15, 16, 31, 32, 63};

	return (1ull << bits[gen_below(g, sizeof(bits))]) + gen_below(g, 3) - 1;
}

void gen_integer(struct gen *g)
{
	static const unsigned weights[] = {40, 15, 25, 8, 5, 7};
	uint64_t v;

	switch (gen_weighted(g, weights, 6)) {
	case 0: np_text_addf(g->out, "%u", gen_below(g, 10)); break;
	case 1: np_text_addf(g->out, "%u", gen_below(g, 70)); break;
	case 2:
		v = edge(g);
		/* -9223372036854775808 is the smallest */
		if (v <= 1ull << 63 && gen_chance(g, 50))
			np_text_addf(g->out, "-%llu", (unsigned long long)v);
		else
			np_text_addf(g->out, "%llu", (unsigned long long)v);
		break;
	case 3: np_text_addf(g->out, "0x%llx", (unsigned long long)gen_bits(g)); break;
	case 4: np_text_addf(g->out, "%llu", (unsigned long long)~0ull - gen_below(g, 3)); break;
	default: np_text_addf(g->out, "-%u", gen_below(g, 1000) + 1);
	}
}

/* Few letters, so that one is often the beginning of another, or equal to it. */
void gen_string(struct gen *g)
{
	static const char *const letters[] = {"a", "b",   "a",    "b",    "c",   " ",
					      "%", "\\n", "\\\"", "\\\\", "\\t", "\xc3\xa4"};
	static const unsigned weights[] = {60, 20, 12, 5, 2};
	unsigned n = 0, kind = gen_weighted(g, weights, 5);
	bool plain = gen_chance(g, 80);

	switch (kind) {
	case 0: n = gen_below(g, 4); break;
	case 1: n = gen_below(g, 17); break;
	case 2: n = 56 + gen_below(g, 12); break;
	case 3: n = 60 + gen_below(g, 80); break;
	default: n = 120 + gen_below(g, 200);
	}
	np_text_addc(g->out, '"');
	for (unsigned i = 0; i < n; i++) /* long ones differ at their end */
		np_text_add(g->out,
			    kind > 1 && i + 3 < n ? "x" : letters[gen_below(g, plain ? 2 : 12)]);
	np_text_addc(g->out, '"');
}

static void make_array(struct gen *g, struct shape *s)
{
	s->size = 1u << gen_below(g, 4);
	s->n = gen_below(g, 8 / s->size) + 1;
}

const struct shape *gen_shape(struct gen *g, unsigned depth)
{
	static const unsigned weights[] = {58, 10, 20, 4, 12};
	struct shape *s = np_alloc(g->arena, sizeof(*s));

	s->kind = (enum shape_kind)gen_weighted(g, weights, depth ? 5 : 3);
	if (s->kind == ARRAY)
		make_array(g, s);
	if (s->kind != TUPLE)
		return s;
	s->named = gen_chance(g, 30);
	s->n = 2 + gen_below(g, MOST_ELEMS - 1);
	s->elems = np_alloc(g->arena, s->n * sizeof(*s->elems));
	for (unsigned i = 0; i < s->n; i++)
		s->elems[i] = *gen_shape(g, depth - 1);
	return s;
}

bool gen_same(const struct shape *a, const struct shape *b)
{
	if (a->kind != b->kind || a->n != b->n || a->named != b->named || a->size != b->size)
		return false;
	for (unsigned i = 0; a->elems && i < a->n; i++)
		if (!gen_same(&a->elems[i], &b->elems[i]))
			return false;
	return true;
}

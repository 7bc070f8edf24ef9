/* Aggregations: all that they were given is kept, and looked at when it is shown. */
#include "evaluate.h"

bool is_aggregation(const struct np_type *t)
{
	return np_vkind_is_aggregation(t->kind);
}

uint64_t sample_total(const struct samples *s)
{
	uint64_t sum = 0;

	np_vec_each (uint64_t, v, &s->list)
		sum += *v;
	return sum;
}

/* Towards zero; of nothing it is 0. */
static uint64_t average(const struct np_type *t, const struct samples *s)
{
	uint64_t sum = sample_total(s);

	if (!s->list.n)
		return 0;
	if (t->is_signed && (int64_t)sum < 0)
		return 0 - (0 - sum) / s->list.n;
	return sum / s->list.n;
}

static uint64_t extreme(const struct np_type *t, const struct samples *s)
{
	uint64_t best = 0;
	bool any = false;

	np_vec_each (uint64_t, v, &s->list) {
		bool less = t->is_signed ? (int64_t)*v < (int64_t)best : *v < best;

		if (!any || (less == (t->kind == NP_V_MIN) && *v != best))
			best = *v;
		any = true;
	}
	return best;
}

uint64_t aggregated(const struct np_type *t, const struct samples *s)
{
	switch (t->kind) {
	case NP_V_SUM: return sample_total(s);
	case NP_V_AVG:
	case NP_V_STATS: return average(t, s);
	case NP_V_MIN:
	case NP_V_MAX: return extreme(t, s);
	default: return s->list.n;
	}
}

void show_aggregation(struct eval *e, const struct np_type *t, const struct samples *s,
		      uint32_t div)
{
	const struct np_type plain = {.kind = NP_V_INT, .size = 8};

	if (t->kind == NP_V_QUANTILE) {
		problem(e, "a quantile");
		return;
	}
	if (t->kind != NP_V_STATS) {
		show_number(e->out, t->kind == NP_V_COUNT ? &plain : t, aggregated(t, s), div);
		return;
	}
	/* the divisor is for the average alone */
	np_text_addf(e->out, "{ .count = %u, .average = ", s->list.n);
	show_number(e->out, t, average(t, s), div);
	np_text_add(e->out, ", .total = ");
	show_number(e->out, t, sample_total(s), 1);
	np_text_add(e->out, " }");
}

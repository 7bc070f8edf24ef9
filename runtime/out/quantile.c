/*
 * quantile(): the value below which a given share of the values lies.  They are kept in the
 * buckets of hist(v, NP_QUANTILE_BITS), so a quantile is right to a sixteenth of its value; the
 * largest value stands behind the buckets, as it is.
 */
#include "out/out_internal.h"

const struct out_quantile out_quantiles[OUT_QUANTILES] = {
	{"P50", 500}, {"P90", 900}, {"P99", 990}, {"P99.9", 999}};

static uint64_t word(const uint8_t *p, uint32_t i)
{
	uint64_t v;

	memcpy(&v, p + (size_t)i * 8, 8);
	return v;
}

static uint64_t bucket_sum(const uint8_t *values, uint32_t step, uint32_t cpus, uint32_t i)
{
	uint64_t n = 0;

	for (uint32_t cpu = 0; cpu < cpus; cpu++)
		n += word(values + (size_t)cpu * step, i);
	return n;
}

/* The rank-th of the n values in a bucket, as if they lay evenly in it, below the largest. */
static uint64_t within(const struct np_plan_type *type, uint32_t bucket, uint64_t largest,
		       uint64_t rank, uint64_t n)
{
	uint64_t low = np_hist_low((uint32_t)type->a, bucket);
	uint64_t high = np_hist_low((uint32_t)type->a, bucket + 1) - 1;

	if (high > largest)
		high = largest;
	return low + (uint64_t)((long double)(high - low) * rank / n);
}

void out_aggregate_quantiles(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
			     uint32_t cpus, struct out_aggregate *a)
{
	uint32_t buckets = type->count - 1, q = 0;
	uint64_t seen = 0, rank, n;

	for (uint32_t i = 0; i < buckets; i++)
		a->count += bucket_sum(values, step, cpus, i);
	for (uint32_t cpu = 0; cpu < cpus; cpu++) {
		n = word(values + (size_t)cpu * step, buckets);
		a->value = n > a->value ? n : a->value;
	}
	a->set = a->count != 0;
	for (uint32_t i = 0; i < buckets && a->set && q < OUT_QUANTILES; i++) {
		n = bucket_sum(values, step, cpus, i);
		for (; q < OUT_QUANTILES; q++) {
			/* the smallest rank with that share of the values at or below it */
			rank = a->count / 1000 * out_quantiles[q].per_mille +
			       (a->count % 1000 * out_quantiles[q].per_mille + 999) / 1000;
			if (rank > seen + n)
				break;
			a->quantiles[q] = within(type, i, a->value, rank - seen, n);
		}
		seen += n;
	}
}

void out_quantile_text(struct np_text *t, const struct out_aggregate *a, uint32_t div)
{
	np_text_add(t, "{ ");
	for (int q = 0; q < OUT_QUANTILES; q++) {
		np_text_add(t, ".p");
		np_text_add(t, out_quantiles[q].heading + 1);
		np_text_add(t, " = ");
		out_scaled_text(t, false, a->quantiles[q], div);
		np_text_add(t, ", ");
	}
	np_text_add(t, ".max = ");
	out_scaled_text(t, false, a->value, div);
	np_text_add(t, " }");
}

void out_quantile_json(struct np_text *t, const struct out_aggregate *a, uint32_t div)
{
	np_text_addc(t, '{');
	for (int q = 0; q < OUT_QUANTILES; q++) {
		np_text_add(t, "\"p");
		np_text_add(t, out_quantiles[q].heading + 1);
		np_text_add(t, "\": ");
		out_scaled_json(t, false, a->quantiles[q], div);
		np_text_add(t, ", ");
	}
	np_text_add(t, "\"max\": ");
	out_scaled_json(t, false, a->value, div);
	np_text_addc(t, '}');
}

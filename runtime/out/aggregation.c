/*
 * Aggregations are kept per CPU; here they become one.  Sums wrap as they do in the kernel.
 * An average is rounded towards zero, as C and bpftrace do.
 */
#include "out/out_internal.h"

uint32_t out_aggregate_size(const struct np_plan_type *type)
{
	switch (type->kind) {
	case NP_V_COUNT: return 8;
	case NP_V_SUM:
	case NP_V_AVG:
	case NP_V_MIN:
	case NP_V_MAX:
	case NP_V_STATS: return 16;
	case NP_V_HIST:
	case NP_V_LHIST:
	case NP_V_QUANTILE: return type->count <= UINT32_MAX / 8 ? type->count * 8 : UINT32_MAX;
	case NP_V_TSERIES:
		return type->count <= UINT32_MAX / sizeof(struct np_tseries_entry)
			       ? type->count * (uint32_t)sizeof(struct np_tseries_entry)
			       : UINT32_MAX;
	default: return 0;
	}
}

/* Is a better (for MIN: less) than b? */
static bool better(const struct np_plan_type *type, uint64_t a, uint64_t b)
{
	uint64_t flip = type->is_signed ? 1ull << 63 : 0;

	a ^= flip;
	b ^= flip;
	return type->kind == NP_V_MIN ? a < b : a > b;
}

static void add_one(const struct np_plan_type *type, const uint8_t *p, struct out_aggregate *a)
{
	uint64_t first = 0, second = 0;

	switch (type->kind) {
	case NP_V_COUNT:
		memcpy(&first, p, 8);
		a->value += first;
		a->set |= first != 0;
		return;
	case NP_V_SUM:
		memcpy(&first, p, 8);
		memcpy(&second, p + 8, 8);
		a->value += first;
		a->set |= second != 0;
		return;
	case NP_V_AVG:
	case NP_V_STATS:
		memcpy(&first, p, 8);
		memcpy(&second, p + 8, 8);
		a->count += first;
		a->value += second;
		a->set |= first != 0;
		return;
	case NP_V_MIN:
	case NP_V_MAX:
		memcpy(&first, p, 8);
		memcpy(&second, p + 8, 8);
		if (second && (!a->set || better(type, first, a->value)))
			a->value = first;
		a->set |= second != 0;
		return;
	case NP_V_HIST:
	case NP_V_LHIST:
		for (uint32_t i = 0; i < type->count; i++) {
			memcpy(&first, p + (size_t)i * 8, 8);
			a->count += first;
		}
		a->set |= a->count != 0;
		return;
	}
}

void out_aggregate(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
		   uint32_t cpus, struct out_aggregate *a)
{
	*a = (struct out_aggregate){0};
	if (type->kind == NP_V_QUANTILE) {
		out_aggregate_quantiles(type, values, step, cpus, a);
		return;
	}
	if (type->kind == NP_V_TSERIES) {
		a->set = out_tseries_is_set(type, values, step, cpus);
		return;
	}
	for (uint32_t cpu = 0; cpu < cpus; cpu++)
		add_one(type, values + (size_t)cpu * step, a);
}

/* Signed or unsigned division of what is kept as unsigned; by 0 and -1 it is defined too. */
static uint64_t divide(bool is_signed, uint64_t v, uint64_t by)
{
	if (!by)
		return 0;
	if (is_signed && (int64_t)v < 0)
		return 0 - (0 - v) / by;
	return v / by;
}

uint64_t out_average(const struct np_plan_type *type, const struct out_aggregate *a)
{
	return divide(type->is_signed, a->value, a->count);
}

void out_scaled_text(struct np_text *t, bool is_signed, uint64_t v, uint32_t div)
{
	v = divide(is_signed, v, div ? div : 1);
	if (is_signed)
		out_i64(t, (int64_t)v);
	else
		out_u64(t, v);
}

void out_scaled_json(struct np_text *t, bool is_signed, uint64_t v, uint32_t div)
{
	v = divide(is_signed, v, div ? div : 1);
	if (is_signed)
		out_json_i64(t, (int64_t)v);
	else
		out_json_u64(t, v);
}

void out_aggregate_text(struct np_text *t, const struct np_plan_type *type,
			const struct out_aggregate *a, uint32_t div)
{
	bool is_signed = type->is_signed;

	switch (type->kind) {
	case NP_V_COUNT: out_scaled_text(t, false, a->value, div); return;
	case NP_V_AVG: out_scaled_text(t, is_signed, out_average(type, a), div); return;
	case NP_V_STATS: /* div scales the average alone: so does bpftrace 0.27 */
		np_text_add(t, "{ .count = ");
		out_u64(t, a->count);
		np_text_add(t, ", .average = ");
		out_scaled_text(t, is_signed, out_average(type, a), div);
		np_text_add(t, ", .total = ");
		out_scaled_text(t, is_signed, a->value, 1);
		np_text_add(t, " }");
		return;
	case NP_V_QUANTILE: out_quantile_text(t, a, div); return;
	default: out_scaled_text(t, is_signed, a->value, div); return;
	}
}

void out_aggregate_json(struct np_text *t, const struct np_plan_type *type,
			const struct out_aggregate *a, uint32_t div)
{
	bool is_signed = type->is_signed;

	switch (type->kind) {
	case NP_V_COUNT: out_scaled_json(t, false, a->value, div); return;
	case NP_V_AVG: out_scaled_json(t, is_signed, out_average(type, a), div); return;
	case NP_V_STATS:
		np_text_add(t, "{\"count\": ");
		out_json_u64(t, a->count);
		np_text_add(t, ", \"average\": ");
		out_scaled_json(t, is_signed, out_average(type, a), div);
		np_text_add(t, ", \"total\": ");
		out_scaled_json(t, is_signed, a->value, 1);
		np_text_addc(t, '}');
		return;
	case NP_V_QUANTILE: out_quantile_json(t, a, div); return;
	default: out_scaled_json(t, is_signed, a->value, div); return;
	}
}

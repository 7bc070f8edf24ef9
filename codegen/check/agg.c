/* Aggregations: the check functions that aggs.def names. */
#include <string.h>

#include "check/checker.h"

#define MOST_BUCKETS 1000
#define MOST_BITS 5 /* of hist: 32 buckets for each power of two */

static const struct np_type *check_count(struct np_checker *c, struct np_node *call);
static const struct np_type *check_integer(struct np_checker *c, struct np_node *call);
static const struct np_type *check_hist(struct np_checker *c, struct np_node *call);
static const struct np_type *check_lhist(struct np_checker *c, struct np_node *call);
static const struct np_type *check_quantile(struct np_checker *c, struct np_node *call);
static const struct np_type *check_tseries(struct np_checker *c, struct np_node *call);

static const struct {
	const char *name;
	uint32_t kind;
	const char *signature, *heading;
	const struct np_type *(*check)(struct np_checker *c, struct np_node *call);
} aggs[] = {
#define NP_AGG(id, name, sig, check, gen, heading, help, example) \
	{name, NP_V_##id, sig, heading, check_##check},
#include "check/aggs.def"
#undef NP_AGG
};
#define AGGS (sizeof(aggs) / sizeof(aggs[0]))

bool np_is_aggregation(const struct np_node *call)
{
	return np_find_agg(call->call.name) >= 0 &&
	       !np_is_kernel_macro(call->call.name, np_list_length(call->call.args));
}

int np_find_agg(const char *name)
{
	for (size_t i = 0; i < AGGS; i++)
		if (!strcmp(aggs[i].name, name))
			return (int)aggs[i].kind;
	return -1;
}

void np_each_agg(void (*f)(void *arg, const char *name), void *arg)
{
	for (size_t i = 0; i < AGGS; i++)
		f(arg, aggs[i].name);
}

const char *np_agg_heading(uint32_t kind)
{
	for (size_t i = 0; i < AGGS; i++)
		if (aggs[i].kind == kind)
			return aggs[i].heading;
	return "";
}

static const struct np_type *usage(struct np_checker *c, const struct np_node *call,
				   struct np_loc loc, const char *what)
{
	struct np_diag *d = np_error(c->diags, NP_E_CALL, loc, "%s", what);

	for (size_t i = 0; i < AGGS; i++)
		if (!strcmp(aggs[i].name, call->call.name))
			np_hint(c->diags, d, "usage: %s", aggs[i].signature);
	return NULL;
}

static const struct np_type *check_count(struct np_checker *c, struct np_node *call)
{
	if (call->call.args)
		return usage(c, call, call->call.args->loc,
			     "'count' as a map's value takes nothing: its keys are the map's");
	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_COUNT, .size = 8});
}

/* The value is what the aggregation counts: of its sign. */
static bool check_value(struct np_checker *c, struct np_node *call)
{
	const struct np_node *v = call->call.args;

	if (!v) {
		usage(c, call, call->loc,
		      np_sprintf(c->arena, "'%s' takes a number", call->call.name));
		return false;
	}
	if (np_is_number(v->type))
		return true;
	usage(c, call, v->loc,
	      np_sprintf(c->arena, "'%s' takes a number, and this is %s", call->call.name,
			 v->type->kind == NP_V_NONE ? "without a value" : np_show(c, v->type)));
	return false;
}

static const struct np_type *check_integer(struct np_checker *c, struct np_node *call)
{
	uint32_t kind = (uint32_t)np_find_agg(call->call.name);
	const struct np_type *value;

	if (!check_value(c, call))
		return NULL;
	if (call->call.args->next)
		return usage(c, call, call->call.args->next->loc,
			     np_sprintf(c->arena, "'%s' takes one number", call->call.name));
	value = call->call.args->type;
	return np_type_intern(
		c->types,
		&(struct np_type){.kind = kind, .size = 16, .is_signed = value->is_signed});
}

static const struct np_type *check_hist(struct np_checker *c, struct np_node *call)
{
	const struct np_node *bits;
	uint32_t k = 0;

	if (!check_value(c, call))
		return NULL;
	bits = call->call.args->next;
	if (bits && (bits->kind != NP_N_INT || bits->integer.value > MOST_BITS || bits->next))
		return usage(c, call, bits->loc, "the bits of 'hist' are a constant from 0 to 5");
	if (bits)
		k = (uint32_t)bits->integer.value;
	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_HIST,
							  .size = np_hist_buckets(k) * 8,
							  .count = np_hist_buckets(k),
							  .a = k});
}

static const struct np_type *check_lhist(struct np_checker *c, struct np_node *call)
{
	const struct np_node *p;
	int64_t v[3] = {0};
	uint64_t steps;
	int n = 0;

	if (!check_value(c, call))
		return NULL;
	for (p = call->call.args->next; p && n < 3; p = p->next, n++) {
		if (p->kind != NP_N_INT)
			return usage(c, call, p->loc,
				     "the bounds and the step of 'lhist' are constants");
		v[n] = (int64_t)p->integer.value;
	}
	if (n != 3 || p)
		return usage(c, call, call->loc,
			     "'lhist' takes a value, its lower bound, upper bound and step");
	if (v[1] <= v[0])
		return usage(c, call, call->call.args->next->loc,
			     "the lower bound of 'lhist' is not below the upper bound");
	if (v[2] <= 0)
		return usage(c, call, call->call.args->next->next->next->loc,
			     "the step of 'lhist' is not above 0");
	/* a last step that is not whole belongs to what lies above */
	steps = ((uint64_t)v[1] - (uint64_t)v[0]) / (uint64_t)v[2];
	if (!steps)
		return usage(c, call, call->call.args->next->next->next->loc,
			     "the step of 'lhist' is larger than its range");
	if (steps > MOST_BUCKETS)
		return usage(c, call, call->loc,
			     np_sprintf(c->arena,
					"'lhist' would have %llu buckets, and %u are possible",
					(unsigned long long)steps, MOST_BUCKETS));
	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_LHIST,
							  .size = (uint32_t)(steps + 2) * 8,
							  .count = (uint32_t)steps + 2,
							  .a = v[0],
							  .b = v[0] + (int64_t)steps * v[2],
							  .c = v[2]});
}

static const struct np_type *check_quantile(struct np_checker *c, struct np_node *call)
{
	uint32_t words = np_hist_buckets(NP_QUANTILE_BITS) + 1; /* and the largest */

	if (!check_value(c, call))
		return NULL;
	if (call->call.args->next)
		return usage(c, call, call->call.args->next->loc, "'quantile' takes one number");
	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_QUANTILE,
							  .size = words * 8,
							  .count = words,
							  .a = NP_QUANTILE_BITS});
}

#define MOST_INTERVALS 1365 /* 32 KB, what the kernel keeps of a value on each CPU */

static const struct np_type *check_tseries(struct np_checker *c, struct np_node *call)
{
	const struct np_node *step, *count, *way;
	int64_t how = NP_TSERIES_LAST;

	if (!check_value(c, call))
		return NULL;
	if (!np_config_number(&c->out->config, NP_C_UNSTABLE_TSERIES)) { /* "error" */
		np_error(
			c->diags, NP_E_CONFIG, call->loc,
			"'tseries' is switched off by the configuration: unstable_tseries = error");
		return NULL;
	}
	step = call->call.args->next;
	count = step ? step->next : NULL;
	way = count ? count->next : NULL;
	if (!count || (way && way->next))
		return usage(c, call, call->loc,
			     "'tseries' takes a number, an interval and how many of them");
	if (step->kind != NP_N_INT || (int64_t)step->integer.value <= 0)
		return usage(c, call, step->loc,
			     "the interval of 'tseries' is a constant time above 0");
	if (count->kind != NP_N_INT || !count->integer.value ||
	    count->integer.value > MOST_INTERVALS)
		return usage(
			c, call, count->loc,
			np_sprintf(c->arena, "'tseries' keeps 1 to %d intervals", MOST_INTERVALS));
	if (way && way->kind == NP_N_STRING)
		for (int64_t i = 1; i <= NP_TSERIES_SUM; i++)
			if (!strcmp(np_tseries_way(i),
				    np_sprintf(c->arena, ", \"%s\"", way->string.s)))
				how = i;
	if (way && !how)
		return usage(c, call, way->loc,
			     "what 'tseries' keeps of an interval is \"avg\", \"max\", \"min\" or "
			     "\"sum\"");
	return np_type_intern(c->types,
			      &(struct np_type){.kind = NP_V_TSERIES,
						.size = (uint32_t)(count->integer.value *
								   sizeof(struct np_tseries_entry)),
						.count = (uint32_t)count->integer.value,
						.is_signed = call->call.args->type->is_signed,
						.a = (int64_t)step->integer.value,
						.b = how});
}

const struct np_type *np_check_agg(struct np_checker *c, struct np_node *call)
{
	uint32_t kind = (uint32_t)np_find_agg(call->call.name);

	np_new_ref(c, call, NP_REF_AGG)->agg = kind;
	if (!np_check_list(c, &call->call.args))
		return NULL;
	for (size_t i = 0; i < AGGS; i++)
		if (aggs[i].kind == kind)
			return call->type = aggs[i].check(c, call);
	return NULL;
}

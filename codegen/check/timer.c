/* begin, end, the probes of a clock, and of signals to ourselves. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"
#include "parser.h"

enum np_probe_result np_probe_bare(struct np_checker *c, struct np_probe_text *p)
{
	const char *name = p->kind == NP_P_BEGIN ? "begin" : "end";

	if (p->n != 1)
		return np_bad_probe(c, p, name);
	np_add_point(c, p)->text = name;
	return NP_PROBE_OK;
}

/* ns in a unit's name; 0: no unit of time. */
static uint64_t unit_ns(const char *unit)
{
	static const struct {
		const char *name;
		uint64_t ns;
	} units[] = {{"ns", 1},         {"us", 1000},       {"ms", 1000000},
		     {"s", 1000000000}, {"m", 60000000000}, {"h", 3600000000000}};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (!strcmp(unit, units[i].name))
			return units[i].ns;
	return 0;
}

/* Numbers as everywhere (1e3, 1_000); without a unit before them durations, and ns. */
static bool read_count(struct np_checker *c, const struct np_probe_text *p, const char **unit,
		       uint64_t *count)
{
	const char *text = p->part[p->n - 1];
	struct np_number n = {0};
	char *end;

	*unit = p->n == 3 ? p->part[1] : "ns";
	if (np_read_number(c->arena, text, &n) == NP_NUMBER_OK && !(n.is_duration && p->n == 3)) {
		*count = n.value;
		return n.value != 0;
	}
	*count = strtoull(text, &end, 10);
	*unit = "hz";
	return p->n == 2 && *text >= '0' && *text <= '9' && *count && !strcmp(end, "hz");
}

static const struct np_node *find_param(struct np_checker *c, const char *name)
{
	np_vec_each (struct np_node *, n, &c->out->params)
		if (!strcmp((*n)->param.name, name))
			return *n;
	return NULL;
}

static enum np_probe_result bad(struct np_checker *c, const struct np_probe_text *p)
{
	return np_bad_probe(
		c, p,
		p->kind == NP_P_INTERVAL
			? "interval:s:1, interval:ms:100, interval:10s, or interval:NAME "
			  "with a param of type duration"
			: "profile:hz:99, profile:ms:10, or profile:10ms");
}

/* interval:NAME: the period is what the user gave. */
static enum np_probe_result from_param(struct np_checker *c, struct np_probe_text *p,
				       const struct np_node *param)
{
	struct np_attach_point *point;

	if (strcmp(param->param.type, "duration")) {
		struct np_diag *d = np_error(c->diags, NP_E_PROBE_FORM, np_part_loc(p, 1),
					     "param '%s' is of type %s, and a period is a duration",
					     param->param.name, param->param.type);

		np_hint(c->diags, d, "param %s: duration = 1s", param->param.name);
		return NP_PROBE_ERROR;
	}
	point = np_add_point(c, p);
	point->period_param = param->param.name;
	point->text =
		np_sprintf(c->arena, "%s:%s", p->kind == NP_P_INTERVAL ? "interval" : "profile",
			   param->param.name);
	return NP_PROBE_OK;
}

#define LONGEST (UINT64_C(365) * 24 * 3600 * 1000000000)

enum np_probe_result np_probe_timer(struct np_checker *c, struct np_probe_text *p)
{
	const char *kind = p->kind == NP_P_INTERVAL ? "interval" : "profile", *unit;
	const struct np_node *param;
	struct np_attach_point *point;
	uint64_t count, ns;
	bool hz;

	if (p->n < 2 || p->n > 3)
		return bad(c, p);
	if (p->n == 2 && (param = find_param(c, p->part[1])))
		return from_param(c, p, param);
	if (!read_count(c, p, &unit, &count))
		return bad(c, p);
	hz = !strcmp(unit, "hz");
	ns = unit_ns(unit);
	if ((!ns && !hz) || (ns && count > LONGEST / ns) || (hz && count > 1000000))
		return bad(c, p);
	point = np_add_point(c, p);
	/* a profile's rate is kept: the kernel may round a period, and knows rates */
	point->hertz = hz && p->kind == NP_P_PROFILE ? count : 0;
	point->period = hz ? 1000000000 / count : count * ns;
	/* as bpftrace has it: a duration in microseconds, if it is a number of them */
	if (p->n == 3)
		point->text =
			np_sprintf(c->arena, "%s:%s:%llu", kind, unit, (unsigned long long)count);
	else if (point->period < 1000)
		point->text = np_sprintf(c->arena, "%s:%s", kind, p->part[1]);
	else
		point->text = np_sprintf(c->arena, "%s:us:%llu", kind,
					 (unsigned long long)point->period / 1000);
	return NP_PROBE_OK;
}

/* self:signal:SIGUSR1 */
enum np_probe_result np_probe_self(struct np_checker *c, struct np_probe_text *p)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {{"SIGUSR1", SIGUSR1}, {"SIGUSR2", SIGUSR2}};
	struct np_attach_point *point;

	if (p->n != 3 || strcmp(p->part[1], "signal"))
		return np_bad_probe(c, p, "self:signal:SIGUSR1 or self:signal:SIGUSR2");
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		if (strcmp(p->part[2], signals[i].name) && strcmp(p->part[2], signals[i].name + 3))
			continue;
		point = np_add_point(c, p);
		point->name = signals[i].name;
		point->period = (uint64_t)signals[i].number;
		point->text = np_sprintf(c->arena, "self:signal:%s", signals[i].name);
		return NP_PROBE_OK;
	}
	return np_bad_probe(c, p, "self:signal:SIGUSR1 or self:signal:SIGUSR2");
}

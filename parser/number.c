/* Numbers as they are written: decimal, 0x, octal, 1e6, 1_000, C's u and l, durations. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "parser.h"

/* ns per unit of a duration; 0: no such unit. */
static uint64_t unit_ns(const char *unit)
{
	static const struct {
		const char *name;
		uint64_t ns;
	} units[] = {
		{"ns", 1},          {"us", 1000},         {"ms", 1000000},      {"s", 1000000000},
		{"m", 60000000000}, {"h", 3600000000000}, {"d", 86400000000000}};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (!strcmp(unit, units[i].name))
			return units[i].ns;
	return 0;
}

/* e6: times a million. False: too large. */
static bool scale(char **at, uint64_t *v)
{
	unsigned long power = strtoul(*at + 1, at, 10);
	uint64_t by = 1;

	for (; power && by <= UINT64_MAX / 10; power--)
		by *= 10;
	return !power && !__builtin_mul_overflow(*v, by, v);
}

enum np_number_result np_read_number(struct np_arena *a, const char *text, struct np_number *out)
{
	char *digits = np_strdup(a, text), *to = digits, *end;
	uint64_t times;

	*out = (struct np_number){0};
	for (const char *p = text; *p; p++)
		if (*p != '_')
			*to++ = *p;
	*to = '\0';
	if (!isdigit((unsigned char)*digits))
		return NP_NUMBER_MALFORMED;
	errno = 0;
	out->value = strtoull(digits, &end, 0);
	if (errno)
		return NP_NUMBER_TOO_LARGE;
	if ((*end == 'e' || *end == 'E') && isdigit((unsigned char)end[1]) &&
	    !scale(&end, &out->value))
		return NP_NUMBER_TOO_LARGE;
	times = unit_ns(end);
	if (times) {
		out->is_duration = true;
		if (__builtin_mul_overflow(out->value, times, &out->value))
			return NP_NUMBER_TOO_LARGE;
		end += strlen(end);
	}
	for (; *end && strchr("uUlL", *end); end++)
		out->is_unsigned |= *end == 'u' || *end == 'U';
	out->is_unsigned |= out->value > INT64_MAX;
	return *end ? NP_NUMBER_MALFORMED : NP_NUMBER_OK;
}

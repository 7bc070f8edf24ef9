/* Numbers and durations as text, without stdio: most of what an event line is made of. */
#include "out/out_internal.h"

void out_u64(struct np_text *t, uint64_t v)
{
	char digits[20];
	unsigned i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	np_text_addn(t, digits + i, sizeof(digits) - i);
}

void out_i64(struct np_text *t, int64_t v)
{
	if (v < 0) {
		np_text_addc(t, '-');
		out_u64(t, 0 - (uint64_t)v);
		return;
	}
	out_u64(t, (uint64_t)v);
}

void out_hex(struct np_text *t, uint64_t v)
{
	char digits[18];
	unsigned i = sizeof(digits);

	do {
		digits[--i] = "0123456789abcdef"[v & 15];
		v >>= 4;
	} while (v);
	digits[--i] = 'x';
	digits[--i] = '0';
	np_text_addn(t, digits + i, sizeof(digits) - i);
}

/* n thousandths of a unit with three significant digits, trailing zeros left out. */
static void three_digits(struct np_text *t, uint64_t thousandths, const char *unit)
{
	uint64_t whole = thousandths / 1000, rest = thousandths % 1000;

	out_u64(t, whole);
	if (whole >= 100)
		rest = 0;
	else if (whole >= 10)
		rest = rest / 100 * 100;
	else
		rest = rest / 10 * 10;
	if (rest) {
		np_text_addc(t, '.');
		for (uint64_t place = 100; rest; place /= 10) {
			np_text_addc(t, (char)('0' + rest / place));
			rest %= place;
		}
	}
	np_text_add(t, unit);
}

/* Two units are enough to read: 1h5m, 3d2h. */
static void two_units(struct np_text *t, uint64_t big, const char *big_unit, uint64_t small,
		      const char *small_unit)
{
	out_u64(t, big);
	np_text_add(t, big_unit);
	if (small) {
		out_u64(t, small);
		np_text_add(t, small_unit);
	}
}

void out_duration(struct np_text *t, int64_t ns)
{
	uint64_t v = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
	uint64_t s = v / 1000000000;

	if (ns < 0)
		np_text_addc(t, '-');
	/* Rounded down: 999.9us must not read 1000us. */
	if (v < 1000) {
		out_u64(t, v);
		np_text_add(t, "ns");
	} else if (v < 1000000) {
		three_digits(t, v, "us");
	} else if (v < 1000000000) {
		three_digits(t, v / 1000, "ms");
	} else if (s < 60) {
		three_digits(t, v / 1000000, "s");
	} else if (s < 3600) {
		two_units(t, s / 60, "m", s % 60, "s");
	} else if (s < 86400) {
		two_units(t, s / 3600, "h", s / 60 % 60, "m");
	} else {
		two_units(t, s / 86400, "d", s / 3600 % 24, "h");
	}
}

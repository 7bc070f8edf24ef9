/*
 * Wall-clock time.  Records carry ns since boot; the distance to the wall clock is taken
 * once, when the writer is made, so that the differences between printed times are right
 * even if the clock is set meanwhile.  The broken-down time of the last second is kept:
 * localtime is the dearest part of a line.
 */
#include "out/out_internal.h"

#define SECOND 1000000000

static void set_clock(struct np_out *o, int64_t second)
{
	time_t at = (time_t)second;

	if (o->clock.known && o->clock.second == second)
		return;
	o->clock.known = true;
	o->clock.second = second;
	if (!localtime_r(&at, &o->clock.tm))
		memset(&o->clock.tm, 0, sizeof(o->clock.tm));
	o->clock.len = (uint32_t)strftime(o->clock.text, sizeof(o->clock.text), "%Y-%m-%d %H:%M:%S",
					  &o->clock.tm);
}

/* Splits into whole seconds and what is above them, also before 1970. */
static int64_t seconds_of(int64_t wall_ns, uint32_t *ns)
{
	int64_t s = wall_ns / SECOND, rest = wall_ns % SECOND;

	if (rest < 0) {
		rest += SECOND;
		s--;
	}
	*ns = (uint32_t)rest;
	return s;
}

static void add_micros(struct np_text *t, uint32_t ns)
{
	char digits[6];
	uint32_t us = ns / 1000;

	for (int i = 5; i >= 0; i--) {
		digits[i] = (char)('0' + us % 10);
		us /= 10;
	}
	np_text_addn(t, digits, sizeof(digits));
}

/* strftime of a format without %f. */
static void add_plain(struct np_text *t, const struct tm *tm, const char *format, size_t n)
{
	char f[256], out[1024];

	if (n >= sizeof(f))
		n = sizeof(f) - 1;
	memcpy(f, format, n);
	f[n] = '\0';
	np_text_addn(t, out, strftime(out, sizeof(out), f, tm));
}

void out_strftime(struct np_out *o, struct np_text *t, int64_t wall_ns, const char *format)
{
	const char *from = format;
	uint32_t ns;

	set_clock(o, seconds_of(wall_ns, &ns));
	for (const char *f = format; *f; f++) {
		if (*f != '%' || !f[1])
			continue;
		f++;
		if (*f != 'f') /* microseconds, which strftime does not know */
			continue;
		add_plain(t, &o->clock.tm, from, (size_t)(f - 1 - from));
		add_micros(t, ns);
		from = f + 1;
	}
	add_plain(t, &o->clock.tm, from, strlen(from));
}

#define LONGEST_UPTIME 1000000000000000000 /* 31 years */

int64_t out_wall_ns(const struct np_out *o, uint64_t ns)
{
	int64_t t = (int64_t)ns;

	return t < LONGEST_UPTIME ? (int64_t)(ns + (uint64_t)o->boot_to_wall_ns) : t;
}

void out_wall_clock(struct np_out *o, struct np_text *t, uint64_t boot_ns)
{
	uint32_t ns;

	set_clock(o, seconds_of(out_wall_ns(o, boot_ns), &ns));
	np_text_addn(t, o->clock.text, o->clock.len);
	np_text_addc(t, '.');
	add_micros(t, ns);
}

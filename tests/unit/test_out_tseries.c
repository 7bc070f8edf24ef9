/* Series of time. Expected text is bpftrace 0.27.1's for such intervals. */
#include "out_fixture.h"

#define COUNT 8
#define START 1795248000ull /* 2026-11-21 08:00:00 in universal time */

static struct np_tseries_entry ring[2][COUNT];
static struct np_map_content content;
static uint8_t keys[8];

static void start(bool is_signed, int64_t step, int64_t how)
{
	uint32_t t;

	fix_start();
	memset(ring, 0, sizeof(ring));
	t = type_of(NP_V_TSERIES, sizeof(ring[0]), is_signed);
	plan.types.v[t].count = COUNT;
	plan.types.v[t].a = step;
	plan.types.v[t].b = how;
	content = (struct np_map_content){
		.map = map_of("@", NP_STYLE_BPFTRACE, NP_NO_INDEX, t),
		.keys = keys,
		.values = (uint8_t *)ring,
		.n = 1,
		.stride = sizeof(ring),
		.cpus = 2,
	};
}

static void put(int cpu, uint64_t number, int64_t a, uint64_t b)
{
	number += START * 1000000000 / (uint64_t)plan.types.v[0].a;
	ring[cpu][number % COUNT] = (struct np_tseries_entry){number, (uint64_t)a, b};
}

static const char *text(void)
{
	return map_text(NP_FORMAT_TEXT, &content, 0, 0);
}

#define BORDER "___________________________________________________"
#define WIDE "                                                   "

static void drawn(void)
{
	/* a gap, and zero within the range */
	start(true, 100000000, NP_TSERIES_LAST);
	put(0, 0, -20, 1), put(0, 1, -10, 1), put(1, 2, 0, 1), put(0, 4, 20, 1), put(0, 6, 40, 1);
	EXPECT("@:\n"
	       "             -20                                                40\n"
	       "hh:mm:ss.ms  |" BORDER "|\n"
	       "08:00:00.000 *                .                                  | -20\n"
	       "08:00:00.100 |       *        .                                  | -10\n"
	       "08:00:00.200 |                *                                  | 0\n"
	       "08:00:00.300 |                .                                  | -\n"
	       "08:00:00.400 |                .                *                 | 20\n"
	       "08:00:00.500 |                .                                  | -\n"
	       "08:00:00.600 |                .                                  * 40\n"
	       "             v" BORDER "v\n"
	       "             -20                                                40\n\n",
	       text());
	/* whole seconds */
	start(false, 1000000000, NP_TSERIES_LAST);
	put(0, 1, 1, 1), put(0, 2, 2, 1), put(0, 3, 3, 1);
	EXPECT("@:\n"
	       "         1                                                   3\n"
	       "hh:mm:ss |" BORDER "|\n"
	       "08:00:01 *                                                   | 1\n"
	       "08:00:02 |                         *                         | 2\n"
	       "08:00:03 |                                                   * 3\n"
	       "         v" BORDER "v\n"
	       "         1                                                   3\n\n",
	       text());
	/* the heading is set by its bytes */
	start(false, 100000, NP_TSERIES_LAST);
	put(0, 1, 1, 1), put(0, 2, 2, 1);
	EXPECT("@:\n"
	       "                1                                                   2\n"
	       "hh:mm:ss.μs    |" BORDER "|\n"
	       "08:00:00.000100 *                                                   | 1\n"
	       "08:00:00.000200 |                                                   * 2\n"
	       "                v" BORDER "v\n"
	       "                1                                                   2\n\n",
	       text());
}

static void alone(void)
{
	start(false, 1000000000, NP_TSERIES_LAST);
	put(0, 5, 0, 1);
	EXPECT("@:\n"
	       "                   0                                                   1\n"
	       "hh:mm:ss.ns        |" BORDER "|\n"
	       "08:00:05.000000000 *" WIDE "| 0\n"
	       "                   v" BORDER "v\n"
	       "                   0                                                   1\n\n",
	       text());
	start(false, 1000000000, NP_TSERIES_LAST);
	put(0, 5, -1, 1);
	EXPECT("@:\n"
	       "                   18446744073709551614             18446744073709551615\n"
	       "hh:mm:ss.ns        |" BORDER "|\n"
	       "08:00:05.000000000 |" WIDE "* 18446744073709551615\n"
	       "                   v" BORDER "v\n"
	       "                   18446744073709551614             18446744073709551615\n\n",
	       text());
	start(true, 1000000000, NP_TSERIES_LAST);
	content.unset = true; /* set to zero */
	EXPECT("@:\n<no data>\n", text());
	EXPECT("{\"type\": \"tseries\", \"data\": {\"@\": []}}\n",
	       map_text(NP_FORMAT_JSON, &content, 0, 0));
}

/* What two CPUs have, and what is older than the ring. */
static void joined(int64_t how, const char *want)
{
	char line[256];

	start(true, 1000000000, how);
	put(0, 1, 50, 7); /* more than COUNT intervals ago */
	put(0, 10, -7, 2), put(1, 10, 4, 3);
	put(0, 3, -1, 1); /* the same place, later on the other CPU */
	put(1, 11, 4, 1);
	snprintf(line, sizeof(line),
		 "{\"type\": \"tseries\", \"data\": {\"@\": [{\"interval_start\":\"2026-11-21 "
		 "08:00:10.000000000\",\"value\":%s},{\"interval_start\":\"2026-11-21 "
		 "08:00:11.000000000\",\"value\":4}]}}\n",
		 want);
	EXPECT(line, map_text(NP_FORMAT_JSON, &content, 0, 0));
}

static void hostile(void)
{
	start(true, 0, 99);
	ring[0][0] = (struct np_tseries_entry){1, 2, 0};
	ring[0][1] = (struct np_tseries_entry){UINT64_MAX, 2, 0};
	text();
	start(true, INT64_MIN, NP_TSERIES_AVG);
	ring[0][7] = (struct np_tseries_entry){7, UINT64_MAX, 0};
	text();
	checks++;
}

int main(void)
{
	setenv("TZ", "UTC", 1);
	drawn();
	alone();
	joined(NP_TSERIES_LAST, "4");
	joined(NP_TSERIES_MIN, "-7");
	joined(NP_TSERIES_MAX, "4");
	joined(NP_TSERIES_SUM, "-3");
	joined(NP_TSERIES_AVG, "0");
	hostile();
	return fix_end();
}

/*
 * Histograms.  Expected text is bpftrace 0.27.1's for the values in the comments; the
 * buckets are filled here by the formula of plan.h.
 */
#include "out_fixture.h"

static uint64_t buckets[2][2048];
static struct np_map_content content;
static uint8_t keys[64];

/* The formula of plan.h, written once more. */
static uint32_t bucket_of(uint32_t bits, int64_t v)
{
	uint32_t e;

	if (v < 0)
		return 0;
	if (v < 1 << bits)
		return (uint32_t)v + 1;
	e = 63 - (uint32_t)__builtin_clzll((uint64_t)v);
	return 1 + (1u << bits) + ((e - bits) << bits) +
	       (uint32_t)(((uint64_t)v >> (e - bits)) - (1u << bits));
}

static void start(uint32_t kind, uint32_t count, int64_t a, int64_t b, int64_t c)
{
	uint32_t t;

	fix_start();
	memset(buckets, 0, sizeof(buckets));
	t = type_of(kind, count * 8, false);
	plan.types.v[t].count = count;
	plan.types.v[t].a = a;
	plan.types.v[t].b = b;
	plan.types.v[t].c = c;
	content = (struct np_map_content){
		.map = map_of("@", NP_STYLE_BPFTRACE, NP_NO_INDEX, t),
		.keys = keys,
		.values = (uint8_t *)buckets,
		.n = 1,
		.stride = sizeof(buckets),
		.cpus = 2,
	};
}
static void hist(uint32_t bits)
{
	start(NP_V_HIST, np_hist_buckets(bits), bits, 0, 0);
}
static void put(uint32_t bits, int64_t v, uint64_t times)
{
	buckets[times & 1][bucket_of(bits, v)] += times;
}
static void lput(int64_t v)
{
	const struct np_plan_type *t = &plan.types.v[0];
	int64_t i = v < t->a ? 0 : v >= t->b ? t->count - 1 : 1 + (v - t->a) / t->c;

	buckets[0][i]++;
}
static const char *text(uint32_t div)
{
	return map_text(NP_FORMAT_TEXT, &content, 0, div);
}
static const char *json(void)
{
	return map_text(NP_FORMAT_JSON, &content, 0, 0);
}

#define BAR52 "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@"
#define BAR26 "@@@@@@@@@@@@@@@@@@@@@@@@@@                          "
#define BAR17 "@@@@@@@@@@@@@@@@@                                   "
#define BAR6 "@@@@@@                                              "
#define BAR0 "                                                    "
#define JSON(x) "{\"type\": \"hist\", \"data\": {\"@\": [" x "]}}\n"

static void powers(void)
{
	/* 0 1 2 3 3 100 */
	hist(0);
	put(0, 0, 1), put(0, 1, 1), put(0, 2, 1), put(0, 3, 2), put(0, 100, 1);
	EXPECT("@:\n"
	       "[0]                    1 |" BAR17 "|\n"
	       "[1]                    1 |" BAR17 "|\n"
	       "[2, 4)                 3 |" BAR52 "|\n"
	       "[4, 8)                 0 |" BAR0 "|\n"
	       "[8, 16)                0 |" BAR0 "|\n"
	       "[16, 32)               0 |" BAR0 "|\n"
	       "[32, 64)               0 |" BAR0 "|\n"
	       "[64, 128)              1 |" BAR17 "|\n\n",
	       text(0));
	EXPECT(JSON("{\"min\": 0, \"max\": 0, \"count\": 1},{\"min\": 1, \"max\": 1, \"count\": 1},"
		    "{\"min\": 2, \"max\": 3, \"count\": 3},{\"min\": 4, \"max\": 7, \"count\": 0},"
		    "{\"min\": 8, \"max\": 15, \"count\": 0},"
		    "{\"min\": 16, \"max\": 31, \"count\": 0},"
		    "{\"min\": 32, \"max\": 63, \"count\": 0},"
		    "{\"min\": 64, \"max\": 127, \"count\": 1}"),
	       json());
	/* 53 of 1, 1 of 2, 7 of 4 */
	hist(0);
	put(0, 1, 53), put(0, 2, 1), put(0, 4, 7);
	EXPECT("@:\n"
	       "[1]                   53 |" BAR52 "|\n"
	       "[2, 4)                 1 |" BAR0 "|\n"
	       "[4, 8)                 7 |" BAR6 "|\n\n",
	       text(0));
	/* -5 */
	hist(0);
	put(0, -5, 1);
	EXPECT("@:\n(..., 0)               1 |" BAR52 "|\n\n", text(0));
	EXPECT(JSON("{\"max\": -1, \"count\": 1}"), json());
	/* the largest */
	hist(0);
	put(0, INT64_MAX, 1);
	EXPECT("@:\n[4E, 8E)               1 |" BAR52 "|\n\n", text(0));
	EXPECT(JSON("{\"min\": 4611686018427387904, \"max\": \"9223372036854775807\", "
		    "\"count\": 1}"),
	       json());
	/* 1023 1024: labels from 1024 on */
	hist(0);
	put(0, 1023, 1), put(0, 1024, 1);
	EXPECT("@:\n"
	       "[512, 1K)              1 |" BAR52 "|\n"
	       "[1K, 2K)               1 |" BAR52 "|\n\n",
	       text(0));
	/* hist(5); zero(@) */
	hist(0);
	EXPECT("@:\n\n", text(0));
	EXPECT(JSON(""), json());
	/* five of 5, one of 9; print(@, 0, 2) */
	hist(0);
	put(0, 5, 5), put(0, 9, 1);
	EXPECT("@:\n"
	       "[4, 8)                 2 |" BAR52 "|\n"
	       "[8, 16)                0 |" BAR0 "|\n\n",
	       text(2));
	/* counts wider than their column */
	hist(0);
	put(0, 5, 1234567890);
	EXPECT("@:\n[4, 8)          1234567890 |" BAR52 "|\n\n", text(0));
}

static void sub_buckets(void)
{
	/* hist(v, 2): 3 8 1000 5000; edges keep their digits while buckets are narrower */
	hist(2);
	put(2, 1000, 1), put(2, 5000, 1);
	EXPECT("@:\n"
	       "[896, 1024)            1 |" BAR52 "|\n"
	       "[1024, 1280)           0 |" BAR0 "|\n"
	       "[1280, 1536)           0 |" BAR0 "|\n"
	       "[1536, 1792)           0 |" BAR0 "|\n"
	       "[1792, 2048)           0 |" BAR0 "|\n"
	       "[2048, 2560)           0 |" BAR0 "|\n"
	       "[2560, 3072)           0 |" BAR0 "|\n"
	       "[3072, 3584)           0 |" BAR0 "|\n"
	       "[3584, 4K)             0 |" BAR0 "|\n"
	       "[4K, 5K)               1 |" BAR52 "|\n\n",
	       text(0));
	hist(2);
	put(2, 3, 1), put(2, 5, 1), put(2, 8, 1);
	EXPECT("@:\n"
	       "[3]                    1 |" BAR52 "|\n"
	       "[4]                    0 |" BAR0 "|\n"
	       "[5]                    1 |" BAR52 "|\n"
	       "[6]                    0 |" BAR0 "|\n"
	       "[7]                    0 |" BAR0 "|\n"
	       "[8, 10)                1 |" BAR52 "|\n\n",
	       text(0));
	/* hist(v, 1): 1048575 2097152 */
	hist(1);
	put(1, 1048575, 1), put(1, 2097152, 1);
	EXPECT("@:\n"
	       "[768K, 1024K)          1 |" BAR52 "|\n"
	       "[1024K, 1536K)         0 |" BAR0 "|\n"
	       "[1536K, 2M)            0 |" BAR0 "|\n"
	       "[2M, 3M)               1 |" BAR52 "|\n\n",
	       text(0));
	hist(5);
	put(5, 32767, 1);
	EXPECT("@:\n[32256, 32K)           1 |" BAR52 "|\n\n", text(0));
	/* every number of bits, up to the last bucket */
	for (uint32_t bits = 0; bits <= 5; bits++) {
		hist(bits);
		put(bits, INT64_MAX, 1);
		checks++;
		if (!strstr(text(0), bits < 4 ? ", 8E)" : ", 8192P)") ||
		    bucket_of(bits, INT64_MAX) != np_hist_buckets(bits) - 1) {
			failures++;
			printf("bits %u: %s", bits, result);
		}
	}
}

static void linear(void)
{
	/* lhist(v, 0, 100, 10): 5 15 15 99 100 -1 */
	start(NP_V_LHIST, 12, 0, 100, 10);
	lput(5), lput(15), lput(15), lput(99), lput(100), lput(-1);
	EXPECT("@:\n"
	       "(..., 0)               1 |" BAR26 "|\n"
	       "[0, 10)                1 |" BAR26 "|\n"
	       "[10, 20)               2 |" BAR52 "|\n"
	       "[20, 30)               0 |" BAR0 "|\n"
	       "[30, 40)               0 |" BAR0 "|\n"
	       "[40, 50)               0 |" BAR0 "|\n"
	       "[50, 60)               0 |" BAR0 "|\n"
	       "[60, 70)               0 |" BAR0 "|\n"
	       "[70, 80)               0 |" BAR0 "|\n"
	       "[80, 90)               0 |" BAR0 "|\n"
	       "[90, 100)              1 |" BAR26 "|\n"
	       "[100, ...)             1 |" BAR26 "|\n\n",
	       text(0));
	/* only beyond the ends */
	start(NP_V_LHIST, 12, 0, 100, 10);
	lput(500);
	EXPECT("@:\n[100, ...)             1 |" BAR52 "|\n\n", text(0));
	EXPECT(JSON("{\"min\": 100, \"count\": 1}"), json());
	start(NP_V_LHIST, 12, 0, 100, 10);
	lput(-500);
	EXPECT("@:\n(..., 0)               1 |" BAR52 "|\n\n", text(0));
	EXPECT(JSON("{\"max\": -1, \"count\": 1}"), json());
	/* lhist(v, 1024, 10240, 1024): edges in K; (3000000, 0, 10485760, 1048576): in M */
	start(NP_V_LHIST, 11, 1024, 10240, 1024);
	lput(5), lput(1500);
	EXPECT("@:\n"
	       "(..., 1K)              1 |" BAR52 "|\n"
	       "[1K, 2K)               1 |" BAR52 "|\n\n",
	       text(0));
	start(NP_V_LHIST, 12, 0, 10485760, 1048576);
	lput(3000000);
	EXPECT("@:\n[2M, 3M)               1 |" BAR52 "|\n\n", text(0));
	EXPECT(JSON("{\"min\": 2097152, \"max\": 3145727, \"count\": 1}"), json());
	start(NP_V_LHIST, 12, 0, 10000, 1000);
	lput(1500);
	EXPECT("@:\n[1000, 2000)           1 |" BAR52 "|\n\n", text(0));
	/* nprobe's own: a negative minimum */
	start(NP_V_LHIST, 10, -20, 20, 5);
	lput(-15), lput(-21);
	EXPECT("@:\n"
	       "(..., -20)             1 |" BAR52 "|\n"
	       "[-20, -15)             0 |" BAR0 "|\n"
	       "[-15, -10)             1 |" BAR52 "|\n\n",
	       text(0));
}

static void hostile(void)
{
	start(NP_V_LHIST, 12, 0, 100, 0);
	buckets[0][3] = 1;
	EXPECT("@:\n\n", text(0));
	start(NP_V_LHIST, 4, INT64_MAX - 1, INT64_MAX, INT64_MAX);
	buckets[0][1] = buckets[0][2] = buckets[0][3] = UINT64_MAX / 4;
	text(0), json();
	start(NP_V_HIST, 200, 77, 0, 0);
	buckets[0][3] = 1;
	EXPECT("@:\n\n", text(0));
	start(NP_V_HIST, 4000000, 0, 0, 0); /* more than the content has */
	EXPECT("", text(0));
	checks++;
}

int main(void)
{
	powers();
	sub_buckets();
	linear();
	hostile();
	return fix_end();
}

/*
 * Maps in bpftrace's forms.  Expected text: bpftrace 0.27.1's output for the program in the
 * comment, but for order: 0.27.1 prints integer maps in the order of the hash, nprobe by
 * value as bpftrace's manual has it, equal ones by key.
 */
#include "out_fixture.h"

static struct np_map_content content;
static uint8_t keys[4096], values[65536];

static void begin(uint32_t map, uint32_t cpus)
{
	const struct np_plan_map *m = &plan.maps.v[map];
	uint32_t step = cpus > 1 ? (m->value_size + 7) / 8 * 8 : m->value_size;

	memset(keys, 0, sizeof(keys));
	memset(values, 0, sizeof(values));
	content = (struct np_map_content){.map = map,
					  .keys = keys,
					  .values = values,
					  .key_size = m->key_size,
					  .stride = step * cpus,
					  .cpus = cpus};
}

static void row(const void *key, const void *value)
{
	if (key)
		memcpy(keys + content.n * content.key_size, key, content.key_size);
	memcpy(values + content.n * content.stride, value, content.stride);
	content.n++;
}
static void row_u64(uint64_t key, uint64_t value)
{
	row(&key, &value);
}
/* A string key is copied to the end of its place. */
static void row_str(const char *key, const void *value)
{
	char k[256] = {0};

	snprintf(k, sizeof(k), "%s", key);
	row(k, value);
}

static void both(int line, const char *text, const char *json, uint32_t top, uint32_t div)
{
	expect(__FILE__, line, text, map_text(NP_FORMAT_TEXT, &content, top, div));
	expect(__FILE__, line, json, map_text(NP_FORMAT_JSON, &content, top, div));
}
#define BOTH(text, json) both(__LINE__, text, json, 0, 0)
#define CUT(text, json, top, div) both(__LINE__, text, json, top, div)
#define MAP(x) "{\"type\": \"map\", \"data\": {" x "}}\n"
#define STATS(x) "{\"type\": \"stats\", \"data\": {" x "}}\n"

static uint32_t start(const char *name, bool keyed, uint32_t kind, uint32_t size, bool is_signed)
{
	fix_start();
	return map_of(name, NP_STYLE_BPFTRACE, keyed ? INT_TYPE(8) : NP_NO_INDEX,
		      type_of(kind, size, is_signed));
}

static void scalars(void)
{
	uint64_t v;

	/* @a = 5; @b = -7; @c = 18446744073709551615; */
	begin(start("@b", false, NP_V_INT, 8, true), 1);
	v = (uint64_t)-7;
	row(NULL, &v);
	BOTH("@b: -7\n", MAP("\"@b\": -7"));
	begin(start("@c", false, NP_V_INT, 8, false), 1);
	v = UINT64_MAX;
	row(NULL, &v);
	BOTH("@c: 18446744073709551615\n", MAP("\"@c\": \"18446744073709551615\""));
	begin(start("@u", false, NP_V_STR, 8, false), 1);
	v = 0;
	row(NULL, &v);
	BOTH("@u: \n", MAP("\"@u\": \"\""));
	/* never set */
	begin(start("@x", false, NP_V_INT, 8, true), 1);
	BOTH("", "");
	begin(start("@a", false, NP_V_AVG, 16, true), 1);
	BOTH("", STATS("\"@a\": {}"));
}

static void aggregations(void)
{
	uint64_t pair[4];
	uint64_t two[2];

	/* @ = count(), on two CPUs */
	begin(start("@", false, NP_V_COUNT, 8, false), 2);
	row(NULL, (uint64_t[]){3, 4});
	BOTH("@: 7\n", MAP("\"@\": 7"));
	/* @su[1] = sum(5); @su[2] = sum(-7); */
	begin(start("@su", true, NP_V_SUM, 16, true), 1);
	row(&(uint64_t){1}, (uint64_t[]){5, 1});
	row(&(uint64_t){2}, (uint64_t[]){(uint64_t)-7, 1});
	BOTH("@su[2]: -7\n@su[1]: 5\n", MAP("\"@su\": {\"2\": -7, \"1\": 5}"));
	/* a total of 0 is one */
	begin(start("@z", false, NP_V_SUM, 16, true), 2);
	row(NULL, (uint64_t[]){0, 0, 0, 1});
	BOTH("@z: 0\n", MAP("\"@z\": 0"));
	/* @av = avg(-5); @av = avg(-8); rounded towards zero */
	begin(start("@av", false, NP_V_AVG, 16, true), 2);
	pair[0] = 1, pair[1] = (uint64_t)-5, pair[2] = 1, pair[3] = (uint64_t)-8;
	row(NULL, pair);
	BOTH("@av: -6\n", STATS("\"@av\": -6"));
	/* @st = stats(-5); @st = stats(-8); */
	begin(start("@st", false, NP_V_STATS, 16, true), 2);
	row(NULL, pair);
	BOTH("@st: { .count = 2, .average = -6, .total = -13 }\n",
	     STATS("\"@st\": {\"count\": 2, \"average\": -6, \"total\": -13}"));
	/* @mi = min(-5); @mi = min(3): the CPU that saw nothing does not count as 0 */
	begin(start("@mi", false, NP_V_MIN, 16, true), 2);
	pair[0] = 3, pair[1] = 1, pair[2] = 0, pair[3] = 0;
	row(NULL, pair);
	BOTH("@mi: 3\n", MAP("\"@mi\": 3"));
	pair[2] = (uint64_t)-5, pair[3] = 1;
	begin(0, 2);
	row(NULL, pair);
	BOTH("@mi: -5\n", MAP("\"@mi\": -5"));
	begin(start("@ma", false, NP_V_MAX, 16, true), 2);
	pair[0] = (uint64_t)-3, pair[1] = 1, pair[2] = 0, pair[3] = 0;
	row(NULL, pair);
	BOTH("@ma: -3\n", MAP("\"@ma\": -3"));
	begin(start("@ma", false, NP_V_MAX, 16, false), 2);
	pair[0] = UINT64_MAX, pair[1] = 1, pair[2] = 1, pair[3] = 1;
	row(NULL, pair);
	BOTH("@ma: 18446744073709551615\n", MAP("\"@ma\": \"18446744073709551615\""));
	/* @zm[1] = max(3); zero(@zm); */
	begin(start("@zm", true, NP_V_MAX, 16, true), 1);
	two[0] = two[1] = 0;
	row((uint64_t[]){1}, two);
	BOTH("@zm[1]: 0\n", MAP("\"@zm\": {\"1\": 0}"));
	/* a scalar in an array map that nothing was counted in */
	begin(start("@n", false, NP_V_COUNT, 8, false), 1);
	plan.maps.v[0].bpf_type = 6;
	two[0] = 0;
	row(NULL, two);
	BOTH("", "");
}

static void several_keys(void)
{
	uint32_t u8, str, tuple, inner;
	struct {
		int64_t n;
		char s[8];
		int64_t z;
	} key;
	uint64_t v;

	/* @[1, "a", -3] = 10; @[2, "bb", 4] = 5; @[0, "", 0] = 7; */
	fix_start();
	u8 = INT_TYPE(8);
	str = STR_TYPE(8);
	tuple = type_of(NP_V_TUPLE, 0, false);
	add_member(tuple, "", u8);
	add_member(tuple, "", str);
	add_member(tuple, "", u8);
	begin(map_of("@", NP_STYLE_BPFTRACE, tuple, u8), 1);
	memset(&key, 0, sizeof(key));
	key.n = 1, strcpy(key.s, "a"), key.z = -3, v = 10, row(&key, &v);
	key.n = 2, strcpy(key.s, "bb"), key.z = 4, v = 5, row(&key, &v);
	memset(&key, 0, sizeof(key));
	v = 7, row(&key, &v);
	BOTH("@[2, bb, 4]: 5\n@[0, , 0]: 7\n@[1, a, -3]: 10\n",
	     MAP("\"@\": {\"2,bb,4\": 5, \"0,,0\": 7, \"1,a,-3\": 10}"));

	/* @t[(1, (2, "x")), 3] = 4; blanks inside a string stay, which 0.27 takes out */
	fix_start();
	u8 = INT_TYPE(8);
	str = STR_TYPE(8);
	inner = type_of(NP_V_TUPLE, 0, false);
	add_member(inner, "", u8);
	add_member(inner, "", str);
	tuple = type_of(NP_V_TUPLE, 0, false);
	add_member(tuple, "", inner);
	add_member(tuple, "", u8);
	begin(map_of("@t", NP_STYLE_BPFTRACE, tuple, u8), 1);
	memset(&key, 0, sizeof(key));
	key.n = 1, strcpy(key.s, "x y"), key.z = 3, v = 4, row(&key, &v);
	BOTH("@t[(1, x y), 3]: 4\n", MAP("\"@t\": {\"(1,x y),3\": 4}"));
}

static void order(void)
{
	uint32_t str, u8, t;

	/* by value, then key */
	begin(start("@", true, NP_V_INT, 8, true), 1);
	row_u64(9, 3);
	row_u64((uint64_t)-2, 3);
	row_u64(4, (uint64_t)-4);
	row_u64(7, 1);
	BOTH("@[4]: -4\n@[7]: 1\n@[-2]: 3\n@[9]: 3\n",
	     MAP("\"@\": {\"4\": -4, \"7\": 1, \"-2\": 3, \"9\": 3}"));
	begin(start("@", true, NP_V_INT, 8, false), 1);
	row_u64(1, UINT64_MAX);
	row_u64(2, 1);
	row_u64(3, 1ull << 63);
	BOTH("@[2]: 1\n@[3]: 9223372036854775808\n@[1]: 18446744073709551615\n",
	     MAP("\"@\": {\"2\": 1, \"3\": 9223372036854775808, "
		 "\"1\": \"18446744073709551615\"}"));
	/* strings as values: by key, numerically */
	begin(start("@s", true, NP_V_STR, 8, false), 1);
	row((uint64_t[]){5}, "x\0\0\0\0\0\0");
	row((uint64_t[]){3}, "y\0\0\0\0\0\0");
	row((uint64_t[]){(uint64_t)-4}, "z\0\0\0\0\0\0");
	row((uint64_t[]){10}, "x\0\0\0\0\0\0");
	BOTH("@s[-4]: z\n@s[3]: y\n@s[5]: x\n@s[10]: x\n",
	     MAP("\"@s\": {\"-4\": \"z\", \"3\": \"y\", \"5\": \"x\", \"10\": \"x\"}"));
	/* @a["x"] = avg(9); @a["y"] = avg(2): by average */
	fix_start();
	u8 = type_of(NP_V_AVG, 16, true);
	str = STR_TYPE(8);
	begin(map_of("@a", NP_STYLE_BPFTRACE, str, u8), 1);
	row_str("x", (uint64_t[]){1, 9});
	row_str("y", (uint64_t[]){9, 18});
	BOTH("@a[y]: 2\n@a[x]: 9\n", STATS("\"@a\": {\"y\": 2, \"x\": 9}"));
	/* booleans, tuples as values: by key */
	fix_start();
	t = type_of(NP_V_BOOL, 1, false);
	begin(map_of("@bk", NP_STYLE_BPFTRACE, INT_TYPE(8), t), 1);
	row((uint64_t[]){1}, "\1");
	row((uint64_t[]){0}, "\0");
	row((uint64_t[]){2}, "\1");
	BOTH("@bk[0]: false\n@bk[1]: true\n@bk[2]: true\n",
	     MAP("\"@bk\": {\"0\": false, \"1\": true, \"2\": true}"));
}

static void top_and_div(void)
{
	/* @m[1] = 10 ... @m[4] = 40; print(@m, 3, 2): the last three of the order, halved */
	begin(start("@m", true, NP_V_INT, 8, true), 1);
	for (uint64_t i = 1; i <= 4; i++)
		row_u64(i, i * 10);
	CUT("@m[2]: 10\n@m[3]: 15\n@m[4]: 20\n", MAP("\"@m\": {\"2\": 10, \"3\": 15, \"4\": 20}"),
	    3, 2);
	CUT("@m[4]: 4\n", MAP("\"@m\": {\"4\": 4}"), 1, 10);
	CUT("@m[1]: 10\n@m[2]: 20\n@m[3]: 30\n@m[4]: 40\n",
	    MAP("\"@m\": {\"1\": 10, \"2\": 20, \"3\": 30, \"4\": 40}"), 99, 1);
	/* @st[1] = stats(10); @st[2] = stats(100); print(@st, 1, 2): as 0.27, the total stays */
	begin(start("@st", true, NP_V_STATS, 16, true), 1);
	row((uint64_t[]){1}, (uint64_t[]){1, 10});
	row((uint64_t[]){2}, (uint64_t[]){1, 100});
	CUT("@st[2]: { .count = 1, .average = 50, .total = 100 }\n",
	    STATS("\"@st\": {\"2\": {\"count\": 1, \"average\": 50, \"total\": 100}}"), 1, 2);
	/* @i[1] = -3; print(@i, 0, 2) */
	begin(start("@i", true, NP_V_INT, 8, true), 1);
	row_u64(1, (uint64_t)-3);
	CUT("@i[1]: -1\n", MAP("\"@i\": {\"1\": -1}"), 0, 2);
}

static void other_keys(void)
{
	uint32_t kind[] = {NP_V_PTR, NP_V_BOOL};

	fix_start();
	begin(map_of("@p", NP_STYLE_BPFTRACE, type_of(kind[0], 8, false), INT_TYPE(8)), 1);
	row_u64(0xffffffff81000000, 1);
	BOTH("@p[0xffffffff81000000]: 1\n", MAP("\"@p\": {\"0xffffffff81000000\": 1}"));
	fix_start();
	begin(map_of("@b", NP_STYLE_BPFTRACE, type_of(kind[1], 1, false), INT_TYPE(8)), 1);
	row((uint8_t[]){1}, (uint64_t[]){2});
	BOTH("@b[true]: 2\n", MAP("\"@b\": {\"true\": 2}"));
}

static uint32_t two_frames(void *arg, uint64_t key, uint64_t *addresses, uint32_t max)
{
	(void)arg, (void)max;
	addresses[0] = key;
	addresses[1] = key + 1;
	return 2;
}

static void stack_keys(void)
{
	uint32_t s, u8, tuple;

	/* @k[1, kstack(2)] = 5 */
	fix_start();
	ctx.stack = two_frames;
	s = type_of(NP_V_KSTACK, 8, false);
	u8 = INT_TYPE(8);
	tuple = type_of(NP_V_TUPLE, 0, false);
	add_member(tuple, "", u8);
	add_member(tuple, "", s);
	begin(map_of("@k", NP_STYLE_BPFTRACE, tuple, u8), 1);
	row((uint64_t[]){1, 16}, (uint64_t[]){5});
	BOTH("@k[1, \n        0x10\n        0x11\n]: 5\n",
	     MAP("\"@k\": {\"1,\\n0x10\\n0x11\\n\": 5}"));
	/* @s = kstack(2) */
	fix_start();
	ctx.stack = two_frames;
	begin(map_of("@s", NP_STYLE_BPFTRACE, NP_NO_INDEX, type_of(NP_V_KSTACK, 8, false)), 1);
	row(NULL, (uint64_t[]){16});
	BOTH("@s: \n        0x10\n        0x11\n\n",
	     MAP("\"@s\": \"\\n        0x10\\n        0x11\\n\""));
}

int main(void)
{
	scalars();
	aggregations();
	several_keys();
	order();
	top_and_div();
	other_keys();
	stack_keys();
	return fix_end();
}

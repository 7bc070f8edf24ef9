/* Tables: count(loc) and its like, as text and as JSON. */
#include "out_fixture.h"

static struct np_map_content content;
static uint8_t keys[4096], values[4096];

static uint32_t column(uint32_t map, const char *heading, uint32_t type, uint32_t offset)
{
	struct np_plan_member *m = np_vec_add(arena, &plan.maps.v[map].columns);

	m->name = heading;
	m->type = type;
	m->offset = offset;
	return map;
}

static void begin(uint32_t map)
{
	const struct np_plan_map *m = &plan.maps.v[map];

	memset(keys, 0, sizeof(keys));
	memset(values, 0, sizeof(values));
	content = (struct np_map_content){.map = map,
					  .keys = keys,
					  .values = values,
					  .key_size = m->key_size,
					  .stride = m->value_size,
					  .cpus = 1};
}
static void row(const void *key, uint32_t n, const void *value)
{
	memcpy(keys + content.n * content.key_size, key, n);
	memcpy(values + content.n * content.stride, value, content.stride);
	content.n++;
}
#define ROW(key, n, ...) row(key, n, (uint64_t[]){__VA_ARGS__})
#define TEXT(top) map_text(NP_FORMAT_TEXT, &content, top, 0)
#define JSON(top) map_text(NP_FORMAT_JSON, &content, top, 0)

/* count(name, cpu): a string of 8 and a u32 */
static void two_columns(uint32_t value)
{
	uint32_t str = STR_TYPE(8), cpu = UINT_TYPE(4), tuple = type_of(NP_V_TUPLE, 0, false), map;

	add_member(tuple, "", str);
	add_member(tuple, "", cpu);
	map = map_of("count(name, cpu)", NP_STYLE_TABLE, tuple, value);
	column(map, "name", str, 0);
	column(map, "cpu", cpu, 8);
	begin(map);
}

static void counts(void)
{
	fix_start();
	two_columns(type_of(NP_V_COUNT, 8, false));
	plan.maps.v[0].value_heading = "COUNT";
	ROW("eth0\0\0\0\0\2\0\0\0", 12, 1200);
	ROW("lo\0\0\0\0\0\0\1\0\0\0", 12, 23);
	ROW("veth-a\0\0\14\0\0\0", 12, 7);
	ROW("eth0\0\0\0\0\1\0\0\0", 12, 7);
	EXPECT("name    cpu  COUNT\n"
	       "eth0      1      7\n"
	       "veth-a   12      7\n"
	       "lo        1     23\n"
	       "eth0      2   1200\n",
	       TEXT(0));
	EXPECT("name  cpu  COUNT\n"
	       "eth0    2   1200\n"
	       "lo      1     23\n",
	       TEXT(2));
	EXPECT("{\"type\": \"table\", \"data\": {\"name\": \"count(name, cpu)\", "
	       "\"columns\": [\"name\", \"cpu\", \"count\"], \"rows\": ["
	       "{\"name\": \"eth0\", \"cpu\": 2, \"count\": 1200}, "
	       "{\"name\": \"lo\", \"cpu\": 1, \"count\": 23}]}}\n",
	       JSON(2));
	content.n = 0;
	EXPECT("", TEXT(0));
	EXPECT("{\"type\": \"table\", \"data\": {\"name\": \"count(name, cpu)\", "
	       "\"columns\": [\"name\", \"cpu\", \"count\"], \"rows\": []}}\n",
	       JSON(0));
}

static void widths(void)
{
	uint32_t map, str;

	/* wide characters, control bytes, an empty key, a key wider than its heading */
	fix_start();
	str = STR_TYPE(16);
	map = map_of("count(comm)", NP_STYLE_TABLE, str, type_of(NP_V_COUNT, 8, false));
	begin(column(map, "comm", str, 0));
	ROW("\xe4\xb8\xad\xe6\x96\x87", 6, 1);
	ROW("a\x1b[1m\nb", 7, 2);
	ROW("", 0, 3);
	EXPECT("comm           COUNT\n" /* 13 columns, 2, 5 */
	       "\xe4\xb8\xad\xe6\x96\x87               1\n"
	       "a\\x1b[1m\\x0ab      2\n"
	       "                   3\n",
	       TEXT(0));
}

static void other_values(void)
{
	uint32_t map, t;

	fix_start();
	two_columns(type_of(NP_V_STATS, 16, true));
	ROW("a\0\0\0\0\0\0\0\1\0\0\0", 12, 2, (uint64_t)-9);
	ROW("b\0\0\0\0\0\0\0\1\0\0\0", 12, 1, 100);
	EXPECT("name  cpu  COUNT  AVG  TOTAL\n"
	       "a       1      2   -4     -9\n"
	       "b       1      1  100    100\n",
	       TEXT(0));
	EXPECT("{\"type\": \"table\", \"data\": {\"name\": \"count(name, cpu)\", "
	       "\"columns\": [\"name\", \"cpu\", \"count\", \"avg\", \"total\"], \"rows\": ["
	       "{\"name\": \"a\", \"cpu\": 1, \"count\": 2, \"avg\": -4, \"total\": -9}, "
	       "{\"name\": \"b\", \"cpu\": 1, \"count\": 1, \"avg\": 100, \"total\": 100}]}}\n",
	       JSON(0));
	fix_start();
	t = type_of(NP_V_AVG, 16, true);
	plan.types.v[t].elem = type_of(NP_V_DURATION, 8, true); /* avg(dur) */
	two_columns(t);
	ROW("a\0\0\0\0\0\0\0\1\0\0\0", 12, 2, 3000000);
	EXPECT("name  cpu  COUNT    AVG\n"
	       "a       1      2  1.5ms\n",
	       TEXT(0));
	fix_start();
	two_columns(type_of(NP_V_MAX, 16, false));
	ROW("a\0\0\0\0\0\0\0\1\0\0\0", 12, 44, 1);
	EXPECT("name  cpu  MAX\n"
	       "a       1   44\n",
	       TEXT(0));
	/* count() without a key */
	fix_start();
	map = map_of("count()", NP_STYLE_TABLE, NP_NO_INDEX, type_of(NP_V_COUNT, 8, false));
	begin(map);
	ROW("", 0, 12345678);
	EXPECT("   COUNT\n12345678\n", TEXT(0));
}

static uint32_t frames(void *arg, uint64_t key, uint64_t *addresses, uint32_t max)
{
	(void)arg, (void)max;
	for (uint64_t i = 0; i < key; i++)
		addresses[i] = 0x1000 + i;
	return (uint32_t)key;
}

static void stacks(void)
{
	uint32_t map, s, u4, tuple;

	/* count(kstack, cpu): one line a frame, the count beside the first */
	fix_start();
	ctx.stack = frames;
	s = type_of(NP_V_KSTACK, 8, false);
	u4 = UINT_TYPE(4);
	tuple = type_of(NP_V_TUPLE, 0, false);
	add_member(tuple, "", s);
	add_member(tuple, "", u4);
	map = map_of("count(kstack, cpu)", NP_STYLE_TABLE, tuple, type_of(NP_V_COUNT, 8, false));
	column(map, "kstack", s, 0);
	begin(column(map, "cpu", u4, 8));
	ROW("\2\0\0\0\0\0\0\0\1\0\0\0", 12, 4);
	ROW("\3\0\0\0\0\0\0\0\0\0\0\0", 12, 9);
	EXPECT("kstack  cpu  COUNT\n"
	       "0x1000    1      4\n"
	       "0x1001\n"
	       "\n"
	       "0x1000    0      9\n"
	       "0x1001\n"
	       "0x1002\n",
	       TEXT(0));
}

static void histograms(void)
{
	uint32_t t;
	uint64_t buckets[65] = {0};

	fix_start();
	t = type_of(NP_V_HIST, sizeof(buckets), false);
	plan.types.v[t].count = 65;
	two_columns(t);
	buckets[4] = 2;
	row("eth0\0\0\0\0\2\0\0\0", 12, buckets);
	buckets[4] = 1;
	row("lo\0\0\0\0\0\0\0\0\0\0", 12, buckets);
	EXPECT("name = lo, cpu = 0\n"
	       "[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|\n\n"
	       "name = eth0, cpu = 2\n"
	       "[4, 8)                 2 "
	       "|@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|\n\n",
	       TEXT(0));
	EXPECT("{\"type\": \"table\", \"data\": {\"name\": \"count(name, cpu)\", "
	       "\"columns\": [\"name\", \"cpu\", \"hist\"], \"rows\": ["
	       "{\"name\": \"lo\", \"cpu\": 0, \"hist\": [{\"min\": 4, \"max\": 7, \"count\": "
	       "1}]}, "
	       "{\"name\": \"eth0\", \"cpu\": 2, \"hist\": [{\"min\": 4, \"max\": 7, "
	       "\"count\": 2}]}]}}\n",
	       JSON(0));
}

/* Two tables are set apart; a table alone begins without blank lines unless events came. */
static void blank_lines(void)
{
	struct np_out *o;

	fix_start();
	two_columns(type_of(NP_V_COUNT, 8, false));
	ROW("a\0\0\0\0\0\0\0\1\0\0\0", 12, 1);
	event_of(NP_EV_PRINTF, "x\n");
	o = fix_open(NP_FORMAT_TEXT);
	np_out_end_of_events(o);
	np_out_map(o, &content, 0, 0);
	np_out_map(o, &content, 0, 0);
	EXPECT("name  cpu  COUNT\na       1      1\n\nname  cpu  COUNT\na       1      1\n",
	       fix_close(o));
	o = fix_open(NP_FORMAT_TEXT);
	np_out_event(o, record, record_len);
	np_out_end_of_events(o);
	np_out_map(o, &content, 0, 0);
	EXPECT("x\n\nname  cpu  COUNT\na       1      1\n", fix_close(o));
	/* bpftrace: two blank lines, whether maps follow or not */
	fix_start();
	o = fix_open(NP_FORMAT_TEXT);
	np_out_attached(o, 2);
	np_out_lost(o, 3);
	np_out_end_of_events(o);
	EXPECT("\n\n", fix_close(o));
	o = fix_open(NP_FORMAT_JSON);
	np_out_attached(o, 2);
	np_out_lost(o, 3);
	np_out_end_of_events(o);
	EXPECT("{\"type\": \"attached_probes\", \"count\": 2, \"data\": {\"probes\": 2}}\n"
	       "{\"type\": \"lost_events\", \"data\": {\"events\": 3}}\n",
	       fix_close(o));
}

int main(void)
{
	counts();
	widths();
	other_values();
	stacks();
	histograms();
	blank_lines();
	return fix_end();
}

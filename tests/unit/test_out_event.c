/*
 * Events that are not printf or print: time, show, print(@m[k]); and damaged records, which
 * must be ignored whatever they say (run this under ASan).
 */
#include "image/words.h"
#include "out_fixture.h"

#include <time.h>

static void time_event(void)
{
	char want[32];
	time_t now, again;

	fix_start();
	event_of(NP_EV_TIME, "%Y-%m-%d %H\n");
	do {
		now = time(NULL);
		event_text(NP_FORMAT_TEXT);
		again = time(NULL);
	} while (now / 3600 != again / 3600);
	strftime(want, sizeof(want), "%Y-%m-%d %H\n", localtime(&now));
	EXPECT(want, result);
	plan.events.v[0].format = "at\n";
	EXPECT("{\"type\": \"time\", \"data\": \"at\\n\"}\n", event_text(NP_FORMAT_JSON));
	plan.events.v[0].format = "";
	EXPECT("9", strlen(event_text(NP_FORMAT_TEXT)) == 9 && result[2] == ':' ? "9" : result);
}

/* A thread that is not the first of its process, and values that a format prints. */
static void show_formatted(void)
{
	const char *got;

	fix_start();
	np_vec_add(arena, &plan.probes)->text = "p:f";
	event_of(NP_EV_SHOW, "%d of %x!\n");
	arg_u64("", UINT_TYPE(8), 0);
	arg_str("", STR_TYPE(16), "sh");
	arg_u64("", UINT_TYPE(4), 42);
	arg_u64("", UINT_TYPE(4), 4242);
	arg_u64("a", UINT_TYPE(4), 7);
	arg_u64("b", UINT_TYPE(4), 255);
	got = event_text(NP_FORMAT_TEXT);
	EXPECT(" sh              42/4242 p:f 7 of ff!\n", strlen(got) > 15 ? got + 15 : got);
	got = strstr(event_text(NP_FORMAT_JSON), "\"pid\"");
	EXPECT("\"pid\": 42, \"tid\": 4242, \"probe\": \"p:f\", \"args\": {\"a\": 7, \"b\": "
	       "255}}}\n",
	       got ? got : result);
}

static void show_event(void)
{
	struct np_plan_probe *p;
	const char *got;

	fix_start();
	p = np_vec_add(arena, &plan.probes);
	p->text = "tracepoint:skb:kfree_skb";
	event_of(NP_EV_SHOW, "");
	arg_u64("", UINT_TYPE(8), 0);
	arg_str("", STR_TYPE(16), "my prog");
	arg_u64("", UINT_TYPE(4), 4242);
	arg_u64("", UINT_TYPE(4), 4242);
	arg_u64("skbaddr", type_of(NP_V_PTR, 8, false), 0xffff888000001234);
	arg_str("name", STR_TYPE(16), "eth0");
	arg_str("file", STR_TYPE(16), "");
	got = event_text(NP_FORMAT_TEXT);
	EXPECT(" \"my prog\"          4242 tracepoint:skb:kfree_skb skbaddr=0xffff888000001234 "
	       "name=eth0 file=\"\"\n",
	       strlen(got) > 15 ? got + 15 : got);
	got = event_text(NP_FORMAT_JSON);
	got = strstr(got, "\"comm\"");
	EXPECT("\"comm\": \"my prog\", \"pid\": 4242, \"tid\": 4242, \"probe\": "
	       "\"tracepoint:skb:kfree_skb\", "
	       "\"args\": {\"skbaddr\": \"0xffff888000001234\", \"name\": \"eth0\", "
	       "\"file\": \"\"}}}\n",
	       got ? got : result);
	got = event_text(NP_FORMAT_JSONL);
	got = strstr(got, "Z\", \"probe\"");
	EXPECT("Z\", \"probe\": null, \"type\": \"show\", \"line\": 0, \"comm\": \"my prog\", "
	       "\"pid\": 4242, \"tid\": 4242, \"args\": {\"skbaddr\": \"0xffff888000001234\", "
	       "\"name\": "
	       "\"eth0\", \"file\": \"\"}}\n",
	       got ? got : result);

	/* three characters of two columns each: nine blanks up to the fifteenth, and one */
	fix_start();
	plan.probes.n = 0;
	event_of(NP_EV_SHOW, "");
	arg_u64("", UINT_TYPE(8), 0);
	arg_str("", STR_TYPE(16), "\xe6\xb5\x8f\xe8\xa7\x88\xe5\x99\xa8");
	arg_u64("", UINT_TYPE(4), 1);
	arg_u64("", UINT_TYPE(4), 1);
	got = event_text(NP_FORMAT_TEXT);
	EXPECT(" \xe6\xb5\x8f\xe8\xa7\x88\xe5\x99\xa8                1 ?\n",
	       strlen(got) > 15 ? got + 15 : got);
}

static void show_of(void)
{
	fix_start();
	event_of(NP_EV_SHOW, "");
	arg_u64("", UINT_TYPE(8), 0);
	arg_str("", STR_TYPE(16), "sh");
	arg_u64("", UINT_TYPE(4), 1);
	arg_u64("", UINT_TYPE(4), 1);
}

static const char *args_in(enum np_format format)
{
	const char *got = strstr(event_text(format), "\"args\"");

	return got ? got : result;
}

/* No comma before the first, whatever stands before it without a name; the second of a name. */
static void names_of_arguments(void)
{
	show_of();
	arg_u64("", UINT_TYPE(8), 0);
	arg_u64("x", UINT_TYPE(8), 1);
	arg_u64("x", UINT_TYPE(8), 2);
	arg_u64("y\"", UINT_TYPE(8), 3);
	EXPECT("\"args\": {\"x\": 1, \"x\": 2, \"y\\\"\": 3}}}\n", args_in(NP_FORMAT_JSON));
	EXPECT("\"args\": {\"x\": 1, \"x#2\": 2, \"y\\\"\": 3}}\n", args_in(NP_FORMAT_JSONL));

	fix_start();
	event_of(NP_EV_PRINTF, "%d%d");
	arg_u64("", UINT_TYPE(8), 1);
	arg_u64("", UINT_TYPE(8), 2);
	EXPECT("\"args\": {\"\": 1, \"#2\": 2}}\n", args_in(NP_FORMAT_JSONL));

	show_of();
	EXPECT("\"args\": {}}}\n", args_in(NP_FORMAT_JSON));
	EXPECT("\"args\": {}}\n", args_in(NP_FORMAT_JSONL));
}

/* An address of a family that is said, or where it is. */
static void socket_address(void)
{
	static const struct {
		uint32_t n;
		uint8_t bytes[8];
		const char *text;
	} rows[] = {
		{8, {2, 0, 0, 80, 10, 0, 0, 1}, "addr=10.0.0.1:80\n"},
		{7, {2, 0, 0, 80, 10, 0, 0}, "addr=0x1234\n"},
		{6, {1, 0, '/', 'r', 'u', 'n'}, "addr=/run\n"},
		{6, {1, 0, 0, 'r', 'u', 'n'}, "addr=@run\n"},
		{3, {1, 0, '/'}, "addr=0x1234\n"},
		{8, {16, 0, 0, 0, 0, 0, 0, 0}, "addr=0x1234\n"},
		{1, {2}, "addr=0x1234\n"},
		{0, {0}, "addr=0x1234\n"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct np_plan_words w = {.origin = ""};
		uint8_t buffer[16] = {(uint8_t)rows[i].n};
		const char *got;
		uint32_t type;

		show_of();
		memcpy(buffer + 4, rows[i].bytes, rows[i].n);
		type = type_of(NP_V_BYTES, 16, false);
		np_words_add(arena, &w, NP_S_SOCKADDR, 1);
		np_vec_push(arena, &plan.words, w);
		plan.types.v[type].words = plan.words.n;
		arg_bytes("addr", type, buffer, sizeof(buffer));
		arg_u64("", type_of(NP_V_PTR, 8, false), 0x1234);
		got = strstr(event_text(NP_FORMAT_TEXT), "addr=");
		expect(__FILE__, __LINE__, rows[i].text, got ? got : result);
	}
}

static void keyed(void)
{
	uint64_t buckets[65] = {0};
	uint32_t t, key;

	fix_start();
	t = type_of(NP_V_HIST, sizeof(buckets), false);
	plan.types.v[t].count = 65;
	key = INT_TYPE(8);
	map_of("@h", NP_STYLE_BPFTRACE, key, t);
	event_of(NP_EV_PRINT_KEYED, "");
	plan.events.v[0].map = 0;
	arg_u64("", key, 7);
	buckets[3] = 5;
	arg_bytes("", t, buckets, sizeof(buckets));
	EXPECT("@h[7]:\n"
	       "[2, 4)                 5 "
	       "|@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|\n\n",
	       event_text(NP_FORMAT_TEXT));
	EXPECT("{\"type\": \"hist\", \"data\": {\"@h\": {\"7\": [{\"min\": 2, \"max\": 3, "
	       "\"count\": 5}]}}}\n",
	       event_text(NP_FORMAT_JSON));
	/* all others are print of the value */
	fix_start();
	key = INT_TYPE(8);
	map_of("@m", NP_STYLE_BPFTRACE, key, key);
	event_of(NP_EV_PRINT_KEYED, "");
	plan.events.v[0].map = 0;
	arg_u64("", key, 7);
	arg_u64("", key, 10);
	EXPECT("10\n", event_text(NP_FORMAT_TEXT));
}

static uint64_t seed = 88172645463325252;
static uint32_t rnd(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 11) % below;
}

/* A type that contains itself, and members that point outside. */
static void hostile_types(void)
{
	uint32_t t, a;

	fix_start();
	t = type_of(NP_V_TUPLE, 16, false);
	add_member_at(t, "", t, 0);
	add_member_at(t, "", t, 0);
	plan.types.v[t].size = 16;
	event_of(NP_EV_PRINT_VALUE, "");
	arg_bytes("", t, "0123456789abcdef", 16);
	EXPECT("?\n", event_text(NP_FORMAT_TEXT));
	EXPECT("{\"type\": \"value\", \"data\": null}\n", event_text(NP_FORMAT_JSON));
	fix_start();
	a = type_of(NP_V_ARRAY, 16, false);
	plan.types.v[a].elem = UINT_TYPE(4);
	plan.types.v[a].count = UINT32_MAX;
	event_of(NP_EV_PRINT_VALUE, "");
	arg_bytes("", a, "\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0", 16);
	EXPECT("[1,2,3,4]\n", event_text(NP_FORMAT_TEXT));
}

/* Random bytes and lengths into a plan with every kind of value. */
static void random_records(void)
{
	static const uint8_t zeros[1024];
	FILE *null = fopen("/dev/null", "w");
	struct np_out *text, *json;
	uint32_t first, n;

	if (!null)
		abort();

	fix_start();
	for (uint32_t kind = 0; kind < NP_V_END; kind++) {
		uint32_t t = type_of(kind, kind == NP_V_HIST ? 520 : 24, kind & 1);

		plan.types.v[t].count = kind == NP_V_HIST ? 65 : 3;
		plan.types.v[t].c = 1;
		plan.types.v[t].elem = 0;
	}
	plan.types.v[NP_V_INT].size = 8;
	plan.types.v[NP_V_ENUM].size = 4;
	plan.types.v[NP_V_ARRAY].elem = NP_V_ENUM;
	first = plan.types.n;
	n = type_of(NP_V_STRUCT, 0, false);
	for (uint32_t kind = 0; kind < NP_V_HIST; kind++)
		add_member_at(n, "m", kind, kind * 3);
	plan.types.v[n].size = 120;
	map_of("@", NP_STYLE_BPFTRACE, NP_V_INT, NP_V_HIST);
	for (uint32_t kind = 0; kind < NP_EV_END; kind++) {
		event_of(kind, "%d %s %5s %r %rx %t %D %p %c %hhx %s %s\n");
		plan.events.v[kind].map = 0;
		for (uint32_t i = 0; i < 12; i++) {
			struct np_plan_member *m;
			uint32_t type = rnd(first + 1);

			arg_bytes("a", type, zeros, plan.types.v[type].size);
			m = &plan.events.v[kind].args.v[i];
			m->tail = type == NP_V_STR || (type == NP_V_BYTES && i & 1);
			m->bit_size = type == NP_V_INT ? 7 : 0;
			m->bit_shift = 60;
		}
	}
	text = np_out_new(&ctx, NP_FORMAT_TEXT, null);
	json = np_out_new(&ctx, NP_FORMAT_JSON, null);
	for (uint32_t i = 0; i < 40000; i++) {
		uint32_t len = rnd(sizeof(record)), event = rnd(NP_EV_END + 1);
		uint8_t *exact = malloc(len ? len : 1);

		if (!exact)
			abort();
		for (uint32_t k = 0; k + 4 <= len; k += 4) {
			uint32_t r = rnd(4) ? rnd(64) : rnd(UINT32_MAX);

			memcpy(exact + k, &r, 4);
		}
		if (len >= 4)
			memcpy(exact, &event, 4);
		np_out_event(text, exact, len);
		np_out_event(json, exact, len);
		free(exact);
	}
	np_out_free(text);
	np_out_free(json);
	fclose(null);
	checks++;
}

/* Random bytes as maps of every kind of key and value, in every form. */
static void random_maps(void)
{
	static uint8_t keys[64 * 24], values[64 * 2 * 520];
	FILE *null = fopen("/dev/null", "w");

	if (!null)
		abort();
	for (uint32_t i = 0; i < 4 * NP_V_END * NP_V_END; i++) {
		uint32_t kind = i % NP_V_END, key = i / NP_V_END % NP_V_END, v;
		struct np_map_content c = {.keys = keys, .values = values, .n = 64};
		struct np_out *o;

		fix_start();
		v = type_of(kind, kind == NP_V_HIST ? 520 : kind == NP_V_LHIST ? 40 : 24, i & 1);
		plan.types.v[v].count = kind == NP_V_HIST ? 65 : 5;
		plan.types.v[v].c = 3;
		key = type_of(key, 24, i & 1);
		plan.types.v[key].count = 3;
		c.map = map_of("@", i & 1 ? NP_STYLE_TABLE : NP_STYLE_BPFTRACE, key, v);
		c.key_size = 24;
		c.cpus = 1 + (i & 1);
		c.stride = plan.types.v[v].size * c.cpus;
		for (uint32_t k = 0; k < sizeof(keys); k++)
			keys[k] = (uint8_t)rnd(rnd(8) ? 3 : 256);
		for (uint32_t k = 0; k < sizeof(values); k++)
			values[k] = (uint8_t)rnd(rnd(8) ? 2 : 256);
		o = np_out_new(&ctx, i & 2 ? NP_FORMAT_JSON : NP_FORMAT_TEXT, null);
		np_out_map(o, &c, i % 5 * 20, i % 3);
		np_out_free(o);
	}
	fclose(null);
	checks++;
}

int main(void)
{
	time_event();
	show_event();
	show_formatted();
	names_of_arguments();
	socket_address();
	keyed();
	hostile_types();
	random_records();
	random_maps();
	return fix_end();
}

/* Values in words: what print formats say, addresses, errors; in tables and in JSON too. */
#include "image/words.h"
#include "out_fixture.h"

/* The type with the words that the format has for "a". */
static uint32_t with_words(uint32_t type, const char *format)
{
	struct np_plan_words w;

	if (np_print_fmt_words(arena, np_print_fmt_parse(arena, format, NULL, NULL), "a", &w) != 1)
		abort();
	np_vec_push(arena, &plan.words, w);
	plan.types.v[type].words = plan.words.n;
	return type;
}

static void number(const char *format, uint32_t size, bool is_signed, uint64_t v)
{
	fix_start();
	event_of(NP_EV_PRINTF, "%s");
	arg_u64("", with_words(type_of(NP_V_INT, size, is_signed), format), v);
}
#define NUMBER(format, size, is_signed, v, text)                              \
	do {                                                                  \
		number("\"" format, size, is_signed, (uint64_t)(v));          \
		expect(__FILE__, __LINE__, text, event_text(NP_FORMAT_TEXT)); \
	} while (0)

static void numbers(void)
{
#define STATE "%s\", __print_symbolic(REC->a, { 1, \"ONE\" }, { -2, \"MINUS\" })"
	NUMBER(STATE, 4, true, 1, "ONE");
	NUMBER(STATE, 4, true, -2, "MINUS");
	NUMBER(STATE, 4, true, 3, "0x3"); /* as the kernel has it */
#define FLAGS "%s\", __print_flags(REC->a, \"|\", { 6, \"BOTH\" }, { 2, \"TWO\" }, { 1, \"ONE\" })"
	NUMBER(FLAGS, 4, false, 7, "BOTH|ONE");
	NUMBER(FLAGS, 4, false, 3, "TWO|ONE");
	NUMBER(FLAGS, 4, false, 0x12, "TWO|0x10");
	NUMBER(FLAGS, 4, false, 0x10, "0x10");
	NUMBER(FLAGS, 4, false, 0, "0"); /* nothing to say */
	NUMBER("%s%s\", REC->a & 3 ? __print_flags(REC->a & 3, \"|\", { 1, \"S\" }, { 2, \"D\" }) "
	       ": "
	       "\"R\", REC->a & 4 ? \"+\" : \"\"",
	       8, true, 0, "R");
	NUMBER("%s%s\", REC->a & 3 ? __print_flags(REC->a & 3, \"|\", { 1, \"S\" }, { 2, \"D\" }) "
	       ": "
	       "\"R\", REC->a & 4 ? \"+\" : \"\"",
	       8, true, 7, "S|D+");
	NUMBER("%#x\", REC->a", 4, true, -1, "0xffffffff");
	NUMBER("0x%04x\", REC->a", 2, false, 0x800, "0x0800");
	NUMBER("%o\", REC->a", 2, false, 0644, "0644");
	NUMBER("%c\", REC->a ? 'F' : '.'", 1, false, 1, "F");
	NUMBER("%d,%d\", REC->a >> 20, REC->a & ((1U << 20) - 1)", 4, false, 8 << 20 | 3, "8,3");
	NUMBER("%pI4\", &REC->a", 4, false, 0x0100007f, "127.0.0.1");
	/* division by zero is nothing, whatever a format says */
	NUMBER("%x\", 1 / REC->a", 4, true, 0, "0x0");
	NUMBER("%x\", REC->a % (REC->a - REC->a)", 4, true, 5, "0x0");
	NUMBER("%x\", 1 << REC->a", 4, true, 64, "0x0");
}

static void bytes(const char *format, const void *p, uint32_t n)
{
	uint32_t byte, array;

	fix_start();
	event_of(NP_EV_PRINTF, "%s");
	byte = UINT_TYPE(1);
	array = type_of(NP_V_ARRAY, n, false);
	plan.types.v[array].elem = byte;
	plan.types.v[array].count = n;
	arg_bytes("", with_words(array, format), p, n);
}
#define FORMATTED(format, text, ...)                                          \
	do {                                                                  \
		const uint8_t b[] = {__VA_ARGS__};                            \
		bytes(format, b, sizeof(b));                                  \
		expect(__FILE__, __LINE__, text, event_text(NP_FORMAT_TEXT)); \
	} while (0)
#define BYTES(format, text, ...) FORMATTED("\"" format "\", REC->a", text, __VA_ARGS__)
#define ARRAY(size, text, ...) \
	FORMATTED("\"%s\", __print_array(REC->a, 2, " size ")", text, __VA_ARGS__)

static void addresses(void)
{
	BYTES("%pI4", "10.0.0.1", 10, 0, 0, 1);
	BYTES("%pI6c", "fe80::1", 0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
	BYTES("%pM", "02:00:00:00:00:01", 2, 0, 0, 0, 0, 1);
	BYTES("%pISpc", "10.0.0.1:80", 2, 0, 0, 80, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	      0, 0, 0, 0, 0, 0, 0, 0);
	BYTES("%pISpc", "[::1]:258", 10, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	      0, 0, 1, 0, 0, 0, 0);
	BYTES("%pISc", "::1", 10, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	      1, 0, 0, 0, 0);
	/* of no family, and too few: as they are */
	BYTES("%pISpc", "[0,0,0,0]", 0, 0, 0, 0);
	BYTES("%pISpc", "[2,0,1]", 2, 0, 1);
	BYTES("%pI6c", "[1,2]", 1, 2);
	FORMATTED("\"%s\", __get_cpumask(a)", "0-2,9", 7, 2, 0, 0, 0, 0, 0, 0);
	FORMATTED("\"%s\", __get_bitmask(a)", "5,8,15", 32, 129);
	FORMATTED("\"%s\", __get_bitmask(a)", "0-15", 255, 255);
	FORMATTED("\"%s\", __get_cpumask(a)", "none", 0, 0);
	ARRAY("2", "{0x1,0x302}", 1, 0, 2, 3);
	ARRAY("8", "{0x1}", 1, 0, 0, 0, 0, 0, 0, 0, 5); /* what is behind is no number */
	ARRAY("4", "{}", 1, 0);
	BYTES("%pU", "00010203-0405-0607-0809-0a0b0c0d0e0f", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
	      12, 13, 14, 15);
}

static void errors(void)
{
	static const struct {
		int64_t n;
		const char *text;
	} rows[] = {
		{-113, "-113 EHOSTUNREACH"},
		{-1, "-1 EPERM"},
		{-512, "-512 ERESTARTSYS"},
		{0, "0"},
		{113, "113"},
		{-4095, "-4095"},
		{0x7f0012345000, "0x7f0012345000"},
		{1ll << 39, "549755813888"},
		{-5000, "-5000"},
		{INT64_MIN, "-9223372036854775808"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct np_plan_words w = {.origin = ""};
		uint32_t type;

		fix_start();
		event_of(NP_EV_PRINTF, "%s");
		type = type_of(NP_V_INT, 8, true);
		np_words_add(arena, &w, NP_S_FIELD, 0);
		np_words_add(arena, &w, NP_S_ERRNO, 0);
		np_vec_push(arena, &plan.words, w);
		plan.types.v[type].words = plan.words.n;
		arg_u64("", type, (uint64_t)rows[i].n);
		expect(__FILE__, __LINE__, rows[i].text, event_text(NP_FORMAT_TEXT));
	}
}

/* A number stays one: %d, and what is not shown by name. */
static void as_number(void)
{
	fix_start();
	event_of(NP_EV_PRINTF, "%d %x");
	arg_u64("", with_words(type_of(NP_V_INT, 4, false), "\"" STATE), 1);
	arg_u64("", with_words(type_of(NP_V_INT, 4, false), "\"" STATE), 1);
	expect(__FILE__, __LINE__, "1 1", event_text(NP_FORMAT_TEXT));
}

/* A number that may be unknown: then it is ? and null, whatever its words. */
static void facts(void)
{
	static const struct {
		uint64_t v;
		const char *text, *json;
	} rows[] = {
		{1, "v=ONE\n", "{\"v\": \"ONE\"}}}\n"},
		{7, "v=7\n", "{\"v\": 7}}}\n"},
		{(uint64_t)NP_UNKNOWN, "v=?\n", "{\"v\": null}}}\n"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct np_plan_words w = {.origin = ""};
		struct np_plan_step *names;
		uint32_t type;
		const char *got;

		fix_start();
		event_of(NP_EV_SHOW, "");
		arg_u64("", UINT_TYPE(8), 0);
		arg_str("", STR_TYPE(16), "sh");
		arg_u64("", UINT_TYPE(4), 1);
		arg_u64("", UINT_TYPE(4), 1);
		type = type_of(NP_V_FACT, 8, true);
		np_words_add(arena, &w, NP_S_FIELD, 0);
		names = np_words_add(arena, &w, NP_S_NAME, 1);
		np_vec_push(arena, &names->names, ((struct np_plan_name){1, "ONE"}));
		np_vec_push(arena, &plan.words, w);
		plan.types.v[type].words = plan.words.n;
		arg_u64("v", type, rows[i].v);
		got = strstr(event_text(NP_FORMAT_TEXT), "v=");
		expect(__FILE__, __LINE__, rows[i].text, got ? got : result);
		got = strstr(event_text(NP_FORMAT_JSON), "{\"v\"");
		expect(__FILE__, __LINE__, rows[i].json, got ? got : result);
	}
}

int main(void)
{
	numbers();
	addresses();
	errors();
	as_number();
	facts();
	return fix_end();
}

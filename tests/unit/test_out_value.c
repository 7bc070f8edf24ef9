/* Every kind of value as text and as JSON: print(v). */
#include "out_fixture.h"

#include <time.h>

static void start(void)
{
	fix_start();
	event_of(NP_EV_PRINT_VALUE, "");
}

static void both(int line, const char *text, const char *json)
{
	char *all;

	expect(__FILE__, line, text, event_text(NP_FORMAT_TEXT));
	if (asprintf(&all, "{\"type\": \"value\", \"data\": %s}\n", json) < 0)
		abort();
	expect(__FILE__, line, all, event_text(NP_FORMAT_JSON));
	free(all);
}
#define BOTH(text, json) both(__LINE__, text, json)

static void number(uint32_t kind, uint32_t size, bool is_signed, uint64_t v)
{
	start();
	arg_u64("", type_of(kind, size, is_signed), v);
}

static void numbers(void)
{
	number(NP_V_INT, 8, true, (uint64_t)-1);
	BOTH("-1\n", "-1");
	number(NP_V_INT, 1, false, 200);
	BOTH("200\n", "200");
	number(NP_V_INT, 1, true, 0x80);
	BOTH("-128\n", "-128");
	/* what a double cannot hold is a string in JSON; powers of two it can */
	number(NP_V_INT, 8, false, UINT64_MAX);
	BOTH("18446744073709551615\n", "\"18446744073709551615\"");
	number(NP_V_INT, 8, false, 1ull << 63);
	BOTH("9223372036854775808\n", "9223372036854775808");
	number(NP_V_INT, 8, true, (uint64_t)-9223372036854775807);
	BOTH("-9223372036854775807\n", "\"-9223372036854775807\"");
	number(NP_V_INT, 8, true, 9007199254740993);
	BOTH("9007199254740993\n", "\"9007199254740993\"");
	number(NP_V_BOOL, 1, false, 1);
	BOTH("true\n", "true");
	number(NP_V_BOOL, 1, false, 0);
	BOTH("false\n", "false");
	number(NP_V_PTR, 8, false, 0xffff888000001234);
	BOTH("0xffff888000001234\n", "\"18446612682070037044\"");
	number(NP_V_PTR, 8, false, 0);
	BOTH("0x0\n", "0");
	number(NP_V_DURATION, 8, true, 1250000);
	BOTH("1.25ms\n", "1250000");
	number(NP_V_MAC, 8, false, 0xfedcbaull << 24 | 0x102030);
	BOTH("30:20:10:BA:DC:FE\n", "\"30:20:10:BA:DC:FE\"");
	number(NP_V_COUNT, 8, false, 7);
	BOTH("7\n", "7");
	number(NP_V_KSYM, 8, false, 5); /* no symbols in the context */
	BOTH("0x5\n", "\"0x5\"");
	number(NP_V_LOC, 8, false, 5);
	BOTH("0x5\n", "\"0x5\"");
}

static void strings(void)
{
	start();
	arg_str("", STR_TYPE(64), "q\" b\\ t\t n\n e\x1b d\x7f");
	BOTH("q\" b\\ t\t n\n e\x1b d\x7f\n", "\"q\\\" b\\\\ t\\t n\\n e\\u001b d\x7f\"");
	/* JSON stays UTF-8 whatever was traced: overlong, surrogate, cut, stray */
	start();
	arg_str("", STR_TYPE(64), "\xc3\xa9 \x80 \xc0\xaf \xed\xa0\x80 \xe2\x82");
	BOTH("\xc3\xa9 \x80 \xc0\xaf \xed\xa0\x80 \xe2\x82\n",
	     "\"\xc3\xa9 \xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
	     " \xef\xbf\xbd\xef\xbf\xbd\"");
	start();
	arg_bytes("", type_of(NP_V_BYTES, 16, false), "\5\0\0\0he\1lo", 9);
	BOTH("he\\x01lo\n", "[104,101,1,108,111]");
}

static void addresses(void)
{
	uint8_t ip[24] = {2, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 1};

	start();
	arg_bytes("", type_of(NP_V_INET, 24, false), ip, 24);
	BOTH("127.0.0.1\n", "\"127.0.0.1\"");
	memset(ip, 0, sizeof(ip));
	ip[0] = 10;
	ip[8] = 0xfe, ip[9] = 0x80, ip[23] = 1;
	start();
	arg_bytes("", type_of(NP_V_INET, 24, false), ip, 24);
	BOTH("fe80::1\n", "\"fe80::1\"");
	ip[0] = 77;
	start();
	arg_bytes("", type_of(NP_V_INET, 24, false), ip, 24);
	BOTH("?\n", "null");
}

static void composites(void)
{
	uint32_t u4, s1, str, inner, outer, array, anonymous, bits, pad;
	uint64_t v[4] = {0};

	/* (1, two, -3) */
	start();
	u4 = INT_TYPE(4);
	s1 = INT_TYPE(1);
	str = STR_TYPE(8);
	outer = type_of(NP_V_TUPLE, 0, false);
	add_member(outer, "", u4);
	add_member(outer, "", str);
	add_member(outer, "", s1);
	arg_bytes("", outer, "\1\0\0\0two\0\0\0\0\0\xfd", 13);
	BOTH("(1, two, -3)\n", "[1,\"two\",-3]");

	/* (1, (2, 3)) */
	start();
	u4 = INT_TYPE(4);
	inner = type_of(NP_V_TUPLE, 0, false);
	add_member(inner, "", u4);
	add_member(inner, "", u4);
	outer = type_of(NP_V_TUPLE, 0, false);
	add_member(outer, "", u4);
	add_member(outer, "", inner);
	arg_bytes("", outer, "\1\0\0\0\2\0\0\0\3\0\0\0", 12);
	BOTH("(1, (2, 3))\n", "[1,[2,3]]");

	/* structs: bitfields with sign, an anonymous member, a full char array, an array */
	start();
	u4 = UINT_TYPE(4);
	bits = INT_TYPE(4);
	str = STR_TYPE(4);
	pad = UINT_TYPE(1);
	anonymous = type_of(NP_V_STRUCT, 0, false);
	add_member(anonymous, "x", pad);
	add_member(anonymous, "y", pad);
	array = type_of(NP_V_ARRAY, 8, false);
	plan.types.v[array].elem = u4;
	plan.types.v[array].count = 2;
	outer = type_of(NP_V_STRUCT, 0, false);
	add_member(outer, "a", u4);
	add_member_at(outer, "b", u4, 4);
	plan.types.v[outer].members.v[1].bit_size = 3;
	plan.types.v[outer].members.v[1].bit_shift = 4;
	add_member_at(outer, "c", bits, 4);
	plan.types.v[outer].members.v[2].bit_size = 2;
	plan.types.v[outer].members.v[2].bit_shift = 7;
	add_member_at(outer, "", anonymous, 8);
	add_member_at(outer, "name", str, 10);
	add_member_at(outer, "v", array, 16);
	v[0] = 9 | (uint64_t)(5 << 4 | 3 << 7) << 32;
	v[1] = 1 | 2 << 8 | (uint64_t)0x64636261 << 16; /* 1, 2, "abcd" */
	v[2] = 4 | 3ull << 32;
	arg_bytes("", outer, v, 24);
	BOTH("{ .a = 9, .b = 5, .c = -1, .x = 1, .y = 2, .name = abcd, .v = [4,3] }\n",
	     "{\"a\": 9, \"b\": 5, \"c\": -1, \"x\": 1, \"y\": 2, \"name\": \"abcd\", \"v\": "
	     "[4,3]}");
}

static void enums(void)
{
	uint32_t t;

	start();
	t = type_of(NP_V_ENUM, 4, false);
	plan.types.v[t].name = "color";
	np_vec_push(arena, &plan.types.v[t].names, ((struct np_plan_name){.text = "RED"}));
	np_vec_push(arena, &plan.types.v[t].names, ((struct np_plan_name){7, "GREEN"}));
	arg_u64("", t, 7);
	BOTH("GREEN\n", "7");
	start();
	t = type_of(NP_V_ENUM, 4, false);
	arg_u64("", t, 99);
	BOTH("99\n", "99");

	/* the running kernel's, when it has BTF */
	if (np_btf_open("/sys/kernel/btf/vmlinux", NULL, &ctx.btf))
		return;
	struct np_btf *btf = ctx.btf;

	start();
	ctx.btf = btf;
	t = type_of(NP_V_ENUM, 4, false);
	plan.types.v[t].name = "bpf_map_type";
	arg_u64("", t, 1);
	BOTH("BPF_MAP_TYPE_HASH\n", "1");
	start();
	ctx.btf = btf;
	t = type_of(NP_V_ENUM, 4, false);
	plan.types.v[t].anchor = "TCP_SYN_SENT"; /* an enum without a tag */
	arg_u64("", t, 1);
	BOTH("TCP_ESTABLISHED\n", "1");
	np_btf_close(btf);
}

static uint32_t three_frames(void *arg, uint64_t key, uint64_t *addresses, uint32_t max)
{
	(void)arg;
	for (uint32_t i = 0; i < 3 && i < max; i++)
		addresses[i] = key + i;
	return key == 1 ? 3 : 1;
}

static void stacks(void)
{
	uint32_t t;

	start();
	ctx.stack = three_frames;
	arg_u64("", type_of(NP_V_KSTACK, 8, false), 1);
	BOTH("\n        0x1\n        0x2\n        0x3\n\n",
	     "\"\\n        0x1\\n        0x2\\n        0x3\\n\"");
	start();
	ctx.stack = three_frames;
	t = type_of(NP_V_KSTACK, 8, false);
	plan.types.v[t].format = "raw";
	arg_u64("", t, 1);
	BOTH("\n1\n2\n3\n\n", "\"\\n1\\n2\\n3\\n\"");
	start();
	ctx.stack = three_frames;
	arg_u64("", type_of(NP_V_KSTACK, 8, false), 0); /* none was taken */
	BOTH("\n\n", "\"\\n\"");
}

/* An address of the running kernel in its three forms. */
static void symbols(void)
{
	unsigned long long address = 0, at;
	struct np_syms *syms = np_syms_new();
	char line[1024], name[512];
	FILE *f = fopen("/proc/kallsyms", "re");

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "%llx %*c %511s", &at, name) == 2 && !strcmp(name, "schedule"))
			address = at;
	if (f)
		fclose(f);
	if (!address) {
		printf("skipped: the kernel hides its addresses\n");
		np_syms_free(syms);
		return;
	}
	start();
	ctx.syms = syms;
	arg_u64("", type_of(NP_V_KSYM, 8, false), address + 4);
	BOTH("schedule\n", "\"schedule\"");
	start();
	ctx.syms = syms;
	arg_u64("", type_of(NP_V_LOC, 8, false), address + 26);
	BOTH("schedule+0x1a\n", "\"schedule+0x1a\"");
	start();
	ctx.syms = syms;
	ctx.stack = three_frames;
	arg_u64("", type_of(NP_V_KSTACK, 8, false), address + 35);
	BOTH("\n        schedule+35\n\n", "\"\\n        schedule+35\\n\"");
	np_syms_free(syms);
}

static void times(void)
{
	struct timespec real, boot;
	char want[64], us[8];
	uint64_t now, wall;
	time_t second;
	uint32_t t;

	clock_gettime(CLOCK_REALTIME, &real);
	clock_gettime(CLOCK_BOOTTIME, &boot);
	now = (uint64_t)boot.tv_sec * 1000000000 + (uint64_t)boot.tv_nsec;
	wall = (uint64_t)real.tv_sec * 1000000000 + (uint64_t)real.tv_nsec;
	(void)now;
	/* the middle of a second two seconds ahead: the offset may differ by microseconds */
	second = (time_t)(wall / 1000000000) + 2;
	now += (uint64_t)second * 1000000000 + 500000000 - wall;
	start();
	t = type_of(NP_V_TIME, 8, false);
	plan.types.v[t].format = "%Y-%m-%d|%H:%M:%S%%f";
	arg_u64("", t, now);
	strftime(want, sizeof(want), "%Y-%m-%d|%H:%M:%S%%f\n", localtime(&second));
	EXPECT(want, event_text(NP_FORMAT_TEXT));
	plan.types.v[t].format = "%f";
	snprintf(us, sizeof(us), "%.3s", event_text(NP_FORMAT_TEXT));
	checks++;
	if ((strcmp(us, "500") && strcmp(us, "499")) || strlen(result) != 7) {
		failures++;
		printf("%%f: %s", result);
	}
}

int main(void)
{
	numbers();
	strings();
	addresses();
	composites();
	enums();
	stacks();
	symbols();
	times();
	return fix_end();
}

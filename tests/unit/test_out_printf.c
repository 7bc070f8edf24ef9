/*
 * printf: conversions, lengths, flags, and %s of everything.  Expected text is C's, checked
 * against bpftrace 0.27 where it does the same.
 */
#include "out_fixture.h"

static uint32_t u8, s8, u16, s16, u32, s32, u64, s64, str16;

static void start(const char *format)
{
	fix_start();
	u8 = UINT_TYPE(1);
	s8 = INT_TYPE(1);
	u16 = UINT_TYPE(2);
	s16 = INT_TYPE(2);
	u32 = UINT_TYPE(4);
	s32 = INT_TYPE(4);
	u64 = UINT_TYPE(8);
	s64 = INT_TYPE(8);
	str16 = STR_TYPE(16);
	event_of(NP_EV_PRINTF, format);
}

static void integers(void)
{
	start("%d %i %u %x %X %o %c %%\n");
	arg_u64("", s64, (uint64_t)-1);
	arg_u64("", s64, 2);
	arg_u64("", s64, 3);
	arg_u64("", s64, 255);
	arg_u64("", s64, 255);
	arg_u64("", s64, 8);
	arg_u64("", s64, 65);
	EXPECT("-1 2 3 ff FF 10 A %\n", event_text(NP_FORMAT_TEXT));
	EXPECT("{\"type\": \"printf\", \"data\": \"-1 2 3 ff FF 10 A %\\n\"}\n",
	       event_text(NP_FORMAT_JSON));

	start("%hd %hu %hhd %hhu %zd %zu %jd %td|");
	arg_u64("", s64, (uint64_t)-1);
	arg_u64("", s64, 2);
	arg_u64("", s64, (uint64_t)-3);
	arg_u64("", s64, 300);
	arg_u64("", s64, 5);
	arg_u64("", s64, 6);
	arg_u64("", s64, 7);
	arg_u64("", s64, 8);
	EXPECT("-1 2 -3 44 5 6 7 8|", event_text(NP_FORMAT_TEXT));

	/* a narrow argument is widened by its own sign, then cut by the length modifier */
	start("%d %u %x %ld %lu %lx\n");
	for (int i = 0; i < 6; i++)
		arg_u64("", s8, 0xff);
	EXPECT("-1 4294967295 ffffffff -1 18446744073709551615 ffffffffffffffff\n",
	       event_text(NP_FORMAT_TEXT));
	start("%d %u %x %ld\n");
	for (int i = 0; i < 4; i++)
		arg_u64("", u8, 0xff);
	EXPECT("255 255 ff 255\n", event_text(NP_FORMAT_TEXT));
	start("%hhd %hd %d %d %ld\n");
	arg_u64("", s64, 511);
	arg_u64("", s64, 65537);
	arg_u64("", s64, 4294967297);
	arg_u64("", u32, 4294967295);
	arg_u64("", u32, 4294967295);
	EXPECT("-1 1 1 -1 4294967295\n", event_text(NP_FORMAT_TEXT));
	start("%d %d %d %lld %llu\n");
	arg_u64("", s16, 0x8000);
	arg_u64("", u16, 0x8000);
	arg_u64("", s32, 0x80000000);
	arg_u64("", s64, 1ull << 63);
	arg_u64("", u64, UINT64_MAX);
	EXPECT("-32768 32768 -2147483648 -9223372036854775808 18446744073709551615\n",
	       event_text(NP_FORMAT_TEXT));
}

static void flags(void)
{
	start("[%5d][%-5d][%05d][%+d][% d][%+5d][%-+5d]");
	for (int i = 0; i < 7; i++)
		arg_u64("", s64, 42);
	EXPECT("[   42][42   ][00042][+42][ 42][  +42][+42  ]", event_text(NP_FORMAT_TEXT));
	start("[%8x][%08x][%#x][%#o][%#10x][%-10x][%#010x][%#x]");
	for (int i = 0; i < 7; i++)
		arg_u64("", s64, i == 3 ? 8 : 255);
	arg_u64("", s64, 0);
	EXPECT("[      ff][000000ff][0xff][010][      0xff][ff        ][0x000000ff][0]",
	       event_text(NP_FORMAT_TEXT));
	start("[%05d][%-08d][%.3d][%8.3d][%.0d][%.0d][%08.3d][%5c]");
	arg_u64("", s64, (uint64_t)-5);
	for (int i = 0; i < 4; i++)
		arg_u64("", s64, 5);
	arg_u64("", s64, 0);
	arg_u64("", s64, 5);
	arg_u64("", s64, 66);
	EXPECT("[-0005][5       ][005][     005][5][][     005][    B]",
	       event_text(NP_FORMAT_TEXT));
	start("%p %p %p [%20p]");
	arg_u64("", s64, 0);
	arg_u64("", s64, 255);
	arg_u64("", type_of(NP_V_PTR, 8, false), 0xffff888000001234);
	arg_u64("", s64, 16);
	EXPECT("0 0xff 0xffff888000001234 [                0x10]", event_text(NP_FORMAT_TEXT));
}

static void strings(void)
{
	start("[%s][%10s][%-10s][%.2s][%10.2s][%-10.2s]");
	for (int i = 0; i < 6; i++)
		arg_str("", str16, "abc");
	EXPECT("[abc][       abc][abc       ][ab][        ab][ab        ]",
	       event_text(NP_FORMAT_TEXT));
	/* a string that fills its place has been cut, and its last byte is the mark of that */
	start("%s|%18s|");
	arg_bytes("", str16, "0123456789abcdef", 16);
	arg_str("", str16, "0123456789abcde");
	EXPECT("0123456789abcde..|   0123456789abcde|", event_text(NP_FORMAT_TEXT));
	/* %d of a string is its text: the checker refuses it, a damaged image may have it */
	start("%d|");
	arg_str("", str16, "abc");
	EXPECT("abc|", event_text(NP_FORMAT_TEXT));
}

static void odd_formats(void)
{
	start("100%");
	EXPECT("100%", event_text(NP_FORMAT_TEXT));
	start("%y %5 %q %%%%d %*d\n");
	EXPECT("%y %5 %q %%d %*d\n", event_text(NP_FORMAT_TEXT));
	start("");
	EXPECT("", event_text(NP_FORMAT_TEXT));
	start("%d %d|"); /* more conversions than arguments */
	arg_u64("", s64, 1);
	EXPECT("1 |", event_text(NP_FORMAT_TEXT));
	start("%99999999999d|");
	arg_u64("", s64, 1);
	EXPECT("4097", (snprintf((char[8]){0}, 8, "x"),
			strlen(event_text(NP_FORMAT_TEXT)) == 4097 ? "4097" : "other"));
}

static void buffers(void)
{
	uint32_t buf;

	start("%r|%rx|%rh|%8r|");
	buf = type_of(NP_V_BYTES, 12, false);
	for (int i = 0; i < 3; i++)
		arg_bytes("", buf, "\4\0\0\0ab\x01\n", 8);
	arg_bytes("", buf, "\2\0\0\0ab", 6);
	EXPECT("ab\\x01\\x0a|\\x61\\x62\\x01\\x0a|61 62 01 0a|      ab|",
	       event_text(NP_FORMAT_TEXT));
	start("%s|"); /* a length that lies */
	buf = type_of(NP_V_BYTES, 8, false);
	arg_bytes("", buf,
		  "\xff\xff\xff\xff"
		  "abcd",
		  8);
	EXPECT("abcd|", event_text(NP_FORMAT_TEXT));
}

static void tails(void)
{
	uint32_t at[2];
	struct np_plan_event *e;

	start("%s,%s|%r\n");
	e = &plan.events.v[0];
	for (int i = 0; i < 3; i++) {
		struct np_plan_member *m = np_vec_add(arena, &e->args);

		m->name = "";
		m->type = i < 2 ? str16 : type_of(NP_V_BYTES, 64, false);
		m->tail = 1;
		m->offset = e->size;
		e->size += 8;
	}
	memcpy(record + e->size, "hello\0worldXYab", 15);
	at[0] = e->size, at[1] = 6;
	memcpy(record + e->args.v[0].offset, at, 8);
	at[0] = e->size + 6, at[1] = 5;
	memcpy(record + e->args.v[1].offset, at, 8);
	at[0] = e->size + 11, at[1] = 4;
	memcpy(record + e->args.v[2].offset, at, 8);
	record_len = e->size + 15;
	EXPECT("hello,world|XYab\n", event_text(NP_FORMAT_TEXT));
	record_len--; /* the last tail is now beyond the end: it is left out */
	EXPECT("hello,world|\n", event_text(NP_FORMAT_TEXT));
}

static void times(void)
{
	uint32_t ns;

	setenv("TZ", "UTC", 1);
	start("%D %D %D %D|%8D|%D %D %D %D %D %D\n");
	ns = type_of(NP_V_DURATION, 8, true);
	arg_u64("", ns, 999);
	arg_u64("", ns, 1250000);
	arg_u64("", ns, 12500);
	arg_u64("", ns, (uint64_t)-1250000);
	arg_u64("", ns, 5000000000);
	arg_u64("", s64, 999999);
	arg_u64("", ns, 59999999999);
	arg_u64("", ns, 60000000000);
	arg_u64("", ns, 3900000000000);
	arg_u64("", ns, 86400000000000);
	arg_u64("", ns, 1002000);
	EXPECT("999ns 1.25ms 12.5us -1.25ms|      5s|999us 59.9s 1m 1h5m 1d 1ms\n",
	       event_text(NP_FORMAT_TEXT));
	start("%t");
	arg_u64("", u64, 0);
	/* 2026-11-20 22:40:01.123456 */
	EXPECT("26", strlen(event_text(NP_FORMAT_TEXT)) == 26 && result[4] == '-' &&
				     result[10] == ' ' && result[19] == '.'
			     ? "26"
			     : result);
}

int main(void)
{
	integers();
	flags();
	strings();
	odd_formats();
	buffers();
	tails();
	times();
	return fix_end();
}

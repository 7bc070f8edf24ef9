/* The parser of tracepoint format files: what kernels write, what they wrote once, and junk. */
#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "world/world_live.h"

static struct np_arena *arena;

static const char head[] = "name: probe\nID: 1423\nformat:\n"
			   "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
			   "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n";

/* The first field behind the common ones, of a format that has just that one. */
static struct np_tp_field parse_one(const char *field)
{
	struct np_tp_field none = {.name = "", .type = ""};
	char text[1024];
	struct np_tp_format f;

	snprintf(text, sizeof(text), "%s\tfield:%s\n\nprint fmt: \"x\", REC->x\n", head, field);
	CHECK_INT(np_tp_format_parse(arena, "sys", "probe", text, strlen(text), &f), 0);
	CHECK_INT(f.n_fields, 3);
	return f.n_fields == 3 ? f.fields[2] : none;
}

static void test_whole(void)
{
	static const char rest[] =
		"\tfield:void * skbaddr;\toffset:8;\tsize:8;\tsigned:0;\n"
		"\tfield:enum skb_drop_reason reason;\toffset:36;\tsize:4;\tsigned:0;\n"
		"\nprint fmt: \"skbaddr=%p reason: %s\", REC->skbaddr, x\n";
	struct np_tp_format f;
	char text[1024];

	snprintf(text, sizeof(text), "%s%s", head, rest);
	CHECK_INT(np_tp_format_parse(arena, "skb", "kfree_skb", text, strlen(text), &f), 0);
	CHECK_STR(f.system, "skb");
	CHECK_STR(f.name, "kfree_skb");
	CHECK_INT(f.id, 1423);
	CHECK_INT(f.n_fields, 4);
	CHECK(f.fields[0].is_common && f.fields[1].is_common && f.fields[1].is_signed);
	CHECK_STR(f.fields[0].type, "unsigned short");
	CHECK(!f.fields[2].is_common && f.fields[2].offset == 8 && f.fields[2].size == 8);
	CHECK_STR(f.fields[2].name, "skbaddr");
	CHECK_STR(f.fields[2].type, "void *");
	CHECK_STR(f.fields[3].type, "enum skb_drop_reason");
	CHECK_STR(f.print_fmt, "\"skbaddr=%p reason: %s\", REC->skbaddr, x");
}

static void test_fields(void)
{
	/* kind: a fixed array, d data_loc, r rel_loc, s signed */
	static const struct {
		const char *line, *name, *type, *kind;
	} rows[] = {
		{"__u8 saddr[4];\toffset:8;\tsize:4;\tsigned:0;", "saddr", "__u8[4]", "a"},
		{"unsigned char[16] x;\toffset:8;\tsize:16;\tsigned:0;", "x", "unsigned char[16]",
		 "a"},
		{"char comm[16];\toffset:8;\tsize:16;\tsigned:1;", "comm", "char[16]", "as"},
		{"__data_loc char[] name;\toffset:8;\tsize:4;\tsigned:1;", "name", "char[]", "ds"},
		{"__rel_loc unsigned long[] ips;\toffset:8;\tsize:4;\tsigned:0;", "ips",
		 "unsigned long[]", "r"},
		{"struct sk_buff *skb;\toffset:8;\tsize:8;\tsigned:0;", "skb", "struct sk_buff *",
		 ""},
		{"const char __attribute__((user)) * filename;\toffset:8;\tsize:8;\tsigned:0;",
		 "filename", "const char __attribute__((user)) *", ""},
		{"unsigned  long   args[6];\toffset:8;\tsize:48;\tsigned:0;", "args",
		 "unsigned long[6]", "a"},
		{"u8 grid[2][3];\toffset:8;\tsize:6;\tsigned:0;", "grid", "u8[2][3]", "a"},
		{"struct x **pp;\toffset:8;\tsize:8;\tsigned:0;", "pp", "struct x **", ""},
		/* Older kernels end the line without signed. */
		{"int nr;\toffset:8;\tsize:4;", "nr", "int", ""},
	};

	for (unsigned i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct np_tp_field f = parse_one(rows[i].line);

		CHECK_STR(f.name, rows[i].name);
		CHECK_STR(f.type, rows[i].type);
		CHECK_INT(f.is_array, strchr(rows[i].kind, 'a') != NULL);
		CHECK_INT(f.is_data_loc, strchr(rows[i].kind, 'd') != NULL);
		CHECK_INT(f.is_rel_loc, strchr(rows[i].kind, 'r') != NULL);
		CHECK_INT(f.is_signed, strchr(rows[i].kind, 's') != NULL);
		CHECK_INT(f.offset, 8);
	}
}

static void test_bad(void)
{
	static const char *const bad[] = {
		"",
		"ID: 5\nformat:\n",                                         /* no field */
		"format:\n\tfield:int a;\toffset:0;\tsize:4;\tsigned:0;\n", /* no ID */
		"ID: x\n\tfield:int a;\toffset:0;\tsize:4;\tsigned:0;\n",   /* no number */
		"ID: 99999999999\n\tfield:int a;\toffset:0;\tsize:4;\tsigned:0;\n",
		"ID: 5\n\tfield:int a;\toffset:-1;\tsize:4;\tsigned:0;\n",
		"ID: 5\n\tfield:int a;\toffset:0;\tsigned:0;\n",        /* no size */
		"ID: 5\n\tfield:int;\toffset:0;\tsize:4;\tsigned:0;\n", /* no name */
		"ID: 5\n\tfield:[4];\toffset:0;\tsize:4;\tsigned:0;\n",
		"ID: 5\n\tfield:int a];\toffset:0;\tsize:4;\tsigned:0;\n",
		"ID: 5\n\tfield:;\toffset:0;\tsize:4;\tsigned:0;\n",
		"ID: 5\n\tfield:int a;\toffset:0;\tsize:99999999;\tsigned:0;\n",
	};
	struct np_tp_format f;

	for (unsigned i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		int err = np_tp_format_parse(arena, "s", "n", bad[i], strlen(bad[i]), &f);

		if (err != -EINVAL)
			fprintf(stderr, "bad format %u\n", i);
		CHECK_INT(err, -EINVAL);
	}
}

/* Cut and changed anywhere: an answer, never a crash (the sanitizer watches). */
static void test_junk(void)
{
	static const char field[] = "\tfield:__data_loc char[] a[2][3];\toffset:8;\tsize:4;"
				    "\tsigned:1;\n\nprint fmt: \"%s\", REC->a";
	static const char junk[] = ";:[]\n\t \0x9";
	char text[512];
	struct np_tp_format f;
	size_t len;

	snprintf(text, sizeof(text), "%s%s", head, field);
	len = strlen(text);
	for (size_t i = 0; i <= len; i++) {
		char *exact = malloc(i + 1);

		memcpy(exact, text, i);
		np_tp_format_parse(arena, "s", "n", exact, i, &f);
		for (unsigned k = 0; i < len && k < sizeof(junk) - 1; k++) {
			char was = text[i];

			text[i] = junk[k];
			np_tp_format_parse(arena, "s", "n", text, len, &f);
			text[i] = was;
		}
		free(exact);
	}
}

struct all {
	struct np_world *w;
	unsigned n, bad;
};

static bool parse_live(void *arg, const char *system, const char *name)
{
	struct all *a = arg;
	const struct np_tp_format *f;
	int err = a->w->ops->tracepoint(a->w, system, name, &f);

	a->n++;
	/* Beneath what is listed some may be gone, or not readable, by now. */
	if (err == -EINVAL || (!err && strcmp(f->name, name))) {
		a->bad++;
		fprintf(stderr, "format of %s:%s: %d\n", system, name, err);
	}
	return true;
}

static void test_live(void)
{
	struct all a = {.w = np_world_live()};

	if (!np_world_tracefs()) {
		CHECK_SKIP("tracefs is not readable here");
	} else {
		CHECK_INT(a.w->ops->each_tracepoint(a.w, parse_live, &a), 0);
		CHECK(a.n > 100);
		CHECK_INT(a.bad, 0);
	}
	a.w->ops->close(a.w);
}

int main(void)
{
	arena = np_arena_new();
	test_whole();
	test_fields();
	test_bad();
	test_junk();
	test_live();
	np_arena_free(arena);
	return check_done();
}

/* Base utilities: arena, vector, string map, text, sources, nearest names, diagnostics. */
#include <string.h>

#include "base/diag.h"
#include "base/nearest.h"
#include "base/strmap.h"
#include "check.h"

static void test_arena(void)
{
	struct np_arena *a = np_arena_new();
	char *big = np_alloc(a, 3 * 1024 * 1024);

	CHECK(big[0] == 0 && big[3 * 1024 * 1024 - 1] == 0);
	char *s = np_sprintf(a, "%s-%d", "x", 42);

	CHECK_STR(s, "x-42");
	CHECK_STR(np_strndup(a, "abcdef", 3), "abc");
	for (size_t n = 0; n < 1000; n++)
		CHECK(((uintptr_t)np_alloc(a, n) & 15) == 0);
	np_arena_free(a);
}

static void test_vec_and_map(void)
{
	struct np_arena *a = np_arena_new();
	struct np_strmap m = {0};
	NP_VEC(int) v = {0};

	for (int i = 0; i < 1000; i++) {
		const char *key = np_sprintf(a, "key%d", i);

		np_vec_push(a, &v, i);
		*np_strmap_put(a, &m, key, strlen(key)) = (void *)(intptr_t)(i + 1);
	}
	int sum = 0;

	np_vec_each (int, it, &v)
		sum += *it;
	CHECK(sum == 999 * 1000 / 2);
	CHECK(m.n == 1000);
	CHECK(*np_strmap_find(&m, "key999", 6) == (void *)1000);
	CHECK(!np_strmap_find(&m, "key1000", 7));
	np_arena_free(a);
}

static void test_text(void)
{
	struct np_text t = {0};

	np_text_addf(&t, "%d %s", 7, "x");
	np_text_pad(&t, '.', 3);
	np_text_add_escaped(&t, "a\"\n\\\001", 5);
	CHECK_STR(t.s, "7 x...a\\\"\\n\\\\\\u0001");
	np_text_free(&t);
	CHECK(np_display_width("abc", 3) == 3);
	CHECK(np_display_width("丢包", strlen("丢包")) == 4);
	CHECK(np_display_width("\xff\xfe", 2) == 2); /* malformed: a column a byte */
	CHECK(np_display_width("\xe4\xb8", 2) == 2);
	CHECK(np_display_width("e\u0301x\u200b", 7) == 2);       /* a mark, a blank of no width */
	CHECK(np_display_width("\u0915\u094d\u0937", 9) == 2);   /* a vowel sign of Devanagari */
	CHECK(np_display_width("\U0001f680\U0001f9d1", 8) == 4); /* emoji */
	CHECK(np_display_width("\u26a1\u2713", 6) == 3);         /* an emoji, a tick that is none */
	CHECK(np_display_width("\uac00\uff21\uff71", 9) == 5);   /* Hangul, full and half width */
	CHECK(np_display_width("\u00a0\u00e9\u0416", 6) == 3);
	CHECK(np_display_cut("abc", 3, 2) == 2);
	CHECK(np_display_cut("a丢包", 7, 4) == 4);    /* no half of a character */
	CHECK(np_display_cut("e\u0301x", 4, 1) == 3); /* a mark stays with its letter */
	CHECK(np_display_cut("\033[1mab\033[0m", 10, 2) == 10);
}

static const char *nearest(const char *want, const char *const *names)
{
	static struct np_nearest n;

	n = (struct np_nearest){.want = want};
	for (; *names; names++)
		np_nearest_try(&n, *names);
	return np_nearest_best(&n);
}

static void test_nearest(void)
{
	static const char *const names[] = {"kfree_skb", "consume_skb", "comm", NULL};

	CHECK_STR(nearest("kfre_skb", names), "kfree_skb");
	CHECK_STR(nearest("kfree_sbk", names), "kfree_skb"); /* a transposition is one step */
	CHECK_STR(nearest("com", names), "comm");
	CHECK(!nearest("tcp_v4_rcv", names));
}

static void test_places(void)
{
	struct np_arena *a = np_arena_new();
	struct np_sources s = {.arena = a};
	const struct np_source *one = np_source_add(&s, "one", "ab\ncd\n", 6);
	const struct np_source *two = np_source_add(&s, "two", "x", 1);
	struct np_place p = np_source_place(&s, one->base + 4);

	CHECK(p.source == one && p.line == 2 && p.column == 2 && p.line_len == 2);
	p = np_source_place(&s, two->base);
	CHECK(p.source == two && p.line == 1 && p.column == 1);
	CHECK(!np_source_place(&s, 0).source);
	np_arena_free(a);
}

static void test_diags(void)
{
	struct np_arena *a = np_arena_new();
	struct np_sources s = {.arena = a};
	const struct np_source *src = np_source_add(&s, "f.np", "begin {\n\tfoo(1);\n}\n", 19);
	struct np_diags d;
	struct np_text t = {0};

	np_diags_init(&d, a, &s);
	struct np_loc loc = {src->base + 9, src->base + 12};
	struct np_diag *e = np_error(&d, NP_E_SYNTAX, loc, "unknown function '%s'", "foo");

	np_hint(&d, e, "did you mean 'for'?");
	np_error(&d, NP_E_SYNTAX, loc, "the same place again");
	CHECK(d.errors == 1);
	np_diags_show(&d, &t, false);
	CHECK_STR(t.s, "f.np:2:2: error NP0101: unknown function 'foo'\n"
		       "    2 |  foo(1);\n"
		       "      |  ^~~\n"
		       "  hint: did you mean 'for'?\n");
	np_text_free(&t);
	CHECK(np_error_title(NP_E_SYNTAX) && np_error_explain(NP_E_SYNTAX));
	CHECK(!np_error_title((enum np_error)9999));
	np_arena_free(a);
}

int main(void)
{
	test_arena();
	test_vec_and_map();
	test_text();
	test_nearest();
	test_places();
	test_diags();
	return check_done();
}

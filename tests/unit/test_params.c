/* A script's own options: every type's values, and what is refused. */
#include <string.h>

#include "check.h"
#include "load/params.h"

static const char *parse(const char *type, const char *args, const char *text,
			 struct np_param_value *v)
{
	*v = (struct np_param_value){0};
	return np_param_value_parse(type, args, text, v);
}

static void integer(const char *type, const char *args, const char *text, int64_t expected)
{
	struct np_param_value v;
	const char *wrong = parse(type, args, text, &v);

	if (wrong || !v.set || v.integer != expected)
		printf("%s '%s': %s, %lld\n", type, text, wrong ? wrong : "ok",
		       (long long)v.integer);
	CHECK(!wrong && v.set && v.integer == expected);
}

static void refused(const char *type, const char *args, const char *text)
{
	struct np_param_value v;

	if (!parse(type, args, text, &v))
		printf("%s takes '%s'\n", type, text);
	CHECK(parse(type, args, text, &v));
}

static void test_integers(void)
{
	integer("int", NULL, "-3", -3);
	integer("int", NULL, "0x10", 16);
	integer("int", "1..10", "10", 10);
	integer("bool", NULL, "true", 1);
	integer("bool", NULL, "off", 0);
	integer("duration", NULL, "1.5s", 1500000000);
	integer("duration", NULL, "2ms", 2000000);
	integer("duration", NULL, "0", 0);
	integer("size", NULL, "64K", 65536);
	integer("rate", NULL, "1k/s", 1000);
	integer("port", NULL, "65535", 65535);
	integer("errno", NULL, "ENOENT", 2);
	integer("errno", NULL, "ETIMEDOUT", 110);
	integer("errno", NULL, "110", 110);
	refused("int", "1..10", "11");
	refused("int", NULL, "12x");
	refused("int", NULL, "");
	refused("int", NULL, "99999999999999999999");
	refused("bool", NULL, "maybe");
	refused("duration", NULL, "10");
	refused("duration", NULL, "-1s");
	refused("duration", NULL, "nan");
	refused("size", NULL, "1e40");
	refused("port", NULL, "65536");
	refused("errno", NULL, "ENOSUCH");
	refused("errno", NULL, "");
	refused("errno", NULL, "-2");
	refused("errno", NULL, "4096");
	refused("nothing", NULL, "1");
}

static void test_texts(void)
{
	struct np_param_value v;

	CHECK(!parse("comm", NULL, "fifteen-bytes-1", &v));
	CHECK_STR(v.text, "fifteen-bytes-1");
	refused("comm", NULL, "sixteen-bytes-12");
	CHECK(!parse("one-of", "a, bc", "bc", &v));
	refused("one-of", "a, bc", "b");
	refused("one-of", "a, bc", "");
}

static void test_addresses(void)
{
	static const uint8_t net[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 8};
	static const uint8_t mask[16] = {255, 255, 255, 255, 255, 255, 255,
					 255, 255, 255, 255, 255, 255, 0xf8};
	struct np_param_value v;

	CHECK(!parse("cidr", NULL, "10.10.2.4/13", &v));
	CHECK(v.set && !memcmp(v.address, net, 16) && !memcmp(v.mask, mask, 16));
	CHECK(!parse("cidr", NULL, "any", &v) && !v.set && v.mask[0] == 0);
	CHECK(!parse("cidr", NULL, "fe80::1", &v) && v.mask[15] == 0xff && v.address[15] == 1);
	CHECK(!parse("cidr", NULL, "::/0", &v) && v.mask[0] == 0);
	CHECK(!parse("ip", NULL, "127.0.0.1", &v) && v.address[10] == 0xff && v.address[15] == 1);
	refused("cidr", NULL, "10.0.0.0/33");
	refused("cidr", NULL, "10.0.0/8");
	refused("cidr", NULL, "fe80::/129");
	refused("cidr", NULL, "example.org");
	refused("ip", NULL, "10.0.0.1/8");
}

static void test_command_line(void)
{
	struct np_arena *a = np_arena_new();
	struct np_plan p = {0};
	struct np_param_value v[3] = {0};
	const char *error, *hint;

	np_vec_push(a, &p.params,
		    ((struct np_plan_param){"addr", "cidr", "", "any", 0, "only this", 1}));
	np_vec_push(a, &p.params, ((struct np_plan_param){"n", "int", "", "5", 0, "how many", 2}));
	np_vec_push(a, &p.params, ((struct np_plan_param){"all", "bool", "", "false", 0, "", 3}));

	char *good[] = {"--addr=10.0.0.1", "--all", "--n", "7"};

	CHECK(!np_params_parse(a, &p, 4, good, v, &error, &hint));
	CHECK(v[0].set && v[1].integer == 7 && v[2].integer == 1);

	memset(v, 0, sizeof(v));
	CHECK(!np_params_parse(a, &p, 0, NULL, v, &error, &hint));
	CHECK(!v[0].set && v[1].integer == 5 && v[2].set && v[2].integer == 0);

	char *unknown[] = {"--adr", "x"}, *no_value[] = {"--n"}, *bad[] = {"--n", "x"};

	CHECK(np_params_parse(a, &p, 2, unknown, v, &error, &hint));
	CHECK_STR(hint, "did you mean '--addr'?");
	CHECK(np_params_parse(a, &p, 1, no_value, v, &error, &hint));
	CHECK(np_params_parse(a, &p, 2, bad, v, &error, &hint));
	CHECK_STR(error, "'x' for option '--n': not a number");
	p.params.v[1].required = 1;
	p.params.v[1].default_text = "";
	CHECK(np_params_parse(a, &p, 0, NULL, v, &error, &hint));
	np_arena_free(a);
}

int main(void)
{
	test_integers();
	test_texts();
	test_addresses();
	test_command_line();
	return check_done();
}

/*
 * A script's own options. One parse function for each row of image/params.def; all of them
 * take text and type_args. `any` means "not set" for every type: a filter that is off.
 */
#include "load/params.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "image/params.h"

static const char *parse_integer(const char *text, int64_t lo, int64_t hi, int64_t *out)
{
	char *end;

	errno = 0;
	long long n = strtoll(text, &end, 0);

	if (end == text || *end)
		return "not a number";
	if (errno || n < lo || n > hi)
		return "out of range";
	*out = n;
	return NULL;
}

static const char *parse_bool(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	if (!strcmp(text, "true") || !strcmp(text, "yes") || !strcmp(text, "on") ||
	    !strcmp(text, "1"))
		out->integer = 1;
	else if (!strcmp(text, "false") || !strcmp(text, "no") || !strcmp(text, "off") ||
		 !strcmp(text, "0"))
		out->integer = 0;
	else
		return "neither true nor false";
	return NULL;
}

/* `int(1..10)`: either end may be missing. */
static const char *parse_int(const char *text, const char *type_args, struct np_param_value *out)
{
	int64_t lo = INT64_MIN, hi = INT64_MAX;
	const char *dots = type_args ? strstr(type_args, "..") : NULL;

	if (dots) {
		if (dots != type_args)
			lo = strtoll(type_args, NULL, 0);
		if (dots[2])
			hi = strtoll(dots + 2, NULL, 0);
	}
	return parse_integer(text, lo, hi, &out->integer);
}

struct unit {
	const char *name;
	double factor;
};

/* A number, possibly with a fraction, and a unit out of the table. */
static const char *parse_scaled(const char *text, const struct unit *units, int64_t *out)
{
	char *end;
	double n = strtod(text, &end);

	if (end == text || !(isdigit((unsigned char)*text) || *text == '.'))
		return "not a number";
	for (const struct unit *u = units; u->name; u++)
		if (!strcmp(end, u->name)) {
			double v = n * u->factor;

			if (!(v >= 0 && v < 9.2e18))
				return "out of range";
			*out = llround(v);
			return NULL;
		}
	return "unknown unit";
}

static const char *parse_duration(const char *text, const char *type_args,
				  struct np_param_value *out)
{
	static const struct unit units[] = {{"ns", 1},   {"us", 1e3},   {"ms", 1e6},    {"s", 1e9},
					    {"m", 60e9}, {"h", 3600e9}, {"d", 86400e9}, {NULL, 0}};

	(void)type_args;
	if (!strcmp(text, "0")) {
		out->integer = 0;
		return NULL;
	}
	const char *wrong = parse_scaled(text, units, &out->integer);

	return wrong && !strcmp(wrong, "unknown unit") ? "a duration needs a unit: ns us ms s m h d"
						       : wrong;
}

static const char *parse_size(const char *text, const char *type_args, struct np_param_value *out)
{
	static const struct unit units[] = {
		{"", 1},        {"B", 1},         {"K", 1024},       {"KiB", 1024},
		{"M", 1048576}, {"MiB", 1048576}, {"G", 1073741824}, {"GiB", 1073741824},
		{NULL, 0}};

	(void)type_args;
	return parse_scaled(text, units, &out->integer);
}

static const char *parse_rate(const char *text, const char *type_args, struct np_param_value *out)
{
	static const struct unit units[] = {{"", 1},    {"/s", 1},    {"k", 1e3}, {"k/s", 1e3},
					    {"M", 1e6}, {"M/s", 1e6}, {NULL, 0}};

	(void)type_args;
	return parse_scaled(text, units, &out->integer);
}

static const char *parse_port(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	return parse_integer(text, 0, 65535, &out->integer);
}

static const char *parse_pid(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	return parse_integer(text, 0, INT32_MAX, &out->integer);
}

/* Its name, or the positive number. */
static const char *parse_errno(const char *text, const char *type_args, struct np_param_value *out)
{
	static const struct {
		const char *name;
		int number;
	} names[] = {
#define NP_ERRNO(number, name) {name, number},
#include "image/errno.def"
#undef NP_ERRNO
	};

	(void)type_args;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(text, names[i].name)) {
			out->integer = names[i].number;
			return NULL;
		}
	return isdigit((unsigned char)*text) ? parse_integer(text, 1, 4095, &out->integer)
					     : "there is no such error";
}

static const char *take_text(const char *text, size_t size, struct np_param_value *out)
{
	size_t n = strlen(text);

	if (n >= size)
		return "too long";
	memset(out->text, 0, sizeof(out->text));
	memcpy(out->text, text, n);
	return NULL;
}

static const char *parse_string(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	return take_text(text, sizeof(out->text), out);
}

static const char *parse_comm(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	return take_text(text, 16, out); /* TASK_COMM_LEN */
}

static const char *parse_iface(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	return take_text(text, 16, out); /* IFNAMSIZ */
}

static const char *parse_one_of(const char *text, const char *type_args, struct np_param_value *out)
{
	size_t n = strlen(text);

	for (const char *p = type_args ? type_args : ""; *p;) {
		p += strspn(p, ", \t");
		size_t len = strcspn(p, ", \t");

		if (len == n && !memcmp(p, text, n))
			return take_text(text, sizeof(out->text), out);
		p += len;
	}
	return "not one of the words listed";
}

/* Both families in 16 bytes: IPv4 as ::ffff:a.b.c.d. Returns the bits of a host, or 0. */
static unsigned read_address(const char *text, uint8_t out[16])
{
	if (inet_pton(AF_INET, text, out + 12) == 1) {
		memset(out, 0, 10);
		out[10] = out[11] = 0xff;
		return 32;
	}
	return inet_pton(AF_INET6, text, out) == 1 ? 128 : 0;
}

/* The six bytes as they are in memory. */
static const char *parse_mac(const char *text, const char *type_args, struct np_param_value *out)
{
	uint8_t bytes[8] = {0};
	int n = 0;

	(void)type_args;
	if (strlen(text) != 17 ||
	    sscanf(text, "%2hhx:%2hhx:%2hhx:%2hhx:%2hhx:%2hhx%n", &bytes[0], &bytes[1], &bytes[2],
		   &bytes[3], &bytes[4], &bytes[5], &n) != 6 ||
	    n != 17)
		return "not the address of a network card";
	memcpy(&out->integer, bytes, sizeof(bytes));
	return NULL;
}

static const char *parse_ip(const char *text, const char *type_args, struct np_param_value *out)
{
	(void)type_args;
	memset(out->mask, 0xff, sizeof(out->mask));
	return read_address(text, out->address) ? NULL : "not an IP address";
}

static const char *parse_cidr(const char *text, const char *type_args, struct np_param_value *out)
{
	char address[64];
	const char *slash = strchr(text, '/');
	size_t n = slash ? (size_t)(slash - text) : strlen(text);
	int64_t prefix;

	(void)type_args;
	memset(out->address, 0, sizeof(out->address));
	memset(out->mask, 0, sizeof(out->mask));
	if (n >= sizeof(address))
		return "not an IP address";
	memcpy(address, text, n);
	address[n] = '\0';
	unsigned bits = read_address(address, out->address);

	if (!bits)
		return "not an IP address";
	prefix = bits;
	if (slash && parse_integer(slash + 1, 0, bits, &prefix))
		return bits == 32 ? "the prefix length is not 0 to 32"
				  : "the prefix length is not 0 to 128";
	prefix += 128 - bits;
	for (int i = 0; i < 16; i++) {
		int64_t left = prefix - i * 8;

		out->mask[i] = (uint8_t)(left >= 8 ? 0xff : left <= 0 ? 0 : 0xff << (8 - left));
		out->address[i] &= out->mask[i];
	}
	return NULL;
}

typedef const char *(*parse_fn)(const char *, const char *, struct np_param_value *);

const char *np_param_value_parse(const char *type, const char *type_args, const char *text,
				 struct np_param_value *out)
{
	static const struct {
		const char *name;
		parse_fn parse;
	} rows[] = {
#define NP_PARAM_TYPE(id, name, class, parse, help) {name, parse_##parse},
#include "image/params.def"
#undef NP_PARAM_TYPE
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].name, type)) {
			out->set = strcmp(text, "any") != 0;
			if (!out->set) /* an unset filter */
				return NULL;
			return rows[i].parse(text, type_args && *type_args ? type_args : NULL, out);
		}
	return "a param of an unknown type";
}

static uint32_t find(const struct np_plan *p, const char *name, size_t len)
{
	for (uint32_t i = 0; i < p->params.n; i++)
		if (strlen(p->params.v[i].name) == len && !memcmp(p->params.v[i].name, name, len))
			return i;
	return NP_NO_INDEX;
}

static int unknown_option(struct np_arena *a, const struct np_plan *p, const char *option,
			  const char **error, const char **hint)
{
	size_t len = strcspn(option, "=");
	struct np_nearest near = {.want = np_strndup(a, option, len)};

	*error = np_sprintf(a, "the script has no option '%.*s'", (int)len, option);
	for (uint32_t i = 0; i < p->params.n; i++)
		np_nearest_try(&near, np_sprintf(a, "--%s", p->params.v[i].name));
	if (np_nearest_best(&near))
		*hint = np_sprintf(a, "did you mean '%s'?", np_nearest_best(&near));
	else
		*hint = p->params.n ? "its options are shown with --help" : "it takes no options";
	return -EINVAL;
}

int np_params_parse(struct np_arena *a, const struct np_plan *p, int argc, char *const *argv,
		    struct np_param_value *values, const char **error, const char **hint)
{
	bool *given = np_alloc(a, p->params.n + 1);

	*error = *hint = NULL;
	for (int i = 0; i < argc; i++) {
		const char *arg = argv[i];

		if (strncmp(arg, "--", 2)) {
			*error = np_sprintf(
				a, "'%s' is neither an option of the script nor its value", arg);
			return -EINVAL;
		}
		size_t len = strcspn(arg + 2, "=");
		uint32_t k = find(p, arg + 2, len);

		if (k == NP_NO_INDEX)
			return unknown_option(a, p, arg, error, hint);
		const struct np_plan_param *row = &p->params.v[k];
		const char *text = arg[2 + len] ? arg + 2 + len + 1 : NULL;

		if (!text && !strcmp(row->type, "bool"))
			text = "true";
		if (!text && ++i < argc)
			text = argv[i];
		if (!text) {
			*error = np_sprintf(a, "option '--%s' needs a value", row->name);
			*hint = np_param_row(row->type) ? np_param_row(row->type)->help : NULL;
			return -EINVAL;
		}
		const char *wrong =
			np_param_value_parse(row->type, row->type_args, text, &values[k]);

		if (wrong) {
			*error =
				np_sprintf(a, "'%s' for option '--%s': %s", text, row->name, wrong);
			*hint = *row->type_args ? np_sprintf(a, "it takes %s(%s)", row->type,
							     row->type_args)
						: np_sprintf(a, "it takes %s",
							     np_param_row(row->type)->help);
			return -EINVAL;
		}
		given[k] = true;
	}
	for (uint32_t k = 0; k < p->params.n; k++) {
		const struct np_plan_param *row = &p->params.v[k];

		if (given[k])
			continue;
		if (row->required) {
			*error = np_sprintf(a, "option '--%s' is needed: %s", row->name,
					    *row->help ? row->help : row->type);
			return -EINVAL;
		}
		/* The checker has read the default once; an image's is an outside byte all the
		 * same. */
		const char *wrong = *row->default_text
					    ? np_param_value_parse(row->type, row->type_args,
								   row->default_text, &values[k])
					    : NULL;

		if (wrong) {
			*error = np_sprintf(a, "default '%s' of option '--%s': %s",
					    row->default_text, row->name, wrong);
			return -EINVAL;
		}
	}
	return 0;
}

static const char *takes(const struct np_plan_param *row)
{
	return *row->type_args ? row->type_args : row->type;
}

void np_params_help(const struct np_plan *p, struct np_text *out)
{
	size_t width = 0;

	for (uint32_t i = 0; i < p->params.n; i++) {
		const struct np_plan_param *row = &p->params.v[i];
		size_t n = strlen(row->name) + strlen(takes(row)) + 3;

		if (n > width)
			width = n;
	}
	for (uint32_t i = 0; i < p->params.n; i++) {
		const struct np_plan_param *row = &p->params.v[i];
		size_t before = out->n;

		np_text_addf(out, "  --%s", row->name);
		if (strcmp(row->type, "bool"))
			np_text_addf(out, " %s", takes(row));
		size_t used = out->n - before;

		np_text_pad(out, ' ', used < width + 4 ? width + 4 - used : 1);
		np_text_addf(out, " %s", row->help);
		if (*row->default_text && strcmp(row->default_text, "any") &&
		    strcmp(row->default_text, "false"))
			np_text_addf(out, " (default %s)", row->default_text);
		else if (row->required)
			np_text_add(out, " (needed)");
		np_text_addc(out, '\n');
	}
}

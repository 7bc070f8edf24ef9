/*
 * Constants that only C headers have: most are one number on all kernels; of some it depends on
 * the kernel, and few are asked of the kernel that runs the program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"

/* Sorted by name. */
static const struct row {
	const char *name;
	int64_t value;
	const char *since; /* "5.10-6.1:VALUE 6.12:VALUE": which kernels have it; NULL: all */
	const char *bit;   /* enumerator that says which bit it is, where BTF has it; or NULL */
} rows[] = {
#define NP_CONSTANT(name, value) {#name, (int64_t)(value), NULL, NULL},
#define NP_CONSTANT_SINCE(name, since) {#name, 0, since, NULL},
#define NP_CONSTANT_BIT(name, enumerator, since) {#name, 0, since, #enumerator},
#include "check/constants.def"
#undef NP_CONSTANT
#undef NP_CONSTANT_SINCE
#undef NP_CONSTANT_BIT
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* What the loader knows: symbols of image/symbols.h. */
static const struct {
	const char *name, *symbol;
} asked[] = {{"HZ", "hz"}, {"LINUX_VERSION_CODE", "kernel"}};

static int compare(const void *name, const void *row)
{
	return strcmp(name, ((const struct row *)row)->name);
}

static const struct row *find(const char *name)
{
	return bsearch(name, rows, ROWS, sizeof(rows[0]), compare);
}

void np_each_header_constant(void (*f)(void *arg, const char *name), void *arg)
{
	for (size_t i = 0; i < ROWS; i++)
		f(arg, rows[i].name);
}

static void use_symbol(struct np_checker *c, struct np_node *n, const char *symbol, int64_t here)
{
	struct np_ref *r = np_new_ref(c, n, NP_REF_CONST);

	r->constant.value = here;
	r->constant.enum_tag = "";
	r->constant.symbol = symbol;
	n->type = np_type_int(c->types, 8, true);
}

/* 5.10 as a number. */
static unsigned version(const char *text)
{
	unsigned major = 0, minor = 0;

	sscanf(text, "%u.%u", &major, &minor);
	return major << 8 | minor;
}

/* The last kernel of "5.10-6.1:VALUE". */
static unsigned last_of(const char *entry)
{
	size_t dash = strcspn(entry, "-: ");

	return entry[dash] == '-' ? version(entry + dash + 1) : version(entry);
}

/*
 * The value from the kernel before or at this one; *unsure: the next kernel that is known has
 * another, and it may have come already.
 */
static int64_t value_here(struct np_checker *c, const char *since, bool *unsure)
{
	unsigned here = version(c->opt->world->ops->release(c->opt->world));
	int64_t value = strtoll(strchr(since, ':') + 1, NULL, 0);
	unsigned last = last_of(since);

	*unsure = false;
	for (const char *p = since; p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL) {
		unsigned from = version(p);

		if (from > here) {
			*unsure = last < here;
			break;
		}
		last = last_of(p);
		value = strtoll(strchr(p, ':') + 1, NULL, 0);
	}
	return value;
}

/* "since.VERSION:VALUE.VERSION:VALUE": the loader chooses. */
static const char *since_symbol(struct np_checker *c, const char *since)
{
	const char *symbol = "since";

	for (const char *p = since; p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL)
		symbol = np_sprintf(c->arena, "%s.%u:%lld", symbol, version(p),
				    strtoll(strchr(p, ':') + 1, NULL, 0));
	return symbol;
}

/* 1 << enumerator: false where the kernel's BTF has none such. */
static bool use_bit(struct np_checker *c, struct np_node *n, const char *enumerator)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	struct np_node *e, *next = n->next;
	int64_t value;

	if (!btf || !np_btf_find_enumerator(btf, enumerator, &value))
		return false;
	e = np_node_new(c->arena, NP_N_BINARY, n->loc);
	e->binary.op = NP_OP_SHL;
	e->binary.op_loc = n->loc;
	e->binary.left = np_node_new(c->arena, NP_N_INT, n->loc);
	e->binary.left->integer.value = 1;
	e->binary.right = np_node_new(c->arena, NP_N_NAME, n->loc);
	e->binary.right->name = enumerator;
	if (!np_check_expr(c, &e))
		return false;
	*n = *e;
	n->next = next;
	return true;
}

bool np_use_header_constant(struct np_checker *c, struct np_node *n)
{
	const struct row *r = find(n->name);
	bool unsure;
	int64_t here;

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		if (!strcmp(asked[i].name, n->name)) {
			use_symbol(c, n, asked[i].symbol, 0);
			return true;
		}
	if (!r)
		return false;
	if (r->bit && use_bit(c, n, r->bit))
		return true;
	if (!r->since) {
		np_make_int(c, n, (uint64_t)r->value, false);
		return true;
	}
	here = value_here(c, r->since, &unsure);
	if (!strchr(r->since, ' ')) {
		np_make_int(c, n, (uint64_t)here, false);
		return true;
	}
	if (unsure && c->last_round)
		np_warn(c->diags, n->loc,
			"'%s' is not the same on all kernels, and of %s it is not known for sure: "
			"%#llx is taken (%s)",
			n->name, c->opt->world->ops->release(c->opt->world), (long long)here,
			r->since);
	use_symbol(c, n, since_symbol(c, r->since), here);
	return true;
}

bool np_constant_value(struct np_checker *c, const char *name, int64_t *value)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	const struct row *r;
	bool unsure;

	if (btf && np_btf_find_enumerator(btf, name, value))
		return true;
	r = find(name);
	if (r)
		*value = r->since ? value_here(c, r->since, &unsure) : r->value;
	return r != NULL;
}

/* Names of types as a script writes them: the language's, C's, and those of the kernel's BTF. */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

static const struct {
	const char *name;
	uint8_t size;
	bool is_signed, is_char;
} integers[] = {
	{"int8", 1, 1, 0},
	{"int16", 2, 1, 0},
	{"int32", 4, 1, 0},
	{"int64", 8, 1, 0},
	{"uint8", 1, 0, 0},
	{"uint16", 2, 0, 0},
	{"uint32", 4, 0, 0},
	{"uint64", 8, 0, 0},
	{"s8", 1, 1, 0},
	{"s16", 2, 1, 0},
	{"s32", 4, 1, 0},
	{"s64", 8, 1, 0},
	{"u8", 1, 0, 0},
	{"u16", 2, 0, 0},
	{"u32", 4, 0, 0},
	{"u64", 8, 0, 0},
	{"be16", 2, 0, 0},
	{"be32", 4, 0, 0},
	{"be64", 8, 0, 0},
	{"le16", 2, 0, 0},
	{"le32", 4, 0, 0},
	{"le64", 8, 0, 0},
	{"char", 1, 1, 1},
	{"signed char", 1, 1, 0},
	{"unsigned char", 1, 0, 0},
	{"short", 2, 1, 0},
	{"short int", 2, 1, 0},
	{"unsigned short", 2, 0, 0},
	{"unsigned short int", 2, 0, 0},
	{"int", 4, 1, 0},
	{"signed", 4, 1, 0},
	{"signed int", 4, 1, 0},
	{"unsigned", 4, 0, 0},
	{"unsigned int", 4, 0, 0},
	{"long", 8, 1, 0},
	{"long int", 8, 1, 0},
	{"unsigned long", 8, 0, 0},
	{"unsigned long int", 8, 0, 0},
	{"long unsigned int", 8, 0, 0},
	{"long long", 8, 1, 0},
	{"long long int", 8, 1, 0},
	{"unsigned long long", 8, 0, 0},
	{"long long unsigned int", 8, 0, 0},
	{"size_t", 8, 0, 0},
	{"ssize_t", 8, 1, 0},
	{"pid_t", 4, 1, 0},
	{"uid_t", 4, 0, 0},
	{"gid_t", 4, 0, 0},
	{"loff_t", 8, 1, 0},
	{"off_t", 8, 1, 0},
	{"mode_t", 4, 0, 0},
	{"umode_t", 2, 0, 0},
};
#define INTEGERS (sizeof(integers) / sizeof(integers[0]))

static const struct np_type *find_integer(struct np_checker *c, const char *name, size_t len)
{
	for (size_t i = 0; i < INTEGERS; i++)
		if (strlen(integers[i].name) == len && !memcmp(integers[i].name, name, len))
			return np_type_intern(c->types,
					      &(struct np_type){.kind = NP_V_INT,
								.size = integers[i].size,
								.is_signed = integers[i].is_signed,
								.is_char = integers[i].is_char});
	return NULL;
}

/* Also as __u32, __be16, uint32_t. */
const struct np_type *np_plain_type(struct np_checker *c, const char *name)
{
	size_t len = strlen(name);
	const struct np_type *t = find_integer(c, name, len);

	if (!t && len > 2 && !strncmp(name, "__", 2))
		t = find_integer(c, name + 2, len - 2);
	if (!t && len > 2 && !strcmp(name + len - 2, "_t"))
		t = find_integer(c, name, len - 2);
	if (!t && (!strcmp(name, "bool") || !strcmp(name, "_Bool")))
		t = np_type_bool(c->types);
	if (!t && (!strcmp(name, "inet") || !strcmp(name, "ip")))
		t = np_type_simple(c->types, NP_V_INET);
	if (!t && !strcmp(name, "mac"))
		t = np_type_simple(c->types, NP_V_MAC);
	if (!t && !strcmp(name, "void"))
		t = np_type_void(c->types);
	return t;
}

static bool nearest(void *arg, uint32_t id, const char *name)
{
	(void)id;
	np_nearest_try(arg, name);
	return true;
}

static bool no_type(struct np_checker *c, const struct np_type_name *name, struct np_btf *btf,
		    uint32_t kinds)
{
	struct np_nearest near = {.want = name->name};
	struct np_diag *d = np_error(c->diags, NP_E_NO_TYPE, name->loc, "there is no type '%s%s%s'",
				     name->tag, *name->tag ? " " : "", name->name);

	if (!np_diag_wants_hint(d))
		return false;
	if (!*name->tag && !strcmp(name->name, "cidr")) {
		np_hint(c->diags, d,
			"a network is a literal, 10.0.0.0/8, or a param: param net: cidr");
		return false;
	}
	if (!btf) {
		np_hint(c->diags, d, "this kernel has no BTF, so only integer types are known");
		return false;
	}
	np_btf_each(btf, kinds, nearest, &near);
	for (size_t i = 0; !*name->tag && i < INTEGERS; i++)
		np_nearest_try(&near, integers[i].name);
	np_suggest(c, d, *name->tag ? np_sprintf(c->arena, "%s ", name->tag) : "",
		   np_nearest_best(&near));
	return false;
}

/* typeof(e): e is looked at, and not evaluated. */
static bool type_of(struct np_checker *c, const struct np_type_name *name,
		    const struct np_type **out)
{
	struct np_node *of = np_node_clone(c->arena, name->of, false);
	uint32_t args = c->body->args.n;

	if (of->kind == NP_N_TYPE)
		return np_type_name(c, &of->cast.to, out);
	if (!np_check_expr(c, &of))
		return false;
	c->body->args.n = args;
	*out = of->type;
	return true;
}

/* Of the program that is probed: what a cast in its functions means. */
static const struct np_type *of_program(struct np_checker *c, const char *name, uint32_t kinds)
{
	struct np_btf *btf;
	uint32_t id = 0;

	if (c->probe && (c->body->kind == NP_P_UPROBE || c->body->kind == NP_P_URETPROBE))
		id = c->opt->world->ops->user_type(c->opt->world, c->probe->point->target, name,
						   kinds, &btf);
	return id ? np_type_from_btf(c->types, btf, id) : NULL;
}

/*
 * By name: the script's own come first, then those of the program that is probed, and modules'
 * after those of the kernel.
 */
static const struct np_type *named(struct np_checker *c, const struct np_type_name *name,
				   bool report)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	struct np_btf *module = c->probe && c->probe->btf != btf ? c->probe->btf : NULL;
	struct np_btf *script = c->out->script;
	const struct np_type *t = NULL;
	uint32_t kinds = !strcmp(name->tag, "struct")  ? 1u << NP_BTF_STRUCT
			 : !strcmp(name->tag, "union") ? 1u << NP_BTF_UNION
			 : !strcmp(name->tag, "enum")  ? 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64
						       : 1u << NP_BTF_TYPEDEF;
	uint32_t id;

	if (script && (id = np_btf_find(script, name->name, kinds)) && id >= np_btf_first(script))
		t = np_type_from_btf(c->types, script, id);
	if (!t && !*name->tag)
		t = np_plain_type(c, name->name);
	if (!t && report)
		t = of_program(c, name->name, kinds);
	if (!t && btf && (id = np_btf_find(btf, name->name, kinds)))
		t = np_type_from_btf(c->types, btf, id);
	if (!t && module && (id = np_btf_find(module, name->name, kinds)))
		t = np_type_from_btf(c->types, module, id);
	/* one that only a module has which the probe is not in */
	if (!t && *name->tag &&
	    (module = c->opt->world->ops->type_btf(c->opt->world, name->name, kinds)))
		t = np_type_from_btf(c->types, module, np_btf_find(module, name->name, kinds));
	if (!t && report)
		no_type(c, name, btf, kinds);
	return t;
}

const struct np_type *np_find_type(struct np_checker *c, const char *name)
{
	return named(c, &(struct np_type_name){.tag = "", .name = name, .array = -1}, false);
}

const struct np_type *np_find_tag(struct np_checker *c, const struct np_type_name *name)
{
	return named(c, name, false);
}

bool np_type_name(struct np_checker *c, const struct np_type_name *name, const struct np_type **out)
{
	const struct np_type *t = NULL;

	if (!name->of)
		t = named(c, name, true);
	else if (!type_of(c, name, &t))
		return false;
	if (!t)
		return false;
	for (unsigned i = 0; i < name->stars; i++)
		t = np_type_ptr(c->types, t, false);
	if (name->array >= 0) {
		if (!t->size || (uint64_t)name->array > UINT32_MAX / t->size) {
			np_error(c->diags, NP_E_NO_TYPE, name->loc,
				 "an array of that size is not possible");
			return false;
		}
		t = np_type_array(c->types, t, (uint32_t)name->array);
	}
	*out = t;
	return true;
}

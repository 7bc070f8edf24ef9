/*
 * Undefined symbols of an image, resolved from the running kernel: image/symbols.h lists them.
 * One function for each first part of a name.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "image/members.h"
#include "image/symbols.h"
#include "load/load_internal.h"

#define STRUCTS (1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION)

struct member_name {
	char owner[128], path[192];
	char kind; /* after ':', 0: none */
	unsigned size;
	struct np_btf *btf; /* where it was found */
};

/* "T.a.b:u4" */
static bool split_member(const char *name, struct member_name *m)
{
	const char *dot = strchr(name, '.'), *colon = strrchr(name, ':');
	size_t n;

	memset(m, 0, sizeof(*m));
	if (!dot || (size_t)(dot - name) >= sizeof(m->owner))
		return false;
	memcpy(m->owner, name, (size_t)(dot - name));
	n = colon ? (size_t)(colon - dot - 1) : strlen(dot + 1);
	if (n >= sizeof(m->path))
		return false;
	memcpy(m->path, dot + 1, n);
	if (colon) {
		m->kind = (colon[1] >= '0' && colon[1] <= '9') ? 0 : colon[1];
		m->size = (unsigned)strtoul(colon + (m->kind ? 2 : 1), NULL, 10);
	}
	return true;
}

/* A struct or union, or ~TYPEDEF: the kernel's, of the module that is probed, or of another. */
static uint32_t find_struct(const struct np_target *t, const char *name, struct np_btf **btf)
{
	uint32_t kinds = *name == '~' ? 1u << NP_BTF_TYPEDEF : STRUCTS, id = 0;

	name += *name == '~';
	*btf = t->l->btf;
	if (*btf)
		id = np_btf_find(*btf, name, kinds);
	if (!id && t->btf && t->btf != t->l->btf) {
		*btf = t->btf;
		id = np_btf_find(*btf, name, kinds);
	}
	if (!id && t->l->opt.world) {
		struct np_btf *other = t->l->opt.world->ops->type_btf(t->l->opt.world, name, kinds);

		*btf = other ? other : *btf;
		id = other ? np_btf_find(other, name, kinds) : 0;
	}
	return np_btf_strip(*btf, id);
}

/* Follows the path; bit_offset is from the start of the owner. */
static bool find_path(struct np_btf *btf, uint32_t id, const char *path, struct np_btf_member *out)
{
	char parts[192], *save = NULL;
	uint32_t bits = 0;

	snprintf(parts, sizeof(parts), "%s", path);
	for (char *part = strtok_r(parts, ".", &save); part; part = strtok_r(NULL, ".", &save)) {
		id = np_btf_strip(btf, id);
		if (!np_btf_find_member(btf, id, part, out))
			return false;
		bits += out->bit_offset;
		id = out->type;
	}
	out->bit_offset = bits;
	return true;
}

static char kind_of(struct np_btf *btf, uint32_t type)
{
	struct np_btf_type t;

	if (!np_btf_type(btf, np_btf_strip(btf, type), &t))
		return 'o';
	switch (t.kind) {
	case NP_BTF_INT: return t.is_bool ? 'u' : t.is_signed ? 's' : 'u';
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64: return t.is_signed ? 's' : 'u';
	case NP_BTF_PTR: return 'p';
	default: return 'o';
	}
}

/* By the names that it has on other kernels; of what is behind another pointer there is none here.
 */
static bool find_renamed(struct member_name *m, uint32_t id, struct np_btf_member *out)
{
	const char *name, *owner, *path;

	for (uint32_t i = 0; (name = np_renamed(i, &owner, &path)); i++) {
		const char *other = !strcmp(path, m->path)   ? name
				    : !strcmp(name, m->path) ? path
							     : NULL;

		if (other && (!owner || !strcmp(owner, m->owner)) &&
		    find_path(m->btf, id, other, out))
			return true;
	}
	return false;
}

static int find_member(const struct np_target *t, const char *name, struct member_name *m,
		       struct np_btf_member *out, bool must)
{
	uint32_t id;

	if (!split_member(name, m))
		return -EINVAL;
	id = find_struct(t, m->owner, &m->btf);
	if (id && (find_path(m->btf, id, m->path, out) || find_renamed(m, id, out)))
		return 0;
	if (must)
		np_load_fail(t->l, t->error, ENOENT, t->l->btf ? NULL : "the kernel has no BTF",
			     "this kernel's 'struct %s' has no member '%s'", m->owner, m->path);
	return -ENOENT;
}

static bool is_array(struct np_btf *btf, uint32_t type)
{
	struct np_btf_type t;

	return np_btf_type(btf, np_btf_strip(btf, type), &t) && t.kind == NP_BTF_ARRAY;
}

static const char *kind_word(char kind)
{
	return kind == 'p' ? "pointer" : kind == 'o' ? "struct or array" : "number";
}

static int misfit(const struct np_target *t, const struct member_name *m, uint32_t size, char kind)
{
	struct np_world *w = t->l->opt.world;

	return np_load_fail(t->l, t->error, EINVAL, "build the script again on this kernel",
			    "member '%s' of 'struct %s' is a %s of %u bytes on this kernel (%s), "
			    "not a %s of %u",
			    m->path, m->owner, kind_word(kind), size, w->ops->release(w),
			    kind_word(m->kind), m->size);
}

static int sym_off(const struct np_target *t, const char *name, int64_t *value)
{
	struct member_name m;
	struct np_btf_member found;
	int err = find_member(t, name, &m, &found, true);

	if (err)
		return err;
	uint32_t size = np_btf_sizeof(m.btf, found.type);
	char kind = kind_of(m.btf, found.type);
	/* Enums changed their sign as compilers changed, so of numbers it is the size that counts;
	   structs differ by configuration, and it is their members that are read, by their own
	   offsets; an array may have grown. */
	bool fits = m.kind == 'o' ? size >= m.size || (kind == 'o' && !is_array(m.btf, found.type))
				  : size == m.size && (m.kind == 'p') == (kind == 'p');

	if (m.kind && !fits)
		return misfit(t, &m, size, kind);
	*value = found.bit_offset / 8;
	return 0;
}

/* The unit of `size` bytes, aligned to itself, in which a bitfield lies. */
static int bitfield(const struct np_target *t, const char *name, struct np_btf_member *found,
		    struct member_name *m)
{
	int err = find_member(t, name, m, found, true);

	if (!err && !found->bit_size)
		found->bit_size = np_btf_sizeof(m->btf, found->type) * 8;
	return err;
}

/* The unit's first byte, and the bit of it where the field begins. */
static int unit(const struct np_target *t, const char *name, uint32_t *byte, uint32_t *bit)
{
	struct np_btf_member f;
	struct member_name m;
	int err = bitfield(t, name, &f, &m);

	if (err)
		return err;
	if (m.size != 1 && m.size != 2 && m.size != 4 && m.size != 8)
		return -EINVAL;
	*byte = f.bit_offset / 8 / m.size * m.size;
	*bit = f.bit_offset - *byte * 8;
	if (*bit + f.bit_size <= m.size * 8)
		return 0;
	return np_load_fail(t->l, t->error, EINVAL, "build the script again on this kernel",
			    "bitfield '%s' of 'struct %s' does not lie in %u bytes on this kernel",
			    m.path, m.owner, m.size);
}

static int sym_boff(const struct np_target *t, const char *name, int64_t *value)
{
	uint32_t byte = 0, bit;
	int err = unit(t, name, &byte, &bit);

	*value = byte;
	return err;
}

static int sym_bsh(const struct np_target *t, const char *name, int64_t *value)
{
	uint32_t byte, bit = 0;
	int err = unit(t, name, &byte, &bit);

	*value = bit;
	return err;
}

static int sym_bsz(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_btf_member f;
	struct member_name m;
	int err = bitfield(t, name, &f, &m);

	if (!err)
		*value = f.bit_size;
	return err;
}

static int no_struct(const struct np_target *t, const char *name)
{
	return np_load_fail(t->l, t->error, ENOENT, NULL, "this kernel has no 'struct %s'", name);
}

static int sym_size(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_btf *btf;
	uint32_t id = find_struct(t, name, &btf);

	if (!id)
		return no_struct(t, name);
	*value = np_btf_sizeof(btf, id);
	return 0;
}

/* For bpf_rdonly_cast, which knows the types of vmlinux alone. */
static int sym_type(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_btf *btf;
	uint32_t id = find_struct(t, name, &btf);

	if (!id || btf != t->l->btf)
		return no_struct(t, name);
	*value = id;
	return 0;
}

/* "E.NAME"; a kernel that has no enum E may still know the name. */
static bool find_enumerator(const struct np_target *t, const char *name, int64_t *value)
{
	const char *dot = strchr(name, '.');
	struct np_btf *btf = t->l->btf;
	struct np_btf_enumerator e;
	char tag[128];

	if (!dot || !btf || (size_t)(dot - name) >= sizeof(tag))
		return false;
	memcpy(tag, name, (size_t)(dot - name));
	tag[dot - name] = '\0';
	uint32_t id = *tag ? np_btf_find(btf, tag, 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64) : 0;

	for (uint32_t i = 0; id && np_btf_enumerator(btf, id, i, &e); i++)
		if (!strcmp(e.name, dot + 1)) {
			*value = e.value;
			return true;
		}
	return np_btf_find_enumerator(btf, dot + 1, value) ||
	       (t->btf && t->btf != btf && np_btf_find_enumerator(t->btf, dot + 1, value));
}

static int sym_enum(const struct np_target *t, const char *name, int64_t *value)
{
	const char *dot = strchr(name, '.');

	if (find_enumerator(t, name, value))
		return 0;
	return np_load_fail(t->l, t->error, ENOENT, NULL, "this kernel has no enumerator '%s'",
			    dot ? dot + 1 : name);
}

static bool has_slot(const struct np_target *t, uint32_t i)
{
	uint32_t offset, size;
	bool found = i < t->program->slots.n &&
		     !np_slot_find(t, &t->program->slots.v[i], &offset, &size);

	*t->error = (struct np_load_error){0};
	return found;
}

static int sym_exists(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_btf_member found;
	struct member_name m;
	struct np_world *w = t->l->opt.world;
	struct np_btf *btf;
	const char *module;
	int64_t unused;

	if (!strncmp(name, "off.", 4))
		*value = !find_member(t, name + 4, &m, &found, false);
	else if (!strncmp(name, "type.", 5))
		*value = find_struct(t, name + 5, &btf) != 0;
	else if (!strncmp(name, "enum.", 5))
		*value = find_enumerator(t, name + 5, &unused);
	else if (!strncmp(name, "func.", 5))
		*value = w->ops->function(w, NULL, name + 5, &module);
	else if (!strncmp(name, "slot.", 5))
		*value = has_slot(t, (uint32_t)strtoul(name + 5, NULL, 10));
	else
		return -EINVAL;
	return 0;
}

static int sym_feat(const struct np_target *t, const char *name, int64_t *value)
{
	for (int f = 0; f < NP_FEAT_COUNT; f++)
		if (!strcmp(np_feature_name((enum np_feature)f), name)) {
			*value = np_world_has(t->l->opt.world, (enum np_feature)f);
			return 0;
		}
	return -EINVAL;
}

/* NAME, NAME.set, NAME.wI, NAME.aI, NAME.mI */
static int sym_param(const struct np_target *t, const char *name, int64_t *value)
{
	const struct np_plan *plan = t->l->plan;
	size_t n = strcspn(name, ".");
	const char *what = name[n] ? name + n + 1 : "";
	unsigned word = *what ? (unsigned)strtoul(what + 1, NULL, 10) : 0;

	for (uint32_t i = 0; i < plan->params.n; i++) {
		const struct np_param_value *v = &t->l->opt.params[i];

		if (strlen(plan->params.v[i].name) != n || memcmp(plan->params.v[i].name, name, n))
			continue;
		if (!*what)
			*value = v->integer;
		else if (!strcmp(what, "set"))
			*value = v->set;
		else if (*what == 'w' && word < sizeof(v->text) / 8)
			memcpy(value, v->text + word * 8, 8);
		else if (*what == 'a' && word < 2)
			memcpy(value, v->address + word * 8, 8);
		else if (*what == 'm' && word < 2)
			memcpy(value, v->mask + word * 8, 8);
		else
			return -EINVAL;
		return 0;
	}
	return -EINVAL;
}

static int sym_kaddr(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_world *w = t->l->opt.world;

	*value = (int64_t)w->ops->kernel_address(w, name);
	if (*value)
		return 0;
	return np_load_fail(t->l, t->error, ENOENT, "grep the name in /proc/kallsyms",
			    "the kernel has no symbol '%s', or shows no addresses", name);
}

static int sym_probe(const struct np_target *t, const char *name, int64_t *value)
{
	const struct np_plan_probe *all = t->l->plan->probes.v;
	uint32_t i = t->probe_index;

	if (!strcmp(name, "linked"))
		return np_sym_linked(t, value);
	if (!strcmp(name, "stack-test")) {
		*value = all[i].stack_test;
		return 0;
	}
	if (!strcmp(name, "address"))
		return sym_kaddr(t, all[i].name, value);
	/* several places of one probe are one to the script */
	while (i && (all[i].again || all[i].in_file || all[i].kind == NP_P_USDT) &&
	       all[i - 1].clause == all[i].clause && !strcmp(all[i - 1].text, all[i].text))
		i--;
	*value = i;
	return 0;
}

static int sym_slot(const struct np_target *t, const char *name, int64_t *value)
{
	unsigned long i = strtoul(name, NULL, 10);
	uint32_t offset, size;

	if (i >= t->program->slots.n)
		return -EINVAL;
	int err = np_slot_find(t, &t->program->slots.v[i], &offset, &size);

	*value = offset;
	return err;
}

/* 8 bytes of the command's name, as the kernel has it. */
static int64_t comm_word(const char *comm, unsigned word)
{
	char name[16] = "";
	int64_t v;

	snprintf(name, sizeof(name), "%s", comm ? comm : "");
	memcpy(&v, name + word * 8, sizeof(v));
	return v;
}

static int sym_filter(const struct np_target *t, const char *name, int64_t *value)
{
	const struct np_load_options *opt = &t->l->opt;

	if (!strcmp(name, "pid"))
		*value = np_loaded_pid(t->l);
	else if (!strcmp(name, "follow"))
		*value = opt->follow;
	else if (!strcmp(name, "comm"))
		*value = opt->comm != NULL;
	else if (!strcmp(name, "comm.0") || !strcmp(name, "comm.1"))
		*value = comm_word(opt->comm, name[5] == '1');
	else if (!strcmp(name, "cgroup"))
		*value = (int64_t)opt->cgroup;
	else if (!strcmp(name, "cgroup.level"))
		*value = opt->cgroup_level;
	else
		return -EINVAL;
	return 0;
}

static int sym_start(const struct np_target *t, const char *name, int64_t *value)
{
	(void)name;
	*value = (int64_t)t->l->start_ns;
	return 0;
}

static int sym_cpus(const struct np_target *t, const char *name, int64_t *value)
{
	(void)name;
	*value = t->l->opt.world->ops->cpus(t->l->opt.world);
	return 0;
}

static int sym_hz(const struct np_target *t, const char *name, int64_t *value)
{
	struct timespec tick;

	(void)t;
	(void)name;
	/* the coarse clock moves with the ticks */
	*value = 250;
	if (!clock_getres(CLOCK_MONOTONIC_COARSE, &tick) && tick.tv_nsec > 0)
		*value = (1000000000 + tick.tv_nsec / 2) / tick.tv_nsec;
	return 0;
}

static int sym_kernel(const struct np_target *t, const char *name, int64_t *value)
{
	struct np_world *w = t->l->opt.world;
	unsigned part[3] = {0};

	(void)name;
	sscanf(w->ops->release(w), "%u.%u.%u", &part[0], &part[1], &part[2]);
	*value = part[0] << 16 | (part[1] & 255) << 8 | (part[2] > 255 ? 255 : part[2]);
	return 0;
}

/* "V:N.V:N": what came with which kernel, in order. */
static int sym_since(const struct np_target *t, const char *name, int64_t *value)
{
	int64_t here;
	char *end;

	sym_kernel(t, "", &here);
	for (bool first = true;; first = false) {
		unsigned long from = strtoul(name, &end, 10);

		if (*end != ':')
			return -EINVAL;
		name = end + 1;
		if (!first && (int64_t)from > here >> 8)
			return 0;
		*value = strtoll(name, &end, 10);
		if (*end != '.')
			return *end ? -EINVAL : 0;
		name = end + 1;
	}
}

static int sym_loop(const struct np_target *t, const char *name, int64_t *value)
{
	*value = (strcmp(name, "inner") ? NP_LOOP_ROUNDS : NP_LOOP_INNER) >> t->fewer_rounds;
	return 0;
}

static int sym_scratch(const struct np_target *t, const char *name, int64_t *value)
{
	if (strcmp(name, "step"))
		return -EINVAL;
	*value = np_load_large_scratch(t->l) ? NP_SCRATCH_LEVELS : 0;
	return 0;
}

static int sym_self(const struct np_target *t, const char *name, int64_t *value)
{
	(void)t;
	(void)name;
	*value = getpid();
	return 0;
}

static const struct {
	const char *prefix;
	int (*value)(const struct np_target *t, const char *rest, int64_t *value);
} rows[] = {
	{"off.", sym_off},
	{"boff.", sym_boff},
	{"bsh.", sym_bsh},
	{"bsz.", sym_bsz},
	{"size.", sym_size},
	{"type.", sym_type},
	{"enum.", sym_enum},
	{"exists.", sym_exists},
	{"feat.", sym_feat},
	{"param.", sym_param},
	{"probe.", sym_probe},
	{"slot.", sym_slot},
	{"filter.", sym_filter},
	{"start.", sym_start},
	{"self.", sym_self},
	{"kaddr.", sym_kaddr},
	{"cpus", sym_cpus},
	{"loop.", sym_loop},
	{"scratch.", sym_scratch},
	{"uaddr.", np_sym_uaddr},
	{"cgroup.", np_sym_cgroup},
	{"clock.", np_sym_clock},
	{"command.", np_sym_command},
	{"pidns.", np_sym_pidns},
	{"hz", sym_hz},
	{"kernel", sym_kernel},
	{"since.", sym_since},
};

int np_symbol_value(const struct np_target *t, const char *name, int64_t *value)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = strlen(rows[i].prefix);

		if (strncmp(name, rows[i].prefix, n))
			continue;
		int err = rows[i].value(t, name + n, value);

		if (err == -EINVAL && !t->error->message)
			break;
		return err;
	}
	return np_load_fail(t->l, t->error, EINVAL, "build the script again with this version",
			    "the image needs '%s', which this version does not know", name);
}

void np_symbols_want(struct np_loaded *l, const struct np_object_program *p)
{
	for (uint32_t i = 0; l->btf && i < p->n_relocs; i++) {
		const char *s = p->relocs[i].symbol, *dot;

		if (!strncmp(s, "exists.", 7))
			s += 7;
		dot = strchr(s, '.');
		if (dot && (!strncmp(s, "off.", 4) || !strncmp(s, "boff.", 5) ||
			    !strncmp(s, "type.", 5) || !strncmp(s, "size.", 5) ||
			    !strncmp(s, "kfunc.", 6) || !strncmp(s, "enum.", 5)))
			np_btf_want(l->btf, dot + 1 + (dot[1] == '~'),
				    strcspn(dot + 1 + (dot[1] == '~'), "."));
		if (dot && !strncmp(s, "enum.", 5) && (dot = strchr(dot + 1, '.')))
			np_btf_want(l->btf, dot + 1, strlen(dot + 1));
	}
}

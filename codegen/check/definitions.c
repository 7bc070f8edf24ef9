/*
 * Types that a script defines, laid out by C's rules (x86-64's and aarch64's are the same) and
 * written as BTF behind the kernel's.  From there on they are types as any others, but for one
 * thing: what they say holds on every kernel, so offsets are known when the script is compiled.
 */
#include <string.h>

#include "btf/btf_write.h"
#include "check/checker.h"
#include "definition.h"
#include "eval.h"

#define LARGEST (1u << 20) /* bytes of a type: bit offsets of bitfields have 24 bits */
#define DEEPEST 64

struct layout {
	uint32_t id, size, align; /* size 0 and align 0: incomplete */
};

struct tag {
	const struct np_c_type *type;
	struct layout layout;
	bool is_done;
};

struct definer {
	struct np_checker *c;
	struct np_btf *kernel; /* NULL: there is none */
	struct np_btf_writer w;
	struct np_strmap tags;     /* "struct x" -> struct tag */
	struct np_strmap typedefs; /* name -> struct layout */
	struct np_strmap plain;    /* words -> struct layout */
	struct np_strmap values;   /* enumerators -> int64_t */
	struct np_loc at;          /* of what is being laid out */
	unsigned depth, pointed;   /* behind so many pointers: its size does not matter */
};

static bool lay_out(struct definer *d, const struct np_c_type *t, struct layout *out);

static void *remember(struct definer *d, struct np_strmap *m, const char *name, const void *what,
		      size_t size)
{
	void **at = np_strmap_put(d->c->arena, m, name, strlen(name));

	return *at = np_memdup(d->c->arena, what, size);
}

static void *recall(const struct np_strmap *m, const char *name)
{
	void **at = np_strmap_find(m, name, strlen(name));

	return at ? *at : NULL;
}

static const char *key_of(struct definer *d, const char *tag, const char *name)
{
	return np_sprintf(d->c->arena, "%s %s", tag, name);
}

static uint32_t round_up(uint64_t v, uint32_t align)
{
	return (uint32_t)((v + align - 1) / align * align);
}

/* --- types of the kernel --- */

/* What C would align it to; BTF does not say, but the largest of its parts does. */
static uint32_t kernel_align(const struct np_btf *b, uint32_t id, unsigned depth)
{
	struct np_btf_member m;
	struct np_btf_type t;
	uint32_t most = 1;

	id = np_btf_strip(b, id);
	if (!id || depth > DEEPEST || !np_btf_type(b, id, &t))
		return 1;
	switch (t.kind) {
	case NP_BTF_PTR: return 8;
	case NP_BTF_ARRAY: return kernel_align(b, t.ref, depth + 1);
	case NP_BTF_STRUCT:
	case NP_BTF_UNION:
		for (uint32_t i = 0; np_btf_member(b, id, i, &m); i++) {
			uint32_t a = kernel_align(b, m.type, depth + 1);

			/* a packed one has members that lie anywhere */
			if (a > most && !(m.bit_offset / 8 % a) && !(t.size % a))
				most = a;
		}
		return most;
	default: return t.size && t.size <= 16 ? t.size : 1;
	}
}

static bool kernel_type(struct definer *d, const char *name, uint32_t kinds, struct layout *out)
{
	uint32_t id = d->kernel ? np_btf_find(d->kernel, name, kinds) : 0;

	if (!id)
		return false;
	out->id = id;
	out->size = np_btf_sizeof(d->kernel, id);
	out->align = kernel_align(d->kernel, id, 0);
	return true;
}

/* A module's is so many bytes: what is in it cannot be said in types that follow vmlinux's. */
static bool module_type(struct definer *d, const char *name, uint32_t kinds, struct layout *out)
{
	struct np_world *w = d->c->opt->world;
	struct np_btf *b = d->pointed ? NULL : w->ops->type_btf(w, name, kinds);
	uint32_t id = b ? np_btf_find(b, name, kinds) : 0;

	if (!id)
		return false;
	out->size = np_btf_sizeof(b, id);
	out->align = kernel_align(b, id, 0);
	out->id = np_btf_write_array(
		&d->w, np_btf_write_int(&d->w, "unsigned char", 1, false, false), out->size);
	return true;
}

/* --- constants --- */

static bool size_of_name(struct definer *d, const struct np_type_name *name, int64_t *value)
{
	struct np_c_type t = {.kind = *name->tag ? NP_C_TAGGED : NP_C_WORDS,
			      .tag = name->tag,
			      .name = name->name,
			      .loc = name->loc};
	struct layout l = {0};
	int64_t size = 8;

	if (!name->stars && name->of && name->of->kind == NP_N_TYPE) {
		if (!size_of_name(d, &name->of->cast.to, &size))
			return false;
	} else if (!name->stars) {
		if (!lay_out(d, &t, &l))
			return false;
		size = l.size;
	}
	*value = size * (name->array >= 0 ? name->array : 1);
	return size != 0;
}

static bool constant_leaf(void *arg, const struct np_node *n, int64_t *value)
{
	struct definer *d = arg;
	const struct np_node *bad;
	const int64_t *known;

	switch (n->kind) {
	case NP_N_CAST: return np_eval(n->cast.operand, constant_leaf, d, value, &bad);
	case NP_N_SIZEOF: return n->cast.to.name && size_of_name(d, &n->cast.to, value);
	case NP_N_NAME:
		known = recall(&d->values, n->name);
		if (known)
			*value = *known;
		return known || np_constant_value(d->c, n->name, value);
	default: return false;
	}
}

static bool constant(struct definer *d, const struct np_node *n, int64_t *value)
{
	const struct np_node *bad;

	if (np_eval(n, constant_leaf, d, value, &bad))
		return true;
	if (bad->kind == NP_N_NAME)
		np_error(d->c->diags, NP_E_NO_NAME, bad->loc, "'%s' is no known constant",
			 bad->name);
	else
		np_error(d->c->diags, NP_E_TYPE, bad->loc, "a constant is expected");
	return false;
}

/* A number from least to most. */
static bool bounded(struct definer *d, const struct np_node *n, int64_t least, int64_t most,
		    const char *what, uint32_t *value)
{
	int64_t v;

	if (!constant(d, n, &v))
		return false;
	*value = (uint32_t)v;
	if (v >= least && v <= most)
		return true;
	np_error(d->c->diags, NP_E_BOUNDS, n->loc, "%s is from %lld to %lld, and this is %lld",
		 what, (long long)least, (long long)most, (long long)v);
	return false;
}

/* Sets *align to what an attribute says, if that is more. */
static bool align_at_least(struct definer *d, const struct np_node *n, uint32_t *align)
{
	uint32_t v;

	if (!n)
		return true;
	if (!bounded(d, n, 1, 4096, "an alignment", &v))
		return false;
	if (v & (v - 1)) {
		np_error(d->c->diags, NP_E_BOUNDS, n->loc, "an alignment is a power of two");
		return false;
	}
	*align = v > *align ? v : *align;
	return true;
}

/* --- struct and union --- */

struct place {
	uint64_t bits; /* behind the members so far */
	uint32_t size, align;
};

static bool too_large(struct definer *d, uint64_t bytes, struct np_loc loc)
{
	if (bytes <= LARGEST)
		return false;
	np_error(d->c->diags, NP_E_BOUNDS, loc,
		 "a type of %llu bytes is too large: %u are possible", (unsigned long long)bytes,
		 LARGEST);
	return true;
}

/* A bitfield goes into the unit of its type that the bits before it end in, if it fits there. */
static bool place_bits(struct definer *d, const struct np_c_member *m, const struct layout *l,
		       bool packed, struct place *p, struct np_btf_member *out)
{
	uint32_t width, unit = l->size * 8;

	if (!bounded(d, m->bits, *m->name ? 1 : 0, unit > 64 ? 64 : unit, "the width of a bitfield",
		     &width))
		return false;
	if (!width) {
		p->bits = round_up(p->bits, unit);
		return true;
	}
	if (!packed && p->bits / unit != (p->bits + width - 1) / unit)
		p->bits = round_up(p->bits, unit);
	out->bit_offset = (uint32_t)p->bits;
	out->bit_size = width;
	p->bits += width;
	if (!packed && *m->name && l->align > p->align)
		p->align = l->align;
	return true;
}

static bool place_member(struct definer *d, const struct np_c_member *m, const struct layout *l,
			 bool packed, struct place *p, struct np_btf_member *out)
{
	uint32_t align = packed || m->is_packed ? 1 : l->align;

	out->name = m->name;
	out->type = l->id;
	if (m->bits)
		return place_bits(d, m, l, packed || m->is_packed, p, out);
	if (!align_at_least(d, m->align, &align))
		return false;
	p->bits = (uint64_t)round_up((p->bits + 7) / 8, align) * 8;
	out->bit_offset = (uint32_t)p->bits;
	p->bits += (uint64_t)l->size * 8;
	p->align = align > p->align ? align : p->align;
	return !too_large(d, p->bits / 8, m->loc);
}

static bool is_flexible(const struct np_c_type *t)
{
	return t->kind == NP_C_ARRAY && !t->count;
}

static bool no_size(struct definer *d, const struct np_c_member *m)
{
	const struct np_c_type *t = m->type;
	struct np_diag *e;

	while (t->kind == NP_C_ARRAY)
		t = t->of;
	e = np_error(d->c->diags, NP_E_NO_TYPE, m->loc, "what '%s%s%s' holds is not known here",
		     t->tag, *t->tag ? " " : "", t->name);
	np_hint(d->c->diags, e, "define it above, or make the member a pointer");
	return false;
}

static bool same_name(struct definer *d, const struct np_c_type *t, const struct np_c_member *m)
{
	for (const struct np_c_member *o = t->members; o != m; o = o->next)
		if (*m->name && !strcmp(o->name, m->name)) {
			struct np_diag *e = np_error(d->c->diags, NP_E_TYPE, m->loc,
						     "there are two members '%s'", m->name);

			np_note(d->c->diags, e, o->loc, "the first one is here");
			return true;
		}
	return false;
}

static bool lay_out_members(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	NP_VEC(struct np_btf_member) members = {0};
	struct place p = {.align = 1};
	bool is_union = !strcmp(t->tag, "union");
	uint64_t largest = 0;

	for (const struct np_c_member *m = t->members; m; m = m->next) {
		struct np_btf_member b = {.name = ""};
		struct layout l = {0};

		if (is_union)
			p.bits = 0;
		if (same_name(d, t, m) || !lay_out(d, m->type, &l))
			return false;
		if (!l.align)
			return no_size(d, m);
		if (!place_member(d, m, &l, t->is_packed, &p, &b))
			return false;
		largest = p.bits > largest ? p.bits : largest;
		if (*m->name || !m->bits)
			np_vec_push(d->c->arena, &members, b);
	}
	if (!align_at_least(d, t->align, &p.align))
		return false;
	out->align = p.align;
	out->size = round_up((largest + 7) / 8, p.align);
	out->id = np_btf_write_struct(&d->w, is_union, t->name, out->size, members.v, members.n);
	return true;
}

/* --- enum --- */

static bool lay_out_enum(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	NP_VEC(struct np_btf_enumerator) list = {0};
	int64_t value = -1, least = 0, most = 0;

	for (const struct np_c_enumerator *e = t->enumerators; e; e = e->next) {
		struct np_btf_enumerator b = {.name = e->name};

		if (e->value ? !constant(d, e->value, &value) : (value++, false))
			return false;
		b.value = value;
		least = value < least ? value : least;
		most = value > most ? value : most;
		np_vec_push(d->c->arena, &list, b);
		remember(d, &d->values, e->name, &value, sizeof(value));
	}
	out->size =
		least < INT32_MIN || most > UINT32_MAX || (least < 0 && most > INT32_MAX) ? 8 : 4;
	if (t->is_packed)
		out->size = least >= -128 && most < (least ? 128 : 256) ? 1 : out->size;
	out->align = out->size;
	out->id = np_btf_write_enum(&d->w, t->name, out->size, least < 0, list.v, list.n);
	return true;
}

/* --- types --- */

static uint32_t kinds_of(const char *tag)
{
	return *tag == 's'   ? 1u << NP_BTF_STRUCT
	       : *tag == 'u' ? 1u << NP_BTF_UNION
			     : 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64;
}

static bool define_tagged(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	return *t->tag == 'e' ? lay_out_enum(d, t, out) : lay_out_members(d, t, out);
}

static bool tagged(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	struct tag *own;

	if (!*t->name)
		return define_tagged(d, t, out);
	own = recall(&d->tags, key_of(d, t->tag, t->name));
	if (own && own->is_done) {
		*out = own->layout;
		return true;
	}
	/* within itself, above its definition: a pointer may point to it */
	if (own || (!kernel_type(d, t->name, kinds_of(t->tag), out) &&
		    !module_type(d, t->name, kinds_of(t->tag), out)))
		out->id = np_btf_write_forward(&d->w, t->name, *t->tag == 'u');
	return true;
}

static bool no_words(struct definer *d, const struct np_c_type *t)
{
	np_error(d->c->diags, NP_E_NO_TYPE, t->loc, "there is no type '%s'", t->name);
	return false;
}

static bool words(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	const struct layout *known = recall(&d->typedefs, t->name);
	const struct np_type *type;

	if (!known)
		known = recall(&d->plain, t->name);
	if (known) {
		*out = *known;
		return true;
	}
	type = np_plain_type(d->c, t->name);
	if (!strcmp(t->name, "float") || !strcmp(t->name, "double")) {
		out->size = *t->name == 'f' ? 4 : 8;
		out->id = np_btf_write_simple(&d->w, NP_BTF_FLOAT, t->name, out->size);
	} else if (type && type->kind == NP_V_NONE) {
		return true;
	} else if (type) {
		out->size = type->size;
		out->id = np_btf_write_int(&d->w, type->is_char ? "char" : t->name, type->size,
					   type->is_signed, type->kind == NP_V_BOOL);
	} else {
		return kernel_type(d, t->name, 1u << NP_BTF_TYPEDEF, out) || no_words(d, t);
	}
	out->align = out->size;
	remember(d, &d->plain, t->name, out, sizeof(*out));
	return true;
}

static bool array(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	struct layout elem = {0};
	uint32_t count = 0;

	if (!lay_out(d, t->of, &elem))
		return false;
	if (!elem.align) {
		np_error(d->c->diags, NP_E_NO_TYPE, t->loc, "an array of what has no known size");
		return false;
	}
	if (!is_flexible(t) && !bounded(d, t->count, 0, LARGEST, "the length of an array", &count))
		return false;
	if (too_large(d, (uint64_t)count * elem.size, t->loc))
		return false;
	out->size = count * elem.size;
	out->align = elem.align;
	out->id = np_btf_write_array(&d->w, elem.id, count);
	return true;
}

static bool pointer(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	struct layout to = {0};
	const struct np_c_type *of = t->of;
	bool ok;

	/* what functions take and return is not kept; a type that nobody knows may be pointed to */
	d->pointed++;
	ok = of->kind == NP_C_FUNCTION ||
	     (of->kind == NP_C_WORDS && !np_plain_type(d->c, of->name) &&
	      !recall(&d->typedefs, of->name) &&
	      !kernel_type(d, of->name, 1u << NP_BTF_TYPEDEF, &to)) ||
	     lay_out(d, of, &to);
	d->pointed--;
	if (!ok)
		return false;
	out->size = out->align = 8;
	out->id = np_btf_write_simple(&d->w, NP_BTF_PTR, "", to.id);
	return true;
}

static bool lay_out(struct definer *d, const struct np_c_type *t, struct layout *out)
{
	bool ok = false;

	*out = (struct layout){0};
	if (d->depth++ > DEEPEST) {
		np_error(d->c->diags, NP_E_NESTING, t->loc, "types nested deeper than %d levels",
			 DEEPEST);
		d->depth--;
		return false;
	}
	switch (t->kind) {
	case NP_C_WORDS: ok = words(d, t, out); break;
	case NP_C_TAGGED: ok = tagged(d, t, out); break;
	case NP_C_POINTER: ok = pointer(d, t, out); break;
	case NP_C_ARRAY: ok = array(d, t, out); break;
	case NP_C_FUNCTION: ok = true; break; /* not a value: it has no size */
	}
	d->depth--;
	return ok;
}

static void add_tag(struct definer *d, const struct np_c_type *t)
{
	const char *key = key_of(d, t->tag, t->name);
	struct tag own = {.type = t}, *before = recall(&d->tags, key);
	struct np_diag *e;

	if (!before || before->type == t) {
		remember(d, &d->tags, key, &own, sizeof(own));
		return;
	}
	e = np_error(d->c->diags, NP_E_TYPE, t->loc, "'%s' is defined twice", key);
	np_note(d->c->diags, e, before->type->loc, "the first one is here");
}

static void define(struct definer *d, const struct np_node *n)
{
	const struct np_c_type *t = n->definition.type;
	struct layout l = {0};

	if (n->definition.name) {
		if (!lay_out(d, t, &l))
			return;
		l.id = np_btf_write_simple(&d->w, NP_BTF_TYPEDEF, n->definition.name, l.id);
		remember(d, &d->typedefs, n->definition.name, &l, sizeof(l));
	} else if (!*t->name) {
		define_tagged(d, t, &l);
	} else {
		struct tag *own = recall(&d->tags, key_of(d, t->tag, t->name));

		if (!own || own->is_done || !define_tagged(d, t, &l))
			return;
		own->layout = l;
		own->is_done = true;
	}
}

/*
 * An old script may describe a struct of the kernel as it was once; its own counts, and the first
 * member that is elsewhere on this kernel is told.
 */
static void compare_with_kernel(struct definer *d, const struct np_c_type *t)
{
	struct np_btf *script = d->c->out->script;
	uint32_t kinds = kinds_of(t->tag), own = np_btf_find(script, t->name, kinds);
	uint32_t theirs = d->kernel ? np_btf_find(d->kernel, t->name, kinds) : 0;

	if (!theirs || theirs == own)
		return;
	for (const struct np_c_member *m = t->members; m; m = m->next) {
		struct np_btf_member a, b;
		struct np_diag *w;
		bool found;

		if (!np_btf_find_member(script, own, m->name, &a))
			continue;
		found = np_btf_find_member(d->kernel, theirs, m->name, &b);
		if (found && a.bit_offset == b.bit_offset)
			continue;
		w = np_warn(d->c->diags, m->loc,
			    found ? "'%s %s' as the script defines it is used: this kernel has "
				    "'%s' elsewhere"
				  : "'%s %s' as the script defines it is used: this kernel's has "
				    "no '%s'",
			    t->tag, t->name, m->name);
		np_hint(d->c->diags, w,
			"without the definition the kernel's own type is taken from its BTF");
		return;
	}
}

void np_check_definitions(struct np_checker *c, const struct np_node *program)
{
	struct definer d = {.c = c, .kernel = np_world_btf(c->opt->world)};
	bool any = false;

	np_list_each (n, program->list)
		if (n->kind == NP_N_DEFINITION) {
			any = true;
			if (!n->definition.name && *n->definition.type->name)
				add_tag(&d, n->definition.type);
		}
	if (!any)
		return;
	np_btf_writer_init(&d.w, c->arena, d.kernel);
	np_list_each (n, program->list)
		if (n->kind == NP_N_DEFINITION)
			define(&d, n);
	c->out->script = np_btf_writer_finish(&d.w);
	if (!c->out->script)
		return;
	np_btf_set_program(c->out->script);
	np_list_each (n, program->list)
		if (n->kind == NP_N_DEFINITION && !n->definition.name && *n->definition.type->name)
			compare_with_kernel(&d, n->definition.type);
}

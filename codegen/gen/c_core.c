/*
 * What C code leaves open for the kernel that it is loaded on (CO-RE): LLVM names a variable after
 * it, "llvm.TYPE:KIND:NOW$PATH", PATH the numbers of members and elements.  Here that becomes
 * symbols of ours, by which the loader knows it.
 */
#include <stdlib.h>
#include <string.h>

#include "gen/c_code.h"

/* As the kernel numbers them: enum bpf_core_relo_kind. */
enum {
	FIELD_BYTE_OFFSET = 0,
	FIELD_EXISTS = 2,
	TYPE_EXISTS = 8,
	TYPE_SIZE = 9,
	ENUM_EXISTS = 10,
	ENUM_VALUE = 11,
};

#define DEEPEST 32

/* A way into a struct: the names of members so far, from the last struct that has a tag. */
struct way {
	struct np_arena *arena;
	const struct np_btf *btf;
	const char *owner;
	struct np_text path;
	uint32_t type;
	struct np_c_core *out;
};

/* "task_struct___old" is the kernel's task_struct, as somebody else has it. */
static const char *tag(struct np_arena *a, const char *name)
{
	const char *flavour = strstr(name, "___");

	return flavour && flavour > name ? np_strndup(a, name, (size_t)(flavour - name)) : name;
}

static char kind_letter(const struct np_btf_type *t)
{
	switch (t->kind) {
	case NP_BTF_INT: return t->is_signed && !t->is_bool ? 's' : 'u';
	case NP_BTF_ENUM:
	case NP_BTF_ENUM64: return t->is_signed ? 's' : 'u';
	case NP_BTF_PTR: return 'p';
	default: return 'o';
	}
}

static bool add(struct way *w, const char *symbol, uint32_t times)
{
	if (w->out->n == NP_C_CORE_PARTS || !*w->owner)
		return false;
	w->out->parts[w->out->n++] = (struct np_c_core_part){symbol, times};
	return true;
}

/* The members that were walked through become a symbol. */
static bool end_path(struct way *w, bool exists)
{
	struct np_btf_type t;

	if (!w->path.n)
		return true;
	if (!np_btf_type(w->btf, w->type, &t) ||
	    !add(w,
		 exists ? np_sprintf(w->arena, "exists.off.%s.%s", w->owner, w->path.s)
			: np_sprintf(w->arena, "off.%s.%s:%c%u", w->owner, w->path.s,
				     kind_letter(&t), np_btf_sizeof(w->btf, w->type)),
		 1))
		return false;
	np_text_clear(&w->path);
	return true;
}

static bool enter_member(struct way *w, uint32_t i)
{
	struct np_btf_member m;

	if (!np_btf_member(w->btf, w->type, i, &m) || m.bit_size)
		return false;
	if (*m.name)
		np_text_addf(&w->path, "%s%s", w->path.n ? "." : "", m.name);
	w->type = np_btf_strip(w->btf, m.type);
	return true;
}

/* Numbers lie as far apart as C has them, structs as the kernel has. */
static bool enter_element(struct way *w, uint32_t i)
{
	struct np_btf_type array, elem;

	if (!np_btf_type(w->btf, w->type, &array) || !end_path(w, false))
		return false;
	w->type = np_btf_strip(w->btf, array.ref);
	if (!np_btf_type(w->btf, w->type, &elem))
		return false;
	if (elem.kind != NP_BTF_STRUCT && elem.kind != NP_BTF_UNION) {
		w->out->add += (int64_t)i * np_btf_sizeof(w->btf, w->type);
		return true;
	}
	w->owner = tag(w->arena, elem.name);
	return !i || add(w, np_sprintf(w->arena, "size.%s", w->owner), i);
}

static bool follow(struct way *w, const char *path, bool exists)
{
	char *end;

	/* the first number is that of an element of what the pointer points to */
	if (strtoul(path, &end, 10))
		return false;
	for (unsigned depth = 0; *end == ':' && depth < DEEPEST; depth++) {
		uint32_t i = (uint32_t)strtoul(end + 1, &end, 10);
		struct np_btf_type t;

		if (!np_btf_type(w->btf, w->type, &t))
			return false;
		if (t.kind == NP_BTF_ARRAY ? exists || !enter_element(w, i) : !enter_member(w, i))
			return false;
	}
	return !*end && end_path(w, exists);
}

static bool of_enumerator(struct way *w, const char *path, bool exists)
{
	struct np_btf_enumerator e;

	if (!np_btf_enumerator(w->btf, w->type, (uint32_t)strtoul(path, NULL, 10), &e))
		return false;
	return add(w,
		   np_sprintf(w->arena, "%senum.%s.%s", exists ? "exists." : "", w->owner, e.name),
		   1);
}

static bool translate(struct way *w, int kind, const char *path)
{
	switch (kind) {
	case FIELD_BYTE_OFFSET: return follow(w, path, false);
	case FIELD_EXISTS: return follow(w, path, true);
	case TYPE_EXISTS:
	case TYPE_SIZE:
		return add(w,
			   np_sprintf(w->arena, kind == TYPE_SIZE ? "size.%s" : "exists.type.%s",
				      w->owner),
			   1);
	case ENUM_EXISTS:
	case ENUM_VALUE: return of_enumerator(w, path, kind == ENUM_EXISTS);
	default: return false;
	}
}

bool np_c_core_read(struct np_arena *a, struct np_btf *btf, const char *name, struct np_c_core *out)
{
	const char *colon = strchr(name, ':'), *path = strchr(name, '$');
	struct way w = {.arena = a, .btf = btf, .out = out};
	const char *type;
	bool ok;

	*out = (struct np_c_core){0};
	if (!colon || !path || strncmp(name, "llvm.", 5))
		return false;
	type = np_strndup(a, name + 5, (size_t)(colon - name - 5));
	w.type = np_btf_find(btf, type,
			     1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION | 1u << NP_BTF_ENUM |
				     1u << NP_BTF_ENUM64);
	w.owner = tag(a, type);
	if (!w.type) { /* typedef struct { ... } atomic_t */
		w.type = np_btf_strip(btf, np_btf_find(btf, type, 1u << NP_BTF_TYPEDEF));
		w.owner = np_sprintf(a, "~%s", w.owner);
	}
	if (!w.type)
		return false;
	ok = translate(&w, atoi(colon + 1), path + 1);
	np_text_free(&w.path);
	return ok;
}

/*
 * `nprobe type`: a struct, union or enum as BTF has it, with the offset and size of each member,
 * in C's spelling.
 */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

#define DEEPEST 16 /* anonymous structs within each other; pointers to pointers */
#define TAGGED (1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION | 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64)

static const char *tag_word(const struct np_btf_type *t)
{
	return t->kind == NP_BTF_STRUCT                             ? "struct "
	       : t->kind == NP_BTF_UNION                            ? "union "
	       : t->kind == NP_BTF_ENUM || t->kind == NP_BTF_ENUM64 ? "enum "
								    : "";
}

/* C declares from the inside out: what stands before the name and what behind it. */
static void declare(const struct np_btf *b, uint32_t id, const char *inner, int depth,
		    struct np_text *out)
{
	struct np_text text = {0};
	struct np_btf_type t;

	if (depth > DEEPEST || !np_btf_type(b, id, &t)) {
		np_text_addf(out, "? %s", inner);
		return;
	}
	if (!id) {
		np_text_addf(out, "void%s%s",
			     *inner && *inner != '*' ? " "
			     : *inner                ? " "
						     : "",
			     inner);
		return;
	}
	switch (t.kind) {
	case NP_BTF_PTR: {
		struct np_btf_type to;
		bool wrap = np_btf_type(b, t.ref, &to) &&
			    (to.kind == NP_BTF_FUNC_PROTO || to.kind == NP_BTF_ARRAY);

		np_text_addf(&text, wrap ? "(*%s)" : "*%s", inner);
		declare(b, t.ref, text.s, depth + 1, out);
		break;
	}
	case NP_BTF_ARRAY:
		np_text_addf(&text, "%s[%u]", inner, t.vlen);
		declare(b, t.ref, text.s, depth + 1, out);
		break;
	case NP_BTF_FUNC_PROTO: {
		struct np_btf_member m;

		np_text_addf(&text, "%s(", inner);
		for (uint32_t i = 0; np_btf_member(b, id, i, &m); i++) {
			np_text_add(&text, i ? ", " : "");
			declare(b, m.type, "", depth + 1, &text);
		}
		np_text_add(&text, ")");
		declare(b, t.ref, text.s, depth + 1, out);
		break;
	}
	case NP_BTF_CONST:
		np_text_add(out, "const ");
		declare(b, t.ref, inner, depth + 1, out);
		break;
	case NP_BTF_VOLATILE:
		np_text_add(out, "volatile ");
		declare(b, t.ref, inner, depth + 1, out);
		break;
	case NP_BTF_RESTRICT:
	case NP_BTF_TYPE_TAG: declare(b, t.ref, inner, depth + 1, out); break;
	default:
		np_text_addf(out, "%s%s%s%s", tag_word(&t), *t.name ? t.name : "{...}",
			     *inner ? " " : "", inner);
	}
	np_text_free(&text);
}

static void members(const struct np_btf *b, uint32_t id, uint32_t base_bits, int depth,
		    struct np_text *out)
{
	struct np_btf_member m;

	for (uint32_t i = 0; depth <= DEEPEST && np_btf_member(b, id, i, &m); i++) {
		uint32_t bits = base_bits + m.bit_offset, inner = np_btf_strip(b, m.type);
		struct np_text text = {0};
		struct np_btf_type t;

		declare(b, m.type, m.name, 0, &text);
		if (m.bit_size) {
			np_text_addf(out, "%8u %8s", bits / 8, "");
			np_text_addf(out, "  %*s%s : %u (bit %u)\n", depth * 2, "", text.s,
				     m.bit_size, bits % 8);
		} else {
			np_text_addf(out, "%8u %8u  %*s%s\n", bits / 8, np_btf_sizeof(b, m.type),
				     depth * 2, "", text.s);
		}
		np_text_free(&text);
		if (np_btf_type(b, inner, &t) && !*t.name &&
		    (t.kind == NP_BTF_STRUCT || t.kind == NP_BTF_UNION))
			members(b, inner, bits, depth + 1, out);
	}
}

static void show(const struct np_btf *b, uint32_t id, struct np_text *out)
{
	struct np_btf_enumerator e;
	struct np_btf_type t;

	np_btf_type(b, id, &t);
	np_text_addf(out, "%s%s: %u bytes\n", tag_word(&t), *t.name ? t.name : "{...}",
		     np_btf_sizeof(b, id));
	if (t.kind == NP_BTF_STRUCT || t.kind == NP_BTF_UNION) {
		np_text_addf(out, "%8s %8s\n", "offset", "size");
		members(b, id, 0, 0, out);
	}
	for (uint32_t i = 0; np_btf_enumerator(b, id, i, &e); i++)
		np_text_addf(out, "%8lld  %s\n", (long long)e.value, e.name);
}

static bool try_name(void *arg, uint32_t id, const char *name)
{
	(void)id;
	if (*name)
		np_nearest_try(arg, name);
	return true;
}

int np_show_type(struct np_world *w, const char *text, struct np_text *out, struct np_diags *diags)
{
	static const struct {
		const char *word;
		uint32_t kinds;
	} tags[] = {{"struct ", 1u << NP_BTF_STRUCT},
		    {"union ", 1u << NP_BTF_UNION},
		    {"enum ", 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64}};
	struct np_btf *b = np_world_btf(w);
	uint32_t kinds = TAGGED | 1u << NP_BTF_TYPEDEF | 1u << NP_BTF_INT, id;
	const char *name = text;
	struct np_nearest near;
	struct np_diag *d;

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (!strncmp(text, tags[i].word, strlen(tags[i].word))) {
			kinds = tags[i].kinds;
			name = text + strlen(tags[i].word);
		}
	name = np_strndup(diags->arena, name, strcspn(name, " *"));
	id = b ? np_btf_find(b, name, kinds) : 0;
	if (id) {
		show(b, np_btf_strip(b, id), out);
		return 0;
	}
	d = np_error(diags, NP_E_NO_TYPE, (struct np_loc){0}, "this kernel's BTF has no type '%s'",
		     text);
	near = (struct np_nearest){.want = name};
	if (b)
		np_btf_each(b, kinds, try_name, &near);
	if (np_nearest_best(&near))
		np_hint(diags, d, "did you mean '%s'?", np_nearest_best(&near));
	return 1;
}

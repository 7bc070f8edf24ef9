/*
 * Writing BTF: types that a script defines, behind those of the kernel (split BTF) or alone.
 * Ids are given out in the order of the calls; names are kept once each.
 */
#ifndef NP_BTF_BTF_WRITE_H
#define NP_BTF_BTF_WRITE_H

#include "base/strmap.h"
#include "base/text.h"
#include "btf/btf.h"

struct np_btf_writer {
	struct np_arena *arena;
	const struct np_btf *base;
	struct np_text types, strings;
	struct np_strmap names;
	uint32_t next_id, first_str;
};

/* `base` may be NULL. */
void np_btf_writer_init(struct np_btf_writer *w, struct np_arena *a, const struct np_btf *base);
uint32_t np_btf_write_int(struct np_btf_writer *w, const char *name, uint32_t size, bool is_signed,
			  bool is_bool);
/* PTR, TYPEDEF, FLOAT (ref is its size): a name, which may be "", and one number. */
uint32_t np_btf_write_simple(struct np_btf_writer *w, enum np_btf_kind kind, const char *name,
			     uint32_t ref);
/* A struct or union whose members are elsewhere. */
uint32_t np_btf_write_forward(struct np_btf_writer *w, const char *name, bool is_union);
uint32_t np_btf_write_array(struct np_btf_writer *w, uint32_t elem, uint32_t count);
uint32_t np_btf_write_struct(struct np_btf_writer *w, bool is_union, const char *name,
			     uint32_t size, const struct np_btf_member *members, uint32_t n);
/* Of 8 bytes an ENUM64. */
uint32_t np_btf_write_enum(struct np_btf_writer *w, const char *name, uint32_t size, bool is_signed,
			   const struct np_btf_enumerator *list, uint32_t n);
/* What was written, opened; its bytes are in the arena. NULL: nothing was. */
struct np_btf *np_btf_writer_finish(struct np_btf_writer *w);

#endif

/*
 * Cutting BTF down: only what is reachable from some types, with pointers followed so many
 * times.  Behind the last pointer a struct is only declared.  5 MB become some 100 KB.
 */
#ifndef NP_WORLD_BTF_CUT_H
#define NP_WORLD_BTF_CUT_H

#include "btf/btf.h"

struct btf_cut;

/* `b` must outlive the cut. */
struct btf_cut *btf_cut_new(const struct np_btf *b);
/* Keeps a type whole; its pointers are followed `pointers` times. */
void btf_cut_keep(struct btf_cut *c, uint32_t id, unsigned pointers);
/* The cut as BTF bytes with ids of its own, on the heap. Not split, whatever `b` was. */
void btf_cut_write(struct btf_cut *c, void **bytes, size_t *len);
void btf_cut_free(struct btf_cut *c);

#endif

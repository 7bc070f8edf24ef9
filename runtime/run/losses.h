/* What was lost, in words: a tracer that drops silently lies. */
#ifndef NP_RUN_LOSSES_H
#define NP_RUN_LOSSES_H

#include "attach/attach.h"
#include "base/text.h"
#include "image/plan.h"
#include "out/out.h"
#include "sym/sym.h"

/*
 * One line a statement and cause that lost anything: how many, why, where, which setting helps.
 * counts[i] belongs to plan->losses[i]; entries[i] is what plan->maps[i] can hold, keys[i] what it
 * holds now. `o` gets the same as objects; NULL: nobody does. Returns the number of events that did
 * not reach the output.
 */
uint64_t losses_text(const struct np_plan *p, const uint64_t *counts, const uint32_t *entries,
		     const uint32_t *keys, struct np_out *o, struct np_text *out);
/* The same of hits of probes that came to no program. Those that lost most are named. */
void losses_missed_text(const struct np_plan *p, const struct np_attached_program *v, uint32_t n,
			struct np_out *o, struct np_text *out);
/* The same of addresses, of the kernel and of programs. */
void losses_symbols_text(const struct np_sym_losses *l, struct np_out *o, struct np_text *out);

#endif

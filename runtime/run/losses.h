/* What was lost, in words. */
#ifndef NP_RUN_LOSSES_H
#define NP_RUN_LOSSES_H

#include <stdio.h>

#include "base/text.h"
#include "load/load.h"

/* One line about `count` losses; entries: keys of the map that was full. */
void np_loss_show(const struct np_plan *p, const struct np_plan_loss *l, uint64_t count,
		  uint32_t entries, struct np_text *out);
/* All that the programs counted; returns how many events were lost. */
uint64_t np_losses_tell(struct np_loaded *l, FILE *f);

#endif

/* Inside the plan's coding. */
#ifndef NP_IMAGE_PLAN_INTERNAL_H
#define NP_IMAGE_PLAN_INTERNAL_H

#include "image/plan.h"

/*
 * What is wrong with a decoded plan: NULL, or a message (static text). Memory that it needs
 * while it looks comes from the arena.
 */
const char *np_plan_wrong(struct np_arena *a, const struct np_plan *p);

#endif

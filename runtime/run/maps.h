/*
 * Reading and emptying maps from user space, while programs go on changing them: what is read
 * holds every key that was there all the time once, and of the others some.
 */
#ifndef NP_RUN_MAPS_H
#define NP_RUN_MAPS_H

#include "load/load.h"
#include "out/out.h"

/*
 * Reads a map, of one with generations only that one; 0 or negative errno. To be freed by
 * maps_free, also after an error.
 */
int maps_read(struct np_loaded *l, uint32_t map, uint64_t generation, struct np_map_content *c);
void maps_free(struct np_map_content *c);
/* Deletes the keys of the generations before one. */
int maps_forget(struct np_loaded *l, uint32_t map, uint64_t before);
/* The keys of a generation are there in another one, too, with values of 0. */
int maps_zero(struct np_loaded *l, uint32_t map, uint64_t from, uint64_t to);
/* The counters of losses, summed over CPUs: counts[i] for plan->losses[i]. */
int maps_read_losses(struct np_loaded *l, uint64_t *counts);
/* The first map of a role, or NP_NO_INDEX. */
uint32_t maps_find(const struct np_plan *p, enum np_map_role role);
/*
 * The maps that print, in the order in which they do: by name. Returns how many; `order` has
 * room for plan->maps.n.
 */
uint32_t maps_printed(const struct np_plan *p, uint32_t *order);

#endif

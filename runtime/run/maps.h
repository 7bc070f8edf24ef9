/* Reading, clearing and zeroing the script's maps. */
#ifndef NP_RUN_MAPS_H
#define NP_RUN_MAPS_H

#include "load/load.h"
#include "out/out.h"

/*
 * Reads a whole map. The buffers in *out are the caller's to free (keys and values). 0 or
 * negative errno. Entries that come and go meanwhile may be missed or be in it.
 */
int np_map_read(struct np_loaded *l, uint32_t map, struct np_map_content *out);
/* Removes all keys; sets all values to zero and keeps the keys. */
void np_map_clear(struct np_loaded *l, uint32_t map);
void np_map_zero(struct np_loaded *l, uint32_t map);
/* Reads and prints one map, if it has entries. */
void np_map_print(struct np_loaded *l, struct np_out *o, uint32_t map, uint32_t top, uint32_t div);
/* All maps that print, in order of their names. */
void np_maps_print_all(struct np_loaded *l, struct np_out *o);
/* Sum over all CPUs of a counter of the LOST map. */
uint64_t np_lost_count(struct np_loaded *l, uint32_t index);

#endif

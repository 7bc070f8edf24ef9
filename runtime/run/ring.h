/*
 * The reader's side of the event ring (BPF_MAP_TYPE_RINGBUF, mapped: consumer page, producer
 * page, data twice in a row).  Layout: the kernel's Documentation/bpf/ringbuf.rst.
 */
#ifndef NP_RUN_RING_H
#define NP_RUN_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct np_ring {
	uint64_t *consumer;       /* position read up to: ours to write */
	const uint64_t *producer; /* position written up to */
	const uint8_t *data;
	uint64_t mask; /* bytes - 1 */
	void *map_consumer, *map_producer;
	size_t page;
};

/* Maps the ring of `bytes` (a power of two). 0 or negative errno. Undone by np_ring_close. */
int np_ring_open(struct np_ring *r, int fd, uint32_t bytes);
void np_ring_close(struct np_ring *r);
/*
 * Calls f for each record that is complete, until it returns false or there is none. Returns
 * how many there were. Discarded records are passed over.
 */
unsigned np_ring_drain(struct np_ring *r, bool (*f)(void *arg, const void *record, size_t len),
		       void *arg);

#endif

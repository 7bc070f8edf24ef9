/*
 * The reader's end of a BPF ring buffer, over its two mappings.  The kernel writes records of
 * u32 length (with two flag bits), u32 page offset, then the bytes, aligned to 8; the data
 * pages are mapped twice in a row, so that no record is ever split.
 */
#ifndef NP_RUN_RING_H
#define NP_RUN_RING_H

#include <stdbool.h>
#include <stdint.h>

struct ring {
	const uint64_t *producer; /* position after the last reserved record */
	uint64_t *consumer;       /* position after the last one read; ours to write */
	const uint8_t *data;
	uint64_t mask; /* size - 1 */
	uint64_t at;   /* position behind the record that is read */
};

/* A committed record. False: read no further. */
typedef bool (*ring_fn)(void *arg, const void *record, uint32_t len);

/* Maps the ring of `bytes` (a power of two); 0 or negative errno. */
int ring_open(struct ring *r, int fd, uint32_t bytes);
void ring_close(struct ring *r);
/*
 * Hands up to `max` committed records to f, in order; discarded ones are passed over. Stops at
 * one that is still being written. Returns how many were consumed, discarded ones included.
 */
uint32_t ring_drain(struct ring *r, uint32_t max, ring_fn f, void *arg);
/* What has been reserved by now ends at this position. */
uint64_t ring_end(const struct ring *r);
/* Whether all that was reserved has been read. */
bool ring_is_empty(const struct ring *r);

#endif

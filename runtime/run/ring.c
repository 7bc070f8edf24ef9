/* Reading the event ring. */
#include "run/ring.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define BUSY (1u << 31)
#define DISCARD (1u << 30)
#define PUBLISH_EVERY 256 /* records between two writes of our position */

int np_ring_open(struct np_ring *r, int fd, uint32_t bytes)
{
	r->page = (size_t)sysconf(_SC_PAGESIZE);
	r->mask = bytes - 1;
	r->map_consumer = mmap(NULL, r->page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (r->map_consumer == MAP_FAILED)
		return -errno;
	r->map_producer = mmap(NULL, r->page + 2 * (size_t)bytes, PROT_READ, MAP_SHARED, fd,
			       (off_t)r->page);
	if (r->map_producer == MAP_FAILED) {
		int err = errno;

		munmap(r->map_consumer, r->page);
		return -err;
	}
	r->consumer = r->map_consumer;
	r->producer = r->map_producer;
	r->data = (const uint8_t *)r->map_producer + r->page;
	return 0;
}

void np_ring_close(struct np_ring *r)
{
	if (!r->consumer)
		return;
	munmap(r->map_consumer, r->page);
	munmap(r->map_producer, r->page + 2 * ((size_t)r->mask + 1));
	r->consumer = NULL;
}

unsigned np_ring_drain(struct np_ring *r, bool (*f)(void *arg, const void *record, size_t len),
		       void *arg)
{
	uint64_t at = __atomic_load_n(r->consumer, __ATOMIC_RELAXED);
	unsigned n = 0;
	bool go_on = true;

	while (go_on && at < __atomic_load_n(r->producer, __ATOMIC_ACQUIRE)) {
		const uint8_t *header = r->data + (at & r->mask);
		uint32_t len = __atomic_load_n((const uint32_t *)header, __ATOMIC_ACQUIRE);

		if (len & BUSY)
			break; /* reserved, not yet submitted: those behind it wait, order is kept */
		if (!(len & DISCARD))
			go_on = f(arg, header + 8, len);
		at += ((len & ~DISCARD) + 8 + 7) & ~7u;
		if (++n % PUBLISH_EVERY == 0)
			__atomic_store_n(r->consumer, at, __ATOMIC_RELEASE);
	}
	__atomic_store_n(r->consumer, at, __ATOMIC_RELEASE);
	return n;
}

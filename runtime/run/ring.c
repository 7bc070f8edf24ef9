/* Reading the ring: see ring.h. */
#include "run/ring.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define BUSY (1u << 31)
#define DISCARDED (1u << 30)
#define HEADER 8
/* The position is published so often: each time the kernel's cache line changes hands. */
#define PUBLISH_EVERY 256

int ring_open(struct ring *r, int fd, uint32_t bytes)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *consumer = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), *producer;

	if (consumer == MAP_FAILED)
		return -errno;
	producer = mmap(NULL, page + 2 * (size_t)bytes, PROT_READ, MAP_SHARED, fd, (off_t)page);
	if (producer == MAP_FAILED) {
		int err = errno;

		munmap(consumer, page);
		return -err;
	}
	r->consumer = consumer;
	r->producer = producer;
	r->data = (const uint8_t *)producer + page;
	r->mask = bytes - 1;
	return 0;
}

void ring_close(struct ring *r)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (!r->data)
		return;
	munmap(r->consumer, page);
	munmap((void *)r->producer, page + 2 * (r->mask + 1));
	r->data = NULL;
}

uint64_t ring_end(const struct ring *r)
{
	return __atomic_load_n(r->producer, __ATOMIC_ACQUIRE);
}

bool ring_is_empty(const struct ring *r)
{
	return ring_end(r) == __atomic_load_n(r->consumer, __ATOMIC_RELAXED);
}

uint32_t ring_drain(struct ring *r, uint32_t max, ring_fn f, void *arg)
{
	uint64_t at = __atomic_load_n(r->consumer, __ATOMIC_RELAXED);
	uint64_t end = ring_end(r);
	uint32_t n = 0;
	bool more = true;

	while (more && n < max && at < end) {
		const uint8_t *p = r->data + (at & r->mask);
		uint32_t len = __atomic_load_n((const uint32_t *)p, __ATOMIC_ACQUIRE);

		if (len & BUSY)
			break;
		at += (HEADER + (uint64_t)(len & ~DISCARDED) + 7) & ~7ull;
		r->at = at;
		if (!(len & DISCARDED))
			more = f(arg, p + HEADER, len);
		if (++n % PUBLISH_EVERY == 0)
			__atomic_store_n(r->consumer, at, __ATOMIC_RELEASE);
		if (at == end)
			end = ring_end(r);
	}
	__atomic_store_n(r->consumer, at, __ATOMIC_RELEASE);
	return n;
}

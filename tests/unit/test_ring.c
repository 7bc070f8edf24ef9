/* The ring's reader over memory of our own, laid out as the kernel lays it out. */
#include <stdlib.h>

#include "check.h"
#include "run/ring.h"

#define SIZE 4096u
#define BUSY (1u << 31)
#define DISCARDED (1u << 30)

struct memory {
	uint64_t producer, consumer;
	uint8_t data[2 * SIZE]; /* the second half mirrors the first */
};

static void put(struct memory *m, uint64_t at, const void *bytes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = (uint32_t)(at + i) % SIZE;

		m->data[k] = m->data[k + SIZE] = ((const uint8_t *)bytes)[i];
	}
}

/* Appends a record whose bytes all are `fill`; returns where its header is. */
static uint64_t append(struct memory *m, uint32_t len, uint32_t flags, uint8_t fill)
{
	uint64_t at = m->producer;
	uint32_t head[2] = {len | flags, 0};
	uint8_t bytes[SIZE];

	memset(bytes, fill, sizeof(bytes));
	put(m, at, head, sizeof(head));
	put(m, at + 8, bytes, len);
	m->producer += (8 + len + 7) & ~7u;
	return at;
}

struct seen {
	uint32_t n, lens[8];
	uint8_t fills[8];
	bool intact;
	uint32_t stop_after;
};

static bool see(void *arg, const void *record, uint32_t len)
{
	struct seen *s = arg;
	const uint8_t *p = record;

	if (s->n < 8) {
		s->lens[s->n] = len;
		s->fills[s->n] = len ? p[0] : 0;
	}
	for (uint32_t i = 1; i < len; i++)
		s->intact &= p[i] == p[0];
	s->n++;
	return s->n != s->stop_after;
}

static struct ring open_memory(struct memory *m, uint64_t position)
{
	memset(m, 0, sizeof(*m));
	m->producer = m->consumer = position;
	return (struct ring){&m->producer, &m->consumer, m->data, SIZE - 1, 0};
}

static void test_order(struct memory *m)
{
	struct ring r = open_memory(m, 0);
	struct seen s = {.intact = true};

	CHECK(ring_is_empty(&r));
	CHECK_INT(ring_drain(&r, 10, see, &s), 0);
	append(m, 8, 0, 'a');
	append(m, 13, 0, 'b'); /* padded to 8 */
	append(m, 0, 0, 0);
	append(m, 24, 0, 'c');
	CHECK(!ring_is_empty(&r));
	CHECK_INT(ring_drain(&r, 10, see, &s), 4);
	CHECK_INT(s.n, 4);
	CHECK_INT(s.lens[1], 13);
	CHECK_INT(s.fills[0], 'a');
	CHECK_INT(s.fills[1], 'b');
	CHECK_INT(s.fills[3], 'c');
	CHECK(s.intact);
	CHECK(ring_is_empty(&r));
	CHECK_INT(m->consumer, 16 + 24 + 8 + 32);
}

static void test_wrap(struct memory *m)
{
	struct ring r = open_memory(m, SIZE - 24 + 7ull * SIZE);
	struct seen s = {.intact = true};

	append(m, 100, 0, 'w'); /* goes over the end */
	append(m, 8, 0, 'x');
	CHECK_INT(ring_drain(&r, 10, see, &s), 2);
	CHECK_INT(s.lens[0], 100);
	CHECK_INT(s.fills[0], 'w');
	CHECK_INT(s.fills[1], 'x');
	CHECK(s.intact);
}

static void test_busy(struct memory *m)
{
	struct ring r = open_memory(m, 0);
	struct seen s = {.intact = true};
	uint64_t at;
	uint32_t committed = 8;

	append(m, 8, 0, 'a');
	at = append(m, 8, BUSY, 'b');
	append(m, 8, 0, 'c');
	CHECK_INT(ring_drain(&r, 10, see, &s), 1);
	CHECK(!ring_is_empty(&r));
	CHECK_INT(ring_drain(&r, 10, see, &s), 0);
	put(m, at, &committed, sizeof(committed));
	CHECK_INT(ring_drain(&r, 10, see, &s), 2);
	CHECK_INT(s.fills[1], 'b');
	CHECK_INT(s.fills[2], 'c');
}

static void test_discarded(struct memory *m)
{
	struct ring r = open_memory(m, 0);
	struct seen s = {.intact = true};

	append(m, 40, DISCARDED, 'a');
	append(m, 8, 0, 'b');
	CHECK_INT(ring_drain(&r, 10, see, &s), 2);
	CHECK_INT(s.n, 1);
	CHECK_INT(s.fills[0], 'b');
	CHECK(ring_is_empty(&r));
}

static void test_limits(struct memory *m)
{
	struct ring r = open_memory(m, 0);
	struct seen s = {.intact = true};

	for (int i = 0; i < 5; i++)
		append(m, 8, 0, (uint8_t)('a' + i));
	CHECK_INT(ring_drain(&r, 2, see, &s), 2);
	CHECK_INT(m->consumer, 32);
	s.stop_after = 3; /* as after exit(): the rest stays */
	CHECK_INT(ring_drain(&r, 10, see, &s), 1);
	CHECK_INT(m->consumer, 48);
	s.stop_after = 0;
	CHECK_INT(ring_drain(&r, 10, see, &s), 2);
	CHECK_INT(s.fills[4], 'e');
}

int main(void)
{
	struct memory *m = malloc(sizeof(*m));

	test_order(m);
	test_wrap(m);
	test_busy(m);
	test_discarded(m);
	test_limits(m);
	free(m);
	return check_done();
}

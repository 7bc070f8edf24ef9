/* Files of packets: see pcap.h. */
#include "run/pcap.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"

#define MAGIC_NS 0xa1b23c4du
#define RAW_IP 101 /* LINKTYPE_RAW: IPv4 or IPv6, the packet says which */
#define LONGEST 65535

struct pcap {
	FILE *f;
	int error;
};

struct header {
	uint32_t magic;
	uint16_t major, minor;
	int32_t zone;
	uint32_t accuracy, longest, link;
};

struct packet {
	uint32_t second, ns, kept, original;
};

static void put(struct pcap *p, const void *bytes, size_t n)
{
	if (n && fwrite(bytes, n, 1, p->f) != 1 && !p->error)
		p->error = errno;
}

struct pcap *pcap_open(const char *path)
{
	const struct header h = {
		.magic = MAGIC_NS, .major = 2, .minor = 4, .longest = LONGEST, .link = RAW_IP};
	FILE *f = fopen(path, "we");
	struct pcap *p;

	if (!f)
		return NULL;
	p = np_xcalloc(1, sizeof(*p));
	p->f = f;
	put(p, &h, sizeof(h));
	return p;
}

void pcap_write(struct pcap *p, const struct np_packet *packet)
{
	const struct packet h = {
		.second = (uint32_t)(packet->wall_ns / 1000000000),
		.ns = (uint32_t)(packet->wall_ns % 1000000000),
		.kept = packet->n,
		.original = packet->original > packet->n ? packet->original : packet->n,
	};

	put(p, &h, sizeof(h));
	put(p, packet->bytes, packet->n);
}

void pcap_flush(struct pcap *p)
{
	if (fflush(p->f) && !p->error)
		p->error = errno;
}

int pcap_close(struct pcap *p)
{
	int err;

	pcap_flush(p);
	if (fclose(p->f) && !p->error)
		p->error = errno;
	err = p->error;
	free(p);
	return err;
}

/*
 * Files of packets, as tcpdump and Wireshark read them: the classic format, times in ns, packets
 * from their IP header on.
 */
#ifndef NP_RUN_PCAP_H
#define NP_RUN_PCAP_H

#include "out/out.h"

struct pcap;

/* Makes the file. NULL and errno if it cannot be written. */
struct pcap *pcap_open(const char *path);
void pcap_write(struct pcap *p, const struct np_packet *packet);
/* Gives what was written so far to readers. */
void pcap_flush(struct pcap *p);
/* 0, or the errno of the first writing that failed. */
int pcap_close(struct pcap *p);

#endif

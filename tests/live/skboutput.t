# skboutput: a file that tcpdump reads: 3 datagrams from their IP header on, the first 40 bytes of each
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root netns tracepoint tool:tcpdump
-- setup
net_pair
np_start -e 't:net:net_dev_queue /args.name == "v0"/ { $r = skboutput("p.pcap", (struct sk_buff *)args.skbaddr, 40, 14); @r[$r] = count(); }'
in_a "$TOOLS/udp_send" -n 3 10.77.0.2 9
np_end INT
tcpdump -nr p.pcap >seen 2>err || cat err seen
tell SEEN "$(grep -c '10.77.0.1.[0-9]* > 10.77.0.2.9: UDP' seen) $(grep -o 'link-type RAW' err) $(grep -c '@r\[0\]' np.out) $(od -An -tu4 -j 32 -N 4 p.pcap)"
-- out
{{^3 link-type RAW 1 +\d+}}



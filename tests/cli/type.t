# a kernel type with the place of each member, bitfields and anonymous unions too
-- args
type --world @top@/tests/fixtures/6.12.world 'struct iphdr'
-- out
struct iphdr: 20 bytes
  offset     size
       0           __u8 ihl : 4 (bit 0)
       0           __u8 version : 4 (bit 4)
       1        1  __u8 tos
       2        2  __be16 tot_len
       4        2  __be16 id
       6        2  __be16 frag_off
       8        1  __u8 ttl
       9        1  __u8 protocol
      10        2  __sum16 check
      12        8  union {...}
      12        8    struct {...}
      12        4      __be32 saddr
      16        4      __be32 daddr
      12        8    struct {...} addrs
      12        4      __be32 saddr
      16        4      __be32 daddr

# the plan of the first one-liner
-- args
-d image @e@
-- world 6.12
-- script
t:skb:kfree_skb < count(loc) >
-- out
compiler: "nprobe"
built_on: "6.12.95+deb12-amd64"
source_name: "-e"
source_text: "t:skb:kfree_skb < count(loc) >"
license: "GPL"
print_maps: 1
cat_bytes: 10240
demangle: 1
trailer: ".."
types[0]
  kind: 16
  size: 8
  elem: none
types[1]
  kind: 23
  size: 8
  elem: none
maps[0]
  name: "count(loc)"
  style: 2
  bpf_type: 5
  key_size: 8
  value_size: 8
  generation: none
  max_entries: 4096
  value_type: 1
  value_heading: "COUNT"
  columns[0]
    name: "loc"
  line: 1
maps[1]
  name: "ring"
  role: 1
  bpf_type: 27
  generation: none
  key_type: none
  value_type: none
maps[2]
  name: "control"
  role: 3
  bpf_type: 2
  key_size: 4
  value_size: 12
  generation: none
  max_entries: 1
  mmapable: 1
  key_type: none
  value_type: none
maps[3]
  name: "lost"
  role: 4
  bpf_type: 6
  key_size: 4
  value_size: 8
  generation: none
  max_entries: 1
  key_type: none
  value_type: none
maps[4]
  name: "scratch"
  role: 2
  bpf_type: 6
  key_size: 4
  generation: none
  max_entries: 4
  key_type: none
  value_type: none
maps[5]
  name: "nesting"
  role: 7
  bpf_type: 6
  key_size: 4
  value_size: 32
  generation: none
  max_entries: 1
  key_type: none
  value_type: none
maps[6]
  name: "zeroes"
  role: 6
  bpf_type: 2
  key_size: 4
  value_size: 512
  generation: none
  max_entries: 1
  key_type: none
  value_type: none
maps[7]
  name: "probes"
  role: 12
  bpf_type: 2
  key_size: 4
  value_size: 64
  generation: none
  key_type: none
  value_type: none
maps[8]
  name: "data"
  role: 11
  bpf_type: 2
  key_size: 4
  value_size: 8
  generation: none
  max_entries: 1
  key_type: none
  value_type: none
maps[9]
  name: "stacks"
  role: 5
  bpf_type: 1
  key_size: 8
  value_size: 1024
  generation: none
  max_entries: 16384
  key_type: none
  value_type: none
maps[10]
  name: "build_stacks"
  role: 13
  bpf_type: 1
  key_size: 8
  value_size: 4072
  generation: none
  max_entries: 16384
  key_type: none
  value_type: none
programs[0]
  section: "np/0"
  line: 1
  entry: none
  slots[0]
    role: 1
    name: "location"
    size: 8
programs[1]
  section: "np/1"
  mechanism: 1
  line: 1
  entry: none
  slots[0]
    name: "location"
    size: 8
probes[0]
  kind: 4
  text: "tracepoint:skb:kfree_skb"
  target: "skb"
  name: "kfree_skb"
  line: 1
  column: 1
  programs[0]
  programs[1]
    program: 1
losses[0]
  cause: 1
  event: none
  line: 1
  column: 19

# debugf: a line in the kernel's trace
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
# some kernels open the trace behind the first program's back, and lose its first line
"${NPROBE:-$TOP/build/nprobe}" -q -e 'begin { debugf("first"); exit(); }' >out
"${NPROBE:-$TOP/build/nprobe}" -q -e 'begin { debugf("np %d %s %lx", pid, "word", 3735928559); exit(); }' >out & p=$!
wait $p
tell SEEN "$(grep -c "bpf_trace_printk: np $p word deadbeef" /sys/kernel/tracing/trace)"
-- out
1



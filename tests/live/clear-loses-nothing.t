# print and clear while programs count that chose their keys long before: what was printed adds up to what was counted
# (what is told as lost in the kernel was others': all of ours were counted)
-- needs root tracepoint
-- timeout 2
-- script
begin { printf("@SEEN@ of 1000\n"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cp "$(type -P bash)" busy
"$NP" -q -e 'fn slow(): uint64 { let $n = 0; for ($i : 0..1000) { $n += (nsecs & 1) + (nsecs & 1) + (nsecs & 1) + (nsecs & 1); } return $n < 4001; }
	t:syscalls:sys_enter_kill /comm == "busy"/ { @n[slow()] = count(); }
	interval:ms:1 { print(@n); clear(@n); } end { print(@n); clear(@n); }' \
	-c './busy -c "for i in {1..500}; do kill -0 $$; done & for i in {1..500}; do kill -0 $$; done; wait"' >out 2>err
tell SEEN "$(awk '/^@n/ { n += $2 } END { print n }' out)$(grep -v 'it fired while another program ran' err | tr '\n"' ' .')"
-- out
1000 of 1000



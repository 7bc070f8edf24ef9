# print and clear while programs count that chose their keys long before: what was printed adds up to what was counted
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
# 7.x preempts programs of system calls, and passes over the hits of others meanwhile: those are told
tell SEEN "$(awk '/^@n/ { n += $2 } /^lost .* it fired while/ { told += $2 } END { print (n <= 1000 && n + told >= 1000 ? 1000 : n + 0) }' out err)$(
	grep -v '^lost .* it fired while' err | tr '\n"' ' .')"
-- out
1000 of 1000



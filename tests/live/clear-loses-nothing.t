# print and clear over and over while others count: what was printed adds up to what was counted
-- needs root tracepoint
-- script
begin { printf("@SEEN@ of 8000\n"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cp "$(type -P bash)" busy
"$NP" -q -e 't:syscalls:sys_enter_kill /comm == "busy"/ { @n[args.sig] = count(); @all = count(); }
	interval:ms:1 { print(@n); clear(@n); print(@all); clear(@all); } end { print(@n); clear(@n); print(@all); clear(@all); }' \
	-c './busy -c "for i in {1..4000}; do kill -0 $$; done & for i in {1..4000}; do kill -0 $$; done; wait"' >out 2>err
tell SEEN "$(awk '/^@n/ { n += $2 } /^@all/ { all += $2 } END { print n " and " all }' out)"
-- out
8000 and 8000 of 8000



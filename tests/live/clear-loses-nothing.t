# print and clear over and over while others count: what was printed adds up to what was counted, but for what
# happens in the instant between a print and its clear
-- needs root tracepoint
-- script
begin { printf("@SEEN@ of 8000\n"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cp "$(type -P bash)" busy
"$NP" -q -e 't:syscalls:sys_enter_kill /comm == "busy"/ { @n[args.sig] = count(); @all = count(); }
	interval:ms:1 { print(@n); clear(@n); print(@all); clear(@all); } end { print(@n); clear(@n); print(@all); clear(@all); }' \
	-c './busy -c "for i in {1..4000}; do kill -0 $$; done & for i in {1..4000}; do kill -0 $$; done; wait"' >out 2>err
tell SEEN "$(awk 'function near(v) { return v <= 8000 && v >= 7992 ? "all" : v }
	/^@n/ { n += $2 } /^@all/ { all += $2 } END { print near(n) " and " near(all) }' out)"
-- out
all and all of 8000



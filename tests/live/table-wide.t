# a table of 70 keys and all the columns of quantile; names that come twice have a number in JSON
-- needs root tracepoint kernel>=6.1
-- script
begin { cat("seen"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
keys=$(for i in {1..70}; do printf ', args.sig + %d' "$i"; done)
cat >wide.np <<N
t:syscalls:sys_enter_kill (comm == "python3" && args.pid >= 4194304) {
	let \$count = args.sig;
	quantile(7) by ${keys#, };
	count(\$count, args.sig);
	avg(args.sig + 1) by \$count;
}
N
{
	"$NP" -q wide.np -c "$TOOLS/kills 1" 2>/dev/null | awk '$1 == 1 && $70 == 70 { print NF, $71, $NF }'
	"$NP" -q -f json wide.np -c "$TOOLS/kills 1" 2>/dev/null | grep -o '"columns": \["count.*'
} | sort >seen
-- contains
{{^75 7 7$}}
{{^"columns": \["count", "args.sig", "count#2"\], "rows": \[{"count": 0, "args.sig": 0, "count#2": 1}\]}}
{{^"columns": \["count", "count#2", "avg"\], "rows": \[{"count": 0, "count#2": 1, "avg": 1}\]}}

# what this kernel can do: doctor says what the machine's own files say, and what mends that which is missing
-- args
-q -e 'begin { cat("seen"); exit(); }'
-- needs root tracepoint
-- setup
"${NPROBE:-$TOP/build/nprobe}" doctor >told
is() { # NAME FILE
	local word=no
	[ -e "$2" ] && word=yes
	grep -qE "^$word +$1 " told || echo "$1: not $word"
}
{
	is btf /sys/kernel/btf/vmlinux
	is kprobe /sys/kernel/tracing/kprobe_events
	is uprobe /sys/bus/event_source/devices/uprobe
	# each that is missing has a line that says what it needs
	awk '/^(yes|no) / { if (missing) print missing ": no cure"; missing = "" } /^no / { missing = $2 }
		/ needs: / { missing = "" } END { if (missing) print missing ": no cure" }' told
	echo compared
} >seen
-- out
compared



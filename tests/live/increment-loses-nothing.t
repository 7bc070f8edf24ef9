# ++, --, += and -= lose nothing when several CPUs do them at once; what the kernel does not run it tells of
-- needs root tracepoint
-- setup
cat >count.np <<'NP'
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	@more++;
	@less[args.sig]--;
	@added += 3;
	@taken["x", 1] -= 2;
	$told = ++@each;
}
NP
np_start -q count.np
kills 4000 & first=$!
kills 4000 & second=$!
kills 4000
wait $first $second
np_end INT
# kernels whose tracepoints can be interrupted leave out those that come meanwhile on the same CPU
tell SUMS "$(awk '
	/^lost [0-9]+ hits/ { lost = $2 }
	/^@/ { sub(/\[.*\]/, ""); sub(/:/, ""); of[$1] = $2 }
	END { print of["@more"] + lost, of["@each"] + lost, of["@less"] - lost, of["@added"] + 3 * lost, of["@taken"] - 2 * lost }
	' np.err np.out)"
-- timeout 4
-- args
-q -e 'begin { printf("@SUMS@\n"); exit(); }'
-- contains
{{^12000 12000 -12000 36000 -24000$}}

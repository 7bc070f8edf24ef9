# -c: plain words are run without a shell; a missing command is a failure; a shell has the rest
-- args
-q -c 'env true' @e@
-- script
t:sched:sched_process_exec /filename != ""/ { @[str(filename)] = count(); }
begin { printf("@SEEN@\n"); }
-- needs root tracepoint
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
a=$("$NP" -q -c /no/such/program -e 'begin { }' 2>&1) && a=none || a="$? $a"
b=$("$NP" -q -c 'echo one | cat; true' -e 'begin { }' 2>&1 | head -1)
tell SEEN "$(echo $a, $b)"
-- contains
{{^1 cannot run '/no/such/program': No such file or directory, one$}}
{{^@\[.*/env\]: 1$}}
-- absent
{{/sh\]}}

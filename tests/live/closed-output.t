# when the reader of the output goes away the run ends, also when no event comes
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
a=$(timeout 5 "$NP" -q -e 'interval:ms:10 { printf("%s\n", "line"); }' 2>err | head -1; echo "${PIPESTATUS[0]}") || true
# silent from the second line on
b=$(timeout 5 "$NP" -q -e 'begin { printf("once\n"); } t:no:such? { } interval:s:100 { }' 2>>err | head -1; echo "${PIPESTATUS[0]}") || true
cat err >&2
tell SEEN "$(echo $a $b, errors: $(wc -l <err))"
-- out
line 0 once 0, errors: 0



# output that cannot be written is an error, on stdout, with -o, and when stdout is closed
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
seen=
"$NP" -q -e 'begin { printf("x\n"); }' >/dev/full 2>err || seen+=" $?"
"$NP" -q -o /dev/full -e 'begin { printf("x\n"); }' 2>>err || seen+=" $?"
"$NP" -q -f json -e 'begin { printf("x\n"); }' >&- 2>>err || seen+=" $?"
timeout 5 "$NP" -q -e 'interval:ms:1 { printf("x\n"); }' >/dev/full 2>>err || seen+=" $?"
"$NP" --help >/dev/full 2>>err || seen+=" $?"
tell SEEN "$seen: $(grep -c "^nprobe: error NP0506: '\(standard output\|/dev/full\)': \(No space left\|Bad file\)" err)"
-- out
 1 1 1 1 1: 5



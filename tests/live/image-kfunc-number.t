# an image does not name a function of the kernel by its number, which nobody could tell from another
-- needs root tool:python3
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
"$NP" build -e 'begin { printf("%d\n", nsecs > 0); exit(); }' -o good.npo
# call of helper 5, bpf_ktime_get_ns, becomes one of a kernel function; or 125, of the boot clock
python3 - <<'P'
image = open("good.npo", "rb").read()
calls = [bytes([0x85, 0, 0, 0, n, 0, 0, 0]) for n in (5, 125)]
assert sum(image.count(c) for c in calls) > 0
for c in calls:
    image = image.replace(c, c[:1] + b"\x20" + c[2:])
open("bad.npo", "wb").write(image)
P
tell GOOD "$("$NP" -q good.npo | head -1)"
tell BAD "$("$NP" -q bad.npo 2>&1 | tr '\n' ' ')"
-- args
-q -e "begin { printf(\"@GOOD@: %s\n\", \"@BAD@\"); exit(); }"
-- contains
{{^1: .*damaged: it names something of a kernel by its number}}

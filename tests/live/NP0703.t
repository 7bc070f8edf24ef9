# a program that the verifier refuses is told at its statement; the kernel's log with -v only
-- script
begin { printf("@REFUSED@\n"); exit(); }
-- needs root tracepoint
-- setup
cat >s.np <<'N'
t:syscalls:sys_enter_kill {
	@a[args.pid] = count();
	if (args.sig == 0) {
		@b[uid] = count();
	}
}
N
np=${NPROBE:-$TOP/build/nprobe}
"$np" build s.np -o s.npo
# the helper behind `uid`, 15, becomes one that no kernel has
python3 - <<'P'
old, new = (bytes([0x85, 0, 0, 0]) + n.to_bytes(4, 'little') for n in (15, 123456))
image = open('s.npo', 'rb').read()
assert old in image
open('s.npo', 'wb').write(image.replace(old, new))
P
"$np" s.npo 2>err && status=0 || status=$?
"$np" -v s.npo 2>verbose || true
sed -n 1p err | grep -q "^s.np:4:3: error NP0703: the kernel refused the program of 'tracepoint:syscalls:sys_enter_kill': " && where=yes || where="$(cat err)"
sed -n 2p err | grep -q '^ *4 | .*@b\[uid\] = count();$' && sed -n 3p err | grep -q '\^' && drawn=yes || drawn="$(cat err)"
tell REFUSED "status $status, place $where, drawn $drawn, $(wc -l <err) lines, log $([ $(grep -c 123456 verbose) -gt 1 ] && echo verbose only)"
-- out
status 2, place yes, drawn yes, 4 lines, log verbose only



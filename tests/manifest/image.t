# of an image only its instructions are believed: what its plan says of its reads is not asked
-- needs tool:python3
-- setup
"${NPROBE:-$TOP/build/nprobe}" build --world "$TOP/tests/fixtures/6.12.world" -o good.npo \
	-e 't:syscalls:sys_enter_openat { print((str(filename), curtask->pid)); }'
# its plan says that it reads memory of programs, on line 1; let it say headers of packets
python3 - <<'P'
import struct
image = open("good.npo", "rb").read()
claim = struct.pack("<III", 10, 0, 1)
assert image.count(claim) == 1
open("bad.npo", "wb").write(image.replace(claim, struct.pack("<III", 0, 0, 1)))
P
-- args
show --manifest bad.npo
-- out
attaches to tracepoint:syscalls:sys_enter_openat
reads memory of programs
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses

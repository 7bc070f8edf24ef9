# show() prints every argument that was written, under its own name: a buffer and its pointer too
-- script
t:syscalls:sys_enter_write (comm == "python3" && args.count == 7) {
	show(buf(args.buf, 4), args.buf, args.count);
}
-- needs root tracepoint
-- traffic
python3 -c 'import os
os.write(os.open("out", os.O_WRONLY | os.O_CREAT), b"abcdefg")'
-- contains
{{ tracepoint:syscalls:sys_enter_write buf\(args\.buf, 4\)=abcd buf=0x[0-9a-f]+ count=7$}}

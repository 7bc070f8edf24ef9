# of an image the instructions decide
-- args
-n --allow normal a.npo
-- setup
"${NPROBE:-$TOP/build/nprobe}" build --world "$TOP/tests/fixtures/6.12.world" \
	-e 't:syscalls:sys_enter_openat { print(str(filename)); }' -o a.npo
-- exit 1
-- err
nprobe: error NP0508: this program is 'sensitive', and --allow permits 'normal': it reads memory of programs
  hint: nprobe show --manifest tells all that it does; --allow sensitive permits it

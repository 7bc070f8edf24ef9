# an image with C code whose atomic operations the kernel has not is not loaded
-- needs root tool:clang-19 kernel<5.12
-- setup
echo 'static long n = 5; long add(long x) { return __sync_fetch_and_add(&n, x); }' > c.bpf.c
"${NPROBE:-$TOP/build/nprobe}" build --world "$TOP/tests/fixtures/6.12.world" -o f.npo -e 'import "c.bpf.c"; begin { print(add(1)); exit(); }'
-- args
f.npo
-- exit 2
-- err
nprobe: error NP0704: this kernel lacks 'atomic-fetch'

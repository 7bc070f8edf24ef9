# code in C may read what it likes
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
static long (*bpf_probe_read_user)(void *to, unsigned n, const void *from) = (void *)112;
long word(unsigned long at) { long v = 0; bpf_probe_read_user(&v, 8, (void *)at); return v; }
END
printf 'import "c.bpf.c"\nbegin { print(word(4096)); }' >main.np
-- args
show --manifest --world @top@/tests/fixtures/6.12.world main.np
-- out
attaches to begin
reads whatever its C code does: c.bpf.c
shows lines
is sensitive: reads whatever its C code does: c.bpf.c

# a C compiler that crashes leaves nothing behind, and which import it was is told
-- script
begin { printf("@LEFT@|@SAID@\n"); exit(); }
-- needs root tool:clang-19
-- setup
echo '#pragma clang __debug crash' > c.bpf.c
echo 'import "c.bpf.c"; begin { }' > main.np
mkdir left
TMPDIR=$PWD/left "${NPROBE:-$TOP/build/nprobe}" -n main.np 2>&1 | sed -n 's/.*error NP0218: .*clang-19. /clang /p' >said
tell LEFT "$(ls left)"
tell SAID "$(cat said)"
-- out
|clang does not compile 'c.bpf.c'



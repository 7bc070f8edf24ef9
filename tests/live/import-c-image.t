# a directory of C files; an image has them, and runs without a compiler
-- needs root tool:clang-19
-- setup
mkdir parts
echo 'static int by(void) { return 10; } int ten(int a) { return a * by(); }' > parts/a.bpf.c
echo 'static int by(void) { return 2; } int two(int a) { return a * by(); }' > parts/b.bpf.c
echo 'macro five() { 5 }' > parts/m.np
cat > main.np <<'END'
import "parts"
begin { print((ten(five()), two(five()))); exit(); }
END
NP=${NPROBE:-$TOP/build/nprobe}
run=$(dirname "$NP")/nprobe-run
[ -x "$run" ] || run=$NP
"$NP" build -o f.npo main.np
tell SEEN "$(env -i PATH=/nowhere "$run" -q f.npo | head -1)"
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- contains
(50, 10)

# --wait: a program that is there later; a signal while it waits ends it
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root uprobe tool:gcc
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
"$NP" --wait -e "p:$PWD/never:f { }" 2>err & W=$!
__BPFTRACE_NOTIFY_PROBES_ATTACHED=1 "$NP" --wait -q -e "p:$PWD/prog:later { @ = count(); }" >np.out 2>np.err &
NP=$! SPAWNED+=($!)
until grep -q 'waits until' np.err && grep -q 'waits until' err; do sleep 0.05; done
kill $W
status=0
wait $W || status=$?
printf '__attribute__((noinline)) int later(void) { __asm__ volatile(""); return 1; }\nint main(void) { return later() + later() - 2; }\n' >prog.c
gcc -O1 -o made prog.c
mv made prog
until grep -q PROBES_ATTACHED np.out; do sleep 0.05; done
./prog
np_end INT
tell SEEN "$status $(sed -n 's/^@: //p' np.out)"
-- out
143 2



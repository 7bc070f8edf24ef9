# p:function+offset in the kernel: within an instruction it is refused, at the next one it counts
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root kprobe
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
# the first instruction is endbr64 or the call of ftrace: four bytes or five
told=$("$NP" -e 'p:hrtimer_nanosleep+1 { }' 2>&1 | grep -o 'is within an instruction: they start at +0 and +[45]')
next=${told##*+}
np_start -q -e "p:hrtimer_nanosleep+$next /comm == \"nap\"/ { @ = count(); }"
cp "$(command -v sleep)" nap
for i in 1 2 3; do ./nap 0.01; done
np_end INT
tell SEEN "${told% +*}; $(sed -n 's/^@: //p' np.out)"
-- out
is within an instruction: they start at +0 and; 3



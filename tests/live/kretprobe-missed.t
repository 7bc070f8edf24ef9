# kretprobe: of one function by a link that tells what it missed: each return is seen, or told
-- script
begin { printf("@TOTAL@\n"); exit(); }
-- needs root kprobe kernel>=6.7
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
np_start -q -e 'kretprobe:hrtimer_nanosleep /comm == "nap"/ { @ = count(); }'
cp "$(command -v sleep)" nap
for i in {1..60}; do ./nap 0.5 & done
for job in $(jobs -p); do [ $job = $NP ] || wait $job; done
np_end INT
seen=$(sed -n 's/^@: //p' np.out)
lost=$(sed -n 's/^lost \([0-9]*\) hit.*/\1/p' np.err | awk '{ n += $1 } END { print n + 0 }')
# what was missed is known of the whole machine, where others may sleep too
tell TOTAL "$((seen <= 60 && seen + lost >= 60))"
-- out
1



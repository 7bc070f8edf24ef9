# more calls in flight than the kernel follows: each return is seen, or told to be missed
-- script
begin { printf("@TOTAL@\n"); exit(); }
-- needs root kprobe
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
np_start -q -e 'r:{hrtimer_nanosleep,do_nanosleep} /comm == "nap"/ { @ = count(); }'
cp "$(command -v sleep)" nap
for i in {1..60}; do ./nap 0.5 & done
for job in $(jobs -p); do [ $job = $NP ] || wait $job; done
np_end INT
seen=$(sed -n 's/^@: //p' np.out)
lost=$(sed -n 's/^lost \([0-9]*\) hit.*/\1/p' np.err | awk '{ n += $1 } END { print n + 0 }')
# what was missed is known of the whole machine, where others may sleep too
tell TOTAL "$((seen <= 120 && seen + lost >= 120))"
-- out
1



# biolatency --queued counts a request once, whether it goes to the device through a queue or not
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root loop
-- setup
disk
queue=/sys/block/${DISK#/dev/}/queue/scheduler
np_start biolatency --queued
echo none >"$queue"
dd if="$DISK" of=/dev/null bs=4096 count=23 iflag=direct
! grep -q mq-deadline "$queue" || echo mq-deadline >"$queue"
dd if="$DISK" of=/dev/null bs=4096 count=5 iflag=direct
np_end INT
tell SEEN "$(awk -v name="${DISK#/dev/}," '/=/ { ours = $3 == name } ours && /^\[/ { n += $3 } END { print n }' np.out)"
-- out
28



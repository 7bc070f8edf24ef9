# a duration, which is never negative, may be compared with an uint64; an int may be -1, and is warned of
-- world 6.12
-- args
-n @e@
-- script
param least: duration = 10ms
param n: int = 5
t:sched:sched_switch {
	$time = nsecs;
	if ($time >= least) { @a = 1; }
	if ($time >= n) { @b = 1; }
}
-- err
-e:6:6: warning: uint64 is compared with a signed number, as int64
    6 |  if ($time >= n) { @b = 1; }
      |      ^~~~~

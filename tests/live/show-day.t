# -T: the time of day, also behind -u
-- args
-u -T @e@
-- script
begin "%s", strftime("%H:%M", nsecs); begin { exit(); }
-- needs root
-- contains
{{^(\d\d):\d\d:\d\d\.\d{6} nprobe +\d+ begin \1:\d\d$}}

# -u: lines without printf begin with the seconds since 1970
-- args
-u @e@
-- script
begin "%s", strftime("%s", nsecs); begin { exit(); }
-- needs root
-- contains
{{^(\d{9})\d\.\d{6} nprobe +\d+ begin \1\d$}}

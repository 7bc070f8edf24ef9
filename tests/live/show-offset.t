# -t: lines without printf begin with the seconds since nprobe began
-- args
-t @e@
-- script
begin "first"; interval:s:1 "second"; interval:s:2 { exit(); }
-- needs root
-- contains
{{^    \d\.\d{6} nprobe +\d+ begin first$}}
{{^ {3,4}[1-9]\d?\.\d{6} \S+ +[\d/]+ interval:s:1 second$}}

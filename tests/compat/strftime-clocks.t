# strftime of clocks that count from 1970: the year as bpftrace 0.27 has it
-- needs root kernel>=6.1
-- script
begin { $t = nsecs(tai); print(strftime("%Y", nsecs(sw_tai))); print(strftime("%Y", $t)); printf("%s\n", strftime("%Y", nsecs)); exit(); }
-- out
{{20[2-7][0-9]}}
{{20[2-7][0-9]}}
{{20[2-7][0-9]}}



# execsnoop shows each program that is started, with its arguments, and those that could not be
-- args
-q execsnoop --follow -- sh -c 'exec 2>/dev/null; /bin/true a "b c" ""; /nosuch/program x; /bin/echo "$0" >/dev/null'
-- needs root tracepoint
-- out
TIME            PID     PPID    COMM                   RET ARGS
{{\d\d:\d\d:\d\d\.\d{6} (\d+) +\d+ +sh +0 \S*/sh -c .*}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +\d+ +true +0 /bin/true a b c }}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +\d+ +sh +-2 ENOENT /nosuch/program x}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +\d+ +echo +0 /bin/echo sh}}



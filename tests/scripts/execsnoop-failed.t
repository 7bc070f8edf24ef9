# execsnoop --failed shows only what could not be started; 15 arguments of 63 bytes are shown
-- args
-q execsnoop --failed --follow -- sh -c 'exec 2>/dev/null; /bin/true; : >file; ./file; /nosuch 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17'
-- needs root tracepoint
-- out
TIME            PID     PPID    COMM                   RET ARGS
{{\S+ \d+ +\d+ +sh +-13 EACCES ./file}}
{{\S+ \d+ +\d+ +sh +-2 ENOENT /nosuch 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15}}



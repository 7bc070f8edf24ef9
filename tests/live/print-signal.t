# SIGUSR1 prints all maps now, behind what was printed before; a second time as they are then
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
np_start -e 'begin { @n = 7; @h = hist(3); printf("first\n"); } t:syscalls:sys_enter_kill /args.pid == 4194304/ { @n++; printf("hit\n"); }'
kill -USR1 $NP
until grep -q '@n: 7' np.out; do sleep 0.02; done
kills 2
kill -USR1 $NP
until grep -q '@n: 9' np.out; do sleep 0.02; done
np_end INT
tell SEEN "$(grep -v -e NOTIFY -e '@@' -e '^$' np.out | tr '\n' ' ')"
-- out
first @h: @n: 7 hit hit @h: @n: 9 @h: @n: 9 



# --follow: the end of a process is still its own, however the probe is attached
-- args
-q --follow @e@ -- sh -c './one; ./two; :'
-- script
t:sched:sched_process_exit { @field[args.comm] = count(); }
rawtracepoint:sched_process_exit { @raw[comm] = count(); }
-- needs root tracepoint btf
-- setup
cp /bin/true one
cp one two
-- out


@field[one]: 1
@field[sh]: 1
@field[two]: 1
@raw[one]: 1
@raw[sh]: 1
@raw[two]: 1

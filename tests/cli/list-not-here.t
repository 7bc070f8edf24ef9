# list tells what of the library this kernel cannot run, and why
-- setup
mkdir lib1
printf '//@ summary Never\nt:skb:no_such_event { }\n' >lib1/never-here.np
-- env
NPROBE_PATH=lib1
-- args
list never-here
-- out
never-here  Never
            not on this kernel: there is no tracepoint 'skb:no_such_event'

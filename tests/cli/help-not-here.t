# help of a script tells that this kernel cannot run it, and why
-- setup
printf '//@ summary Never\nt:skb:no_such_event { }\n' >never-here.np
-- args
help never-here.np
-- contains
{{^Not on this kernel: there is no tracepoint 'skb:no_such_event'$}}

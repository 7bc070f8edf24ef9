# -l KIND: counts the probes of each group: those of net are the sixteen that -l 't:net:*' lists
-- args
-l t:
-- world 6.12
-- contains
{{^tracepoint:fib6:\*  +1$}}
{{^tracepoint:fib:\*  +1$}}
{{^tracepoint:net:\*  +16$}}
-- absent
{{^tracepoint:net:net_dev_queue}}

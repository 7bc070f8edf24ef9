# wildcards, sets and brace lists belong to the word
-- args
-d tree @e@
-- world 6.12
-- script
t:net:*,p:tcp_{send,recv}msg,p:ip[46]_*,t:sched:sched_switc? { }
-- out
program
  clause
    probe t:net:* group 0
    probe p:tcp_{send,recv}msg group 1
    probe p:ip[46]_* group 2
    probe t:sched:sched_switc optional group 3
    block

# every spelling of a probe is one word
-- args
-d tree @e@
-- world 6.12
-- script
name,p:name,p::name,p:module:name,p:name+0x10,r:name,r::name,r:module:name,lib:name,p:lib:name,p:/path/x:name,/path/x::name,r:lib:name,r:/path:name,t:sys:name,u:lib:name,u:lib:provider:name,begin,end,interval:s:1,i:ms:100,profile:hz:99,kprobe:f,tracepoint:a:b,uprobe:/bin/x:f { }
-- out
program
  clause
    probe name group 0
    probe p:name group 1
    probe p::name group 2
    probe p:module:name group 3
    probe p:name+0x10 group 4
    probe r:name group 5
    probe r::name group 6
    probe r:module:name group 7
    probe lib:name group 8
    probe p:lib:name group 9
    probe p:/path/x:name group 10
    probe /path/x::name group 11
    probe r:lib:name group 12
    probe r:/path:name group 13
    probe t:sys:name group 14
    probe u:lib:name group 15
    probe u:lib:provider:name group 16
    probe begin group 17
    probe end group 18
    probe interval:s:1 group 19
    probe i:ms:100 group 20
    probe profile:hz:99 group 21
    probe kprobe:f group 22
    probe tracepoint:a:b group 23
    probe uprobe:/bin/x:f group 24
    block

# alternatives of which none is there as written: the first that is there by another name
-- world renamed-6.12
-- args
-d types @e@
-- script
p:no_such_function | p:__alloc_pages_nodemask | p:__alloc_pages { }
-- out
clause 0
  probe kprobe:__alloc_pages_noprof group 0
  block
-- err
-e:1:24: warning: '__alloc_pages_nodemask' is no function on this kernel (the last one was 5.12): '__alloc_pages_noprof' is probed instead
    1 | p:no_such_function | p:__alloc_pages_nodemask | p:__alloc_pages { }
      |                        ^~~~~~~~~~~~~~~~~~~~~~

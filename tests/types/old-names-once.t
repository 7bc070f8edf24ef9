# old names that became one function are probed once; not where the script names that one too
-- world renamed-6.12
-- args
-d types --dialect bpftrace @e@
-- script
kprobe:__alloc_pages, kprobe:__alloc_pages_nodemask { @ = count(); }
kprobe:swap_readpage, kprobe:swap_read_folio { @ = count(); }
-- out
map @: count
clause 0
  probe kprobe:__alloc_pages_noprof group 0 optional
  block
    assign =
      map @: count
      call count: count (aggregation)
clause 1
  probe kprobe:swap_read_folio group 2 optional
  block
    assign =
      map @: count
      call count: count (aggregation)
-- err
-e:1:8: warning: '__alloc_pages' is no function on this kernel (the last one was 6.9): '__alloc_pages_noprof' is probed instead
    1 | kprobe:__alloc_pages, kprobe:__alloc_pages_nodemask { @ = count(); }
      |        ^~~~~~~~~~~~~
-e:1:30: warning: '__alloc_pages_nodemask' is no function on this kernel (the last one was 5.12): '__alloc_pages_noprof' is probed instead
    1 | kprobe:__alloc_pages, kprobe:__alloc_pages_nodemask { @ = count(); }
      |                              ^~~~~~~~~~~~~~~~~~~~~~
-e:2:1: warning: 'kprobe:swap_readpage' does not exist here: it is left out
    2 | kprobe:swap_readpage, kprobe:swap_read_folio { @ = count(); }
      | ^~~~~~~~~~~~~~~~~~~~

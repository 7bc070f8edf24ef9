# functions by names of other kernels: other arguments, and the allocators of 6.10
-- world renamed-6.12
-- args
-d types @e@
-- script
kprobe:kmem_cache_alloc { }
kprobe:do_fork { }
kprobe:__do_page_cache_readahead { }
kretprobe:migrate_misplaced_page { }
kprobe:account_page_dirtied { }
kprobe:scheduler_tick { }
-- out
clause 0
  probe kprobe:kmem_cache_alloc_noprof group 0
  block
clause 1
  probe kprobe:kernel_clone group 1
  block
clause 2
  probe kprobe:page_cache_ra_unbounded group 2
  block
clause 3
  probe kretprobe:migrate_misplaced_folio group 3
  block
clause 4
  probe kprobe:__folio_mark_dirty group 4
  block
clause 5
  probe kprobe:sched_tick group 5
  block
-- err
-e:1:8: warning: 'kmem_cache_alloc' is no function on this kernel (the last one was 6.9): 'kmem_cache_alloc_noprof' is probed instead
    1 | kprobe:kmem_cache_alloc { }
      |        ^~~~~~~~~~~~~~~~
-e:2:8: warning: 'do_fork' is no function on this kernel (the last one was 4.1): 'kernel_clone' is probed instead, whose arguments are others
    2 | kprobe:do_fork { }
      |        ^~~~~~~
-e:3:8: warning: '__do_page_cache_readahead' is no function on this kernel (the last one was 5.7): 'page_cache_ra_unbounded' is probed instead, whose arguments are others
    3 | kprobe:__do_page_cache_readahead { }
      |        ^~~~~~~~~~~~~~~~~~~~~~~~~
-e:4:11: warning: 'migrate_misplaced_page' is no function on this kernel (the last one was 6.6): 'migrate_misplaced_folio' is probed instead
    4 | kretprobe:migrate_misplaced_page { }
      |           ^~~~~~~~~~~~~~~~~~~~~~
-e:5:8: warning: 'account_page_dirtied' is no function on this kernel (the last one was 5.15): '__folio_mark_dirty' is probed instead
    5 | kprobe:account_page_dirtied { }
      |        ^~~~~~~~~~~~~~~~~~~~
-e:6:8: warning: 'scheduler_tick' is no function on this kernel (the last one was 6.9): 'sched_tick' is probed instead
    6 | kprobe:scheduler_tick { }
      |        ^~~~~~~~~~~~~~

# tracepoints by names of other kernels
-- world renamed-6.12
-- args
-d types @e@
-- script
tracepoint:vmscan:mm_vmscan_writepage { @[args.pfn] = count(); }
-- out
map @[uint64]: count
clause 0
  probe tracepoint:vmscan:mm_vmscan_write_folio group 0
  argument pfn: uint64
  block
    assign =
      map @: count
        .pfn: uint64 (argument)
      call count: count (aggregation)
-- err
-e:1:1: warning: this kernel has no tracepoint 'vmscan:mm_vmscan_writepage' (the last one was 5.17): 'vmscan:mm_vmscan_write_folio' is probed instead
    1 | tracepoint:vmscan:mm_vmscan_writepage { @[args.pfn] = count(); }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

# a reason by its whole name, as the kernel writes it, with a script
-- args
explain SKB_DROP_REASON_TCP_CLOSE
-- out
TCP_CLOSE: the connection was closed already

The segment came for a socket that has no connection any more.

Look at:
    ss -tan

Scripts that go deeper:
    nprobe tcpdrop

# why the kernel drops packets: a reason by its name in lower case
-- args
explain unix_disconnect
-- out
UNIX_DISCONNECT: a UNIX socket lost what its former peer had sent

A datagram socket connected to somebody else, or its peer was closed: what was
in the queue is thrown away.

Look at:
    ss -xp

# errors that the kernel puts in other words than the C library: the same bytes as bpftrace 0.27
-- needs root
-- script
begin { print(strerror(EAGAIN)); print(strerror(12)); print(strerror(-38)); @[strerror(5)] = count(); printf("%s|%s\n", strerror(125), strerror(95)); exit(); }
-- out
Try again (operation would block)
Out of memory
Invalid system call number
Operation Canceled|Operation not supported on transport endpoint


@[I/O error]: 1

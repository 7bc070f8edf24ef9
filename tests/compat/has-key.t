# has_key, delete's answer, curtask: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @a[1] = 5; printf("%d %d\n", has_key(@a, 1), has_key(@a, 2)); print(curtask->tgid == pid); exit(); }
-- out
1 0
true


@a[1]: 5

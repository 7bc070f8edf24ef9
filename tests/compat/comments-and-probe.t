# comments and probe: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { /* c */ printf("%s\n", probe); // x
 @[probe] = count(); exit(); }
-- out
begin


@[begin]: 1

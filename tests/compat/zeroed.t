# what zero() and clear() leave to print: the same bytes as bpftrace 0.27
-- needs root
-- script
begin { @c = count(); zero(@c); @d = count(); clear(@d); print(@d); @s = sum(0); @m = min(5); zero(@m); @h = hist(4); zero(@h); @g = hist(4); clear(@g); print(@g); @a = avg(5); zero(@a); exit(); }
-- out
@d: 0


@a: 0
@c: 0
@h:

@m: 0
@s: 0

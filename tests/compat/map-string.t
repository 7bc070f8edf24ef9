# map string: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @s = "hello"; @t[1] = "a b\n\"q\""; @u = ""; exit(); }
-- out


@s: hello
@t[1]: a b
"q"
@u: 

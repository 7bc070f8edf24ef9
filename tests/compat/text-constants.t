# constants of text are joined by +, and a number takes from their beginning: the same bytes as bpftrace 0.27
-- needs root
-- args
-q @e@ foo
-- script
begin {
	print("a" + "b" + "c"); print("abc" + 1); print(1 + "abc"); $x = "a" + "b"; print($x == "ab"); print(strlen("" + ""));
	@["k" + "1"] = 1; printf("%s-%d\n" + "x\n", "a" + "b", 1); print(str($1) + "x"); print($1 + "y"); if ("z" + $1 == "zfoo") { exit(); }
}
-- out
abc
bc
bc
true
0
ab-1
x
foox
fooy


@[k1]: 1

# a param of type mac: an option, text, key, beside a string
-- args
-q @script@ --b 02:aa:00:00:00:01
-- script
param a: mac = 02:00:00:00:00:01 "a card"
param b: mac = any "another"
param c: mac = any "a third"
begin {
	printf("%s %s %d\n", a, b, c.set);
	if (a == "02:00:00:00:00:01" && b != a) { print("equal"); }
	@[b] = 1;
	exit();
}
-- needs root
-- out
02:00:00:00:00:01 02:AA:00:00:00:01 0
equal


@[02:AA:00:00:00:01]: 1

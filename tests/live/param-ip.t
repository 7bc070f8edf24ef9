# a param of type ip: IPv4 stays IPv4 as text, key and value
-- args
-q @script@ --b 192.168.1.255 --c fe80::1
-- script
param a: ip = 10.0.0.1 "an address"
param b: ip = any "another"
param c: ip = any "a third"
begin {
	printf("%s %s %s\n", a, b, c);
	if (a == 10.0.0.1 && b == "192.168.1.255" && c == "fe80::1" && a in 10.0.0.0/8) { print("equal"); }
	@[a] = 1;
	@[ntop(0x0100000a)]++;
	exit();
}
-- needs root
-- out
10.0.0.1 192.168.1.255 fe80::1
equal


@[10.0.0.1]: 2

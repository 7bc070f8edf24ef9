# addresses are values: literals, strings read as addresses, networks, both families and IPv4 within IPv6, keys, variables, functions
-- script
fn inside($a: ip): bool { return $a in 10.0.0.0/8; }
fn is_one($m: mac): bool { return $m == "02:00:00:00:00:01"; }
begin {
	$a = 10.0.0.1;
	$mapped = ntop(pton("::ffff:10.0.0.1"));
	printf("%s %s %d %d\n", $a, $mapped, $a == "10.0.0.1", ntop(0x0100000a) == "10.0.0.1");
	printf("mapped %d %d %d\n", $mapped == $a, $mapped in 10.0.0.0/8, $mapped != "10.0.0.2");
	printf("nets %d %d %d %d\n", $a in "::ffff:10.0.0.0/104", $a in "::/0", ntop(pton("fe80::1")) in "fe80::/10", ntop(pton("fe80::1")) in 0.0.0.0/0);
	printf("any of %d %d\n", 192.168.1.1 in (10.0.0.0/8, "192.168.0.0/16"), 11.1.1.1 in (10.0.0.0/8, 192.168.0.0/16));
	printf("fn %d %d\n", inside("10.2.3.4"), inside(11.0.0.1));
	let $b: ip = "fe80::1";
	print($b);
	$b = (ip)"10.0.0.9";
	print(($b, (ip)0x0100000a));
	@[ntop(0x0100000a)] = 1;
	@["10.0.0.1"] += 1;
	@[$mapped] = 1;
	@["fe80::2"] = 0;
	printf("key %d\n", has_key(@, "10.0.0.1"));
	$m = (mac)"02:00:00:00:00:0a";
	printf("%s %d %d %d\n", $m, $m == 02:00:00:00:00:0A, $m != "02-00-00-00-00-0b", is_one("02:00:00:00:00:01"));
	@mac[$m] = 1;
	@mac["02:00:00:00:00:0A"] += 1;
	@value[1] = 10.0.0.1;
	@value[2] = "fe80::3";
	print(nsecs == 0 ? "10.0.0.8" : $a);
	print(nsecs != 0 ? "10.0.0.8" : $a);
	exit();
}
-- needs root
-- out
10.0.0.1 ::ffff:10.0.0.1 1 1
mapped 1 1 1
nets 1 1 1 0
any of 1 0
fn 1 0
fe80::1
(10.0.0.9, 10.0.0.1)
key 1
02:00:00:00:00:0A 1 1 1
10.0.0.1
10.0.0.8


@[fe80::2]: 0
@[::ffff:10.0.0.1]: 1
@[10.0.0.1]: 2
@mac[02:00:00:00:00:0A]: 2
@value[1]: 10.0.0.1
@value[2]: fe80::3

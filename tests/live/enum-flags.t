# a value of an enum of single bits is a set of flags; one whose enumerators are counted is not
-- script
enum counted { A = 1, B, C, D }
enum bits { F1 = 1, F2 = 2, F4 = 4, ALL = 7 }
enum wide { LOW = 1, HI = 0x80000000, BIG = 0x100000001 }
enum two { T1 = 1, T2 = 2 }
begin {
	printf("%s %d\n", (enum net_device_flags)0x1003, (enum net_device_flags)0x1003);
	print((enum net_device_flags)0x80000041);
	print(((enum bits)5, (enum bits)7, (enum bits)12, (enum bits)8, (enum bits)0));
	print(((enum counted)5, (enum counted)3, (enum two)3));
	$high = 0x80000000;
	print(((enum wide)1, (enum wide)$high, (enum wide)0x100000001));
	@[(enum bits)6] = 1;
	exit();
}
-- needs root btf
-- out
IFF_UP|IFF_BROADCAST|IFF_MULTICAST 4099
IFF_UP|IFF_RUNNING|0x80000000
(F1|F4, ALL, F4|0x8, 8, 0)
(5, C, 3)
(LOW, HI, BIG)


@[F2|F4]: 1

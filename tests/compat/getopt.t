# options of a script, named behind --: the same bytes as bpftrace 0.27
-- needs root
-- args
-q @e@ 7 -- --aa --bb=0x10 --cc=x --ee=false zz
-- script
macro errname() { getopt("ff", false, "help f") }
begin {
	print($1); print($#); print(str($2));
	print(getopt("aa", false, "help a"));
	print(getopt("bb", 5, "help b"));
	print(getopt("cc", "def", "help c"));
	print(getopt("dd", true)); print(getopt("ee", true));
	print(getopt("none")); print(getopt("minus", -5));
	if errname { print("yes"); } else { print("no"); }
	$s = getopt("cc", "def"); if ($s == "x") { @[getopt("cc", "def")] = 1; }
	for $i : 0..getopt("n", 2) { print($i); }
	exit();
}
-- out
7
2
zz
true
16
x
true
false
false
-5
no
0
1


@[x]: 1

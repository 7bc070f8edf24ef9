# str(p) is compared with literals, longer and shorter, prefixes, variables, itself and comm
-- args
-q @e@ -- sh -c 'for f in /np/a /np/abcdefg /np/abcdefgh /np/abcdefgh; do true <$f; done 2>&-'
-- script
t:syscalls:sys_enter_openat /str(filename, 5) == "/np/"/ { @np = count(); }
t:syscalls:sys_enter_openat /str(filename) == "/np/a"/ { @a = count(); }
t:syscalls:sys_enter_openat /str(filename) == "/np/"/ { @never = count(); }
t:syscalls:sys_enter_openat /str(filename, 5) == "/np/" && str(filename) != "/np/abcdefgh"/ { @not = count(); }
t:syscalls:sys_enter_openat {
	$s = str(filename);
	if ($s == "/np/abcdefg") { @variable = count(); }
	if ("/np/abcdefgh" == $s && $s == str(filename) && $s != comm) { @both = count(); }
}
-- needs root tracepoint
-- out


@a: 1
@both: 2
@not: 2
@np: 4
@variable: 1

# =~ and !~: patterns of all kinds, of texts short and long
-- needs root
-- script
begin {
	$s = "nginx: worker"; @m = "/usr/lib/x86_64-linux-gnu/libc.so.6"; $e = "";
	print(($s =~ "nginx*", $s =~ "nginx", $s =~ "nginx: worker", $s =~ "nginx: worker*", $s !~ "nginx*", $s =~ "*"));
	print(($s =~ "*worker", $s =~ "*worke", $s =~ "*: *", $s =~ "n?inx*", $s =~ "?", $s =~ "nginx: worker?"));
	print((@m =~ "*/lib*.so.[0-9]", @m =~ "*/lib*.so.[!0-9]", @m =~ "/{bin,lib,usr/lib}/*", @m =~ "*{a,b}", @m =~ "*.so*"));
	print(($e =~ "", $e =~ "*", $e =~ "?", "a*b" =~ "a\\*b", "axb" =~ "a\\*b", "a]b" =~ "a[]]b", "a-b" =~ "a[x-]b"));
	print((comm =~ "nprobe*", comm !~ "[a-m]*", !($s =~ "x*")));
	$long = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	print(($long =~ "*9a*9a*9a*9a*9a*", $long =~ "*9a*9a*9a*9a*9a*9a*", $long =~ "{0,1}*{e,f}", $long =~ "*{x,y,z}*"));
	print($s =~ "ng*");
	$path = "/usr/lib/x86_64-linux-gnu/a-directory-of-a-long-name/another-one/libsomething.so.6"; $short = "/usr/lib";
	print(($path =~ "/usr/lib/x86_64-linux-gnu/a-directory-of-a-long-name/another-one/lib*.so.[0-9]",
		$path =~ "/usr/lib/x86_64-linux-gnu/a-directory-of-a-long-name/another-onf/lib*.so.[0-9]",
		$short =~ "/usr/lib/x86_64-linux-gnu/a-directory-of-a-long-name/another-one/lib*.so.[0-9]"));
	clear(@m); exit();
}
-- out
(true, false, true, true, false, true)
(true, false, true, true, false, false)
(true, false, true, false, true)
(true, true, false, true, false, true, true)
(true, true, true)
(true, false, true, false)
true
(true, false, false)



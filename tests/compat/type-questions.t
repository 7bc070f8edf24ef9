# is_str and its like are known when the program is compiled: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print((is_str(comm), is_str(1), is_str((1, 2)), is_str(buf("a", 1))));
	print((is_ptr("a"), is_ptr((int8 *)0), is_ptr(0), is_array(pton("1.2.3.4")), is_array("a")));
	print((is_integer(true), is_integer((uint8)1), is_integer(@x), is_unsigned_integer(nsecs), is_unsigned_integer(1)));
	$a = 1; print((is_literal(1 + 1), is_literal(-1), is_literal("a"), is_literal(true), is_literal(comm), is_literal($a)));
	if (comptime is_str(comm)) { print("text"); } else { print(comm + 1); }
	static_assert(sizeof(uint64) == 8, "another machine"); assert(pid > 0, "nobody");
	print((is_err(0), is_err(-2), is_err((uint64)-4095), is_err((uint64)-4096)));
	@x = 1; exit();
}
-- out
(true, false, false, false)
(false, true, false, true, false)
(false, true, true, true, false)
(true, true, true, true, false, false)
text
(false, true, true, false)


@x: 1

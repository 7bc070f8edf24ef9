# a string that is made of itself is as long as it gets: as bpftrace 0.27
-- needs root kernel>=5.17
-- script
begin {
	@m = "a"; $s = "x";
	for ($i : 0..40) { @m = str_concat(@m, "bcdefghij"); $s = str_concat($s, "bcdefghij"); }
	print((strlen(@m), strlen($s)));
	delete(@m);
	exit();
}
-- out
(361, 361)



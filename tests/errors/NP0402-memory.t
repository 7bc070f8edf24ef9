# values that take more than a CPU's memory for them: refused before loading
-- args
--max-strlen 65536 @e@
-- script
begin {
	$a = str(1);
}
begin { printf("%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s",
	@a[0], @a[1], @a[2], @a[3], @a[4], @a[5], @a[6], @a[7], @a[8], @a[9], @a[10], @a[11], @a[12],
	@a[13], @a[14], @a[15], @a[16], @a[17], @a[18], @a[19], @a[20], @a[21], @a[22], @a[23], @a[24],
	@a[25], @a[26], @a[27], @a[28], @a[29], @a[30], @a[31]); @a[1] = str((uint64)2); }
-- err
-e:4:1: error NP0402: the values of this clause take 2097680 bytes, and 2097152 are possible
    4 | begin { printf("%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s",
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
-- exit 1

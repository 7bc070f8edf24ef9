# many short lines with comments beside a long one: what is written is no more than what was read, with tabs and blanks
-- setup
{ printf 'begin {\n$a = "'; head -c 100000 /dev/zero | tr '\0' b; printf '"; // long\n'; yes '$a = "b"; // short' | head -20000; printf '}\n'; } > large.np
"${NPROBE:-$TOP/build/nprobe}" fmt large.np | awk 'length > n[NR == 2] { n[NR == 2] = length } END { print "begin {\n\tprint((" n[0] ", " n[1] "));\n}" }' > said.np
-- args
fmt said.np
-- out
begin {
	print((19, 100017));
}

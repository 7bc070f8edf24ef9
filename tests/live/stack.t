# programs that need more stack than the kernel has: many values at a time, deep calls, loops within loops
-- needs root
-- timeout 8
-- args
-q begin.np
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
seq_of() { for ((k = 0; k < $1; k++)); do printf "$2" $(eval echo "${3:-\$k}"); done; }
nested() { printf "%s%s%s" "$(seq_of "$1" "$2")" "$3" "$(seq_of "$1" "$4" "''")"; }
one='begin { @one = 1; }'
end='print(@r); clear(@r); clear(@one); exit(); }'

# 0 + 1 + ... + 299, all read before the first is added
echo "$one begin { $(seq_of 300 '$v%d = @one - 1 + %d; ' '$k $k') @r = 0$(seq_of 300 ' + $v%d'); $end" >many.np
# a value waits at each of 90 levels
echo "$one begin { @r = $(nested 90 '(@one%.0s + ' 0 ')%.0s'); $end" >levels.np
# 5, and 1 for each of 12 functions that call each other
echo "fn f0(\$a: uint64): uint64 { return \$a + @one; }
$(for i in {1..11}; do echo "fn f$i(\$a: uint64): uint64 { return f$((i - 1))(\$a) + @one; }"; done)
$one begin { @r = f11(5); $end" >calls.np
# functions 6 ... 0, of 16 values each: 16 * (6 + 7 + ... + 12) + 7 * (0 + ... + 15)
echo "$(for i in {0..6}; do
	echo "fn f$i(\$a: uint64): uint64 { $(seq_of 16 '$v%d = @one + $a + %d; ' '$k $k')
		\$r = $([ $i = 0 ] && echo 0 || echo "f$((i - 1))(\$a + 1)"); return \$r$(seq_of 16 ' + $v%d'); }"
done)
$one begin { @r = f6(5); $end" >values.np
# 2 to the power of 9
echo "begin { @r = 0; $(nested 9 'for ($i%d : 0..2) { ' '@r++; ' '} %.0s') $end" | sed 's/clear(@one); //' >loops.np
# 9 times, for k from 0 to 29: (1 + k) + (2 + k) + (3 + k)
echo "$one begin { @r = 0; $(seq_of 30 '$v%d = @one + %d; ' '$k $k')
	for (\$i : 0..3) { $(seq_of 30 '$w%d = @one + $v%d; ' '$k $k')
	for (\$j : 0..3) { $(seq_of 30 '$x%d = @one + $w%d; ' '$k $k')
	@r += 0$(seq_of 30 ' + $v%d + $w%d + $x%d' '$k $k $k'); } } $end" >vars.np

# the helpers want memory for the process 200 times, and for a stack 70 times
echo "begin { @s = 0; $(seq_of 200 '@s += pid - pid + %d - %d; ' '$k $k') $(seq_of 70 '@s += len(kstack(3)) >= %d - %d; ' '$k $k')
	@r = @s; clear(@s); $end" | sed 's/clear(@one); //' >helpers.np

{
	for f in many levels calls values loops vars helpers; do
		echo "$f $("$NP" -q $f.np 2>&1 | head -3 | tr '\n' ' ')" | sed 's/@r: //; s/ *$//'
	done
} >results
echo 'begin { cat("results"); exit(); }' >begin.np
-- out
many 44850
levels 90
calls 17
values 1848
loops 512
vars 13365
helpers 70



# what C code is given as an address becomes a helper's number when it is inlined: its instructions tell it
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
__attribute__((always_inline)) long run(long (*f)(long), long n) { return f(n); }
END
{
	echo 'import "c.bpf.c"'
	# so deep that functions are inlined
	echo 'fn f0($x: int64): int64 { return $x + 1; }'
	for i in 1 2 3 4 5 6 7 8 9; do
		echo "fn f$i(\$x: int64): int64 { return f$((i - 1))(\$x) * (\$x + $i); }"
	done
	echo 'begin { $a = run((void *)109, 10); print((f9(3), $a)); }'
} > main.np
-- args
-n main.np
-- exit 1
-- err
nprobe: error NP0507: this program changes what the machine does: it calls bpf_send_signal()
  hint: run it with --unsafe to allow that

# a cast says what the address of a variable points to, for a function in C
-- needs root tool:clang-19
-- setup
cat > c.bpf.c <<'END'
void set(char *p) { p[0] = 200; p[1] = 1; }
void add(int *p) { *p += 5; }
END
cat > main.np <<'END'
import "c.bpf.c"
begin {
	$wide = 65536;
	$byte = (int8)1;
	$n = 4294967295;
	set((char *)&$wide);
	set((char *)&$byte);
	add((int32 *)&$n);
	print(($wide, $byte, $n));
	exit();
}
END
-- args
-q main.np
-- err contains
warning: implicit conversion
-- out
(65992, -56, 4)



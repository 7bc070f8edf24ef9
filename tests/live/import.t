# imports: macros, functions, types, maps and clauses of other files, each file once, whoever names it; what they say of a place names the file
-- needs root
-- setup
mkdir part
cat > part/one.bt <<'END'
import "two.np"
macro twice(x) { x * 2 }
let @im = hash(1);
begin { printf("one\n"); }
END
cat > part/two.np <<'END'
import "one.bt"; // a circle
struct pair { int a; int b; }
fn half($x: int64): int64 { return $x / 2; }
begin { printf("two\n"); }
interval:s:1000 { warnf("never"); }
begin { @im[1] = 1; @im[2] = 2; warnf("told here"); }
END
cat > part/types.h <<'END'
struct other { char c; long l; };
END
cat > script.bt <<'END'
config = { max_strlen = 64 }
import "part";
import "part/../part/one.bt"
import "part/types.h"
begin {
	printf("script %d %d %d %d\n", twice(4), half(8), sizeof(struct pair), sizeof(struct other));
	exit();
}
END
-- args
script.bt
-- out
two
one
script 8 4 8 16


@im[1]: 1
-- err contains
part/two.np:6:33: warning: told here
@im: 1 update lost: map is full at 1 key (line 6 of part/two.np: @im[2] = 2); try a larger size in its 'let'

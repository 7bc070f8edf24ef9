# macros, blocks as values, comptime, typeof as they are read
-- args
-d tree @e@
-- script
macro m($a, b, @c) { $x = b; $a + $x }
macro n() { if (1) { 2 } else { 3 } }
begin {
	let $y : typeof($x) = comptime { 1; 2 };
	$z = if $y { 1 } else { n };
	m($y, 1 + 1, @q);
	f(typeof(uint8));
}
-- out
program
  macro m
    parameter: scratch $a
    parameter: name b
    parameter: map @c
    block-value
      assign =
        scratch $x
        name b
      value: binary +
        scratch $a
        scratch $x
  macro n
    block-value
      if
        int 1
        then: block
          expr
            int 2
        else: block
          expr
            int 3
  clause
    probe begin group 0
    block
      let (typeof($x))
        scratch $y
        comptime
          block-value
            expr
              int 1
            value: int 2
      assign =
        scratch $z
        ternary
          scratch $y
          then: block-value
            value: int 1
          else: block-value
            value: name n
      expr
        call m
          scratch $y
          binary +
            int 1
            int 1
          map @q
      expr
        call f
          type (uint8)

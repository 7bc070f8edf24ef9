# each wrong statement is told once, whatever stands in its brackets; nothing follows from it
-- args
-n @script@
-- script
/** a comment, not a path */
begin {
	@a = 1 2;
	if (x y) { a; b c; } else { d e; }
	print(3 4);
}
t:a:b < count() >
t:a:b c { f; }
end { g h }
-- exit 1
-- err
script.np:3:9: error NP0101: unexpected '2', expected an operator, ';' or '}'
    3 |  @a = 1 2;
      |         ^
script.np:4:8: error NP0101: unexpected 'y', expected an operator, ',' or ')'
    4 |  if (x y) { a; b c; } else { d e; }
      |        ^
script.np:5:10: error NP0101: unexpected '4', expected an operator, ',' or ')'
    5 |  print(3 4);
      |          ^
script.np:8:7: error NP0101: unexpected 'c', expected a block { } or < >
    8 | t:a:b c { f; }
      |       ^
script.np:9:9: error NP0101: unexpected 'h', expected an operator, ';' or '}'
    9 | end { g h }
      |         ^

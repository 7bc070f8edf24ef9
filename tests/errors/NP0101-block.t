# a statement whose block is missing; the type of a parameter
-- script
fn twice($a) { return $a * 2; }
begin { while ($a < 3) $a++; }
begin { $x = 1 ? 2; }
-- err
-e:1:12: error NP0101: unexpected ')', expected ':'
    1 | fn twice($a) { return $a * 2; }
      |            ^
  hint: its type stands behind it, such as : int
-e:2:24: error NP0101: unexpected '$a', expected an operator or '{'
    2 | begin { while ($a < 3) $a++; }
      |                        ^~
-e:3:19: error NP0101: unexpected ';', expected an operator or ':'
    3 | begin { $x = 1 ? 2; }
      |                   ^
-- exit 1

# a setting that is none does not hide the next one
-- args
-n @e@
-- script
config = { a b; missing_probes = ; max_strlen 5 }
config { }
-- exit 1
-- err
-e:1:14: error NP0101: unexpected 'b', expected '='
    1 | config = { a b; missing_probes = ; max_strlen 5 }
      |              ^
-e:1:34: error NP0101: unexpected ';', expected a value
    1 | config = { a b; missing_probes = ; max_strlen 5 }
      |                                  ^
-e:1:47: error NP0101: unexpected '5', expected '='
    1 | config = { a b; missing_probes = ; max_strlen 5 }
      |                                               ^
-e:2:8: error NP0101: unexpected '{', expected '='
    2 | config { }
      |        ^

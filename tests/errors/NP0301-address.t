# a tuple with its own address in it, whose type would have no end; addresses of different things
-- args
-n @e@
-- world 6.12
-- script
begin { $t = (1, 2); $t = (1, &$t); }
begin { $x = 1; $p = &$x; $p = &$p; $s = "a"; $q = &$x; $q = &$s; }
-- exit 1
-- err
-e:1:27: error NP0301: variable '$t' holds (int64, (int64, int64) *) and cannot take (int64, (int64, (int64, int64) *) *)
    1 | begin { $t = (1, 2); $t = (1, &$t); }
      |                           ^~~~~~~~
-e:2:32: error NP0301: variable '$p' holds int64 * and cannot take int64 **
    2 | begin { $x = 1; $p = &$x; $p = &$p; $s = "a"; $q = &$x; $q = &$s; }
      |                                ^~~
-e:2:62: error NP0301: variable '$q' holds int64 * and cannot take string[2] *
    2 | begin { $x = 1; $p = &$x; $p = &$p; $s = "a"; $q = &$x; $q = &$s; }
      |                                                              ^~~

# what a loop over nothing gives has no type: what is done with it says nothing more
-- world 6.12
-- script
BEGIN { for ($i : 5) { $i = 7; $i++; $j = $i; print($j); } }
-- args
-n @e@
-- exit 1
-- err
-e:1:19: error NP0301: a loop is over a range or a map
    1 | BEGIN { for ($i : 5) { $i = 7; $i++; $j = $i; print($j); } }
      |                   ^
  hint: for ($i : 0..10) { }, for ($kv : @map) { }

# maps are declared at the top level; the ';' may be left out
-- args
-d tree @e@
-- script
let @m = lruhash(100);
let  @ = hash(0x10) begin { let $x = 1; }
-- out
program
  map-declaration @m = lruhash(100)
  map-declaration @ = hash(16)
  clause
    probe begin group 0
    block
      let
        scratch $x
        int 1

# imports by path, and by name from the library
-- args
-d tree @e@
-- setup
mkdir -p places/lib
echo 'macro one() { 1 }' > places/lib/one.np
echo 'macro two() { 2 }' > two.bt
-- env
NPROBE_PATH=/nowhere:places
-- script
import lib/one
import "two.bt";
begin { }
-- out
program
  macro one
    block-value
      value: int 1
  macro two
    block-value
      value: int 2
  clause
    probe begin group 0
    block

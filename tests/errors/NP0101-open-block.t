# the end of the program names what is still open
-- args
-n @e@
-- script
begin { if (1) { @x = 1;
-- exit 1
-- err
-e:1:24: error NP0101: unexpected end of the program, expected a statement or '}'
    1 | begin { if (1) { @x = 1;
      |                        ^
-e:1:16: note: this is still open
    1 | begin { if (1) { @x = 1;
      |                ^

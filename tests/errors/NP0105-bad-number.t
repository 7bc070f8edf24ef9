# a number that does not fit, and a malformed one, both in one run
-- args
-n @e@
-- script
begin { @x = 99999999999999999999; @y = 12abc; }
-- exit 1
-- err
-e:1:14: error NP0105: number '99999999999999999999' does not fit 64 bits
    1 | begin { @x = 99999999999999999999; @y = 12abc; }
      |              ^~~~~~~~~~~~~~~~~~~~
-e:1:41: error NP0105: malformed number '12abc'
    1 | begin { @x = 99999999999999999999; @y = 12abc; }
      |                                         ^~~~~

# an unknown function, with the nearest
-- args
-n @e@
-- world 6.12
-- script
begin { prinft("x"); }
-- exit 1
-- err
-e:1:9: error NP0208: there is no function 'prinft'
    1 | begin { prinft("x"); }
      |         ^~~~~~
  hint: did you mean 'printf'?

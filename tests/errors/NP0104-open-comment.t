# a comment without its end
-- args
-n @e@
-- script
begin { exit(); } /* and so
-- exit 1
-- err
-e:1:19: error NP0104: comment without its end '*/'
    1 | begin { exit(); } /* and so
      |                   ^~

# a variable is declared once in its block
-- args
-n @e@
-- world 6.12
-- script
begin { let $x = 3; let $x = 5; }
begin { $y = 3; { let $y = 4; let $y; } }
-- exit 1
-- err
-e:1:25: error NP0216: variable '$x' is there already
    1 | begin { let $x = 3; let $x = 5; }
      |                         ^~
-e:1:13: note: it is named first here
    1 | begin { let $x = 3; let $x = 5; }
      |             ^~
-e:2:35: error NP0216: variable '$y' is there already
    2 | begin { $y = 3; { let $y = 4; let $y; } }
      |                                   ^~
-e:2:23: note: it is named first here
    2 | begin { $y = 3; { let $y = 4; let $y; } }
      |                       ^~

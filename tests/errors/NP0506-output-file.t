# an output file that cannot be written
-- args
-o /nonexistent/x @e@
-- script
begin { exit(); }
-- needs root
-- err contains
{{^nprobe: error NP0506: '/nonexistent/x': No such file or directory$}}
-- exit 1

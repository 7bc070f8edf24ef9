# parts of the language that are not there yet are named
-- args
-n @e@
-- script
begin { @x[1] = 1; print(&@x[1]); }
-- exit 1
-- err contains
error NP0110: '&' of this is not supported yet

# system: what a command leaves running in the background is not waited for
-- args
-q --unsafe @e@
-- script
begin { system("sleep 60 & echo $!"); printf("after\n"); exit(); }
-- needs root
-- out
{{\d+}}

after



# a map that holds symbols takes the function that was probed, and variables do
-- needs root kprobe
-- setup
cp "$(type -P true)" nap
-- args
-q @e@ -c ./nap
-- script
begin { @name[0] = ksym(0); @last = ksym(0); }
kprobe:do_exit /comm == "nap"/ { $f = ksym(0); $f = func; @name[1] = func; @last = $f; delete(@name, 0); }
p:{do_group_exit,do_exit} /comm == "nap"/ { $g = ksym(1); $g = func; printf("%s\n", $g); }
-- out
do_group_exit
do_exit


@last: do_exit
@name[1]: do_exit

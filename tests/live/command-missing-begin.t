# nothing runs for a command that is not there, begin neither
-- args
-q @e@ -c no-such-program
-- script
begin { print("begun"); }
end { print("ended"); }
-- needs root
-- out
-- err
cannot run 'no-such-program': No such file or directory
-- exit 1

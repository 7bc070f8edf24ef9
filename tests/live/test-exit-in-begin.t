# --test: exit() in begin ends it before any test has run, with its status
-- needs root
-- args
--test @e@
-- script
begin { printf("no\n"); exit(4); }
test:one { print(2); }
end { printf("end\n"); }
-- out
no
end
-- exit 4

# without --test, tests do not run
-- needs root
-- script
begin { print(1); exit(); }
test:one { print(2); exit(3); }
bench:one { print(3); }
-- out
1



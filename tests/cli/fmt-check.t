# fmt --check names the files that would change, and says so by its exit status
-- setup
printf 'begin { exit(); }\n' > good.np
printf 'begin{exit()}\n' > bad.np
-- args
fmt --check good.np bad.np
-- out
bad.np
-- exit 1

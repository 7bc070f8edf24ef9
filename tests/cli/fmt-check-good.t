# fmt --check of scripts that are in their layout says nothing
-- setup
printf 'begin { exit(); }\n' > good.np
-- args
fmt --check good.np

# a map that gets nothing but what loops over it give: its values are integers, and there are none
-- args
-n @e@
-- world 6.12
-- script
begin { for ($kv : @m) { @m[1] = $kv.1; } }
end { for ($kv : @a) { @b[1] = $kv.1; } for ($kv : @b) { @a[1] = $kv.1; } }

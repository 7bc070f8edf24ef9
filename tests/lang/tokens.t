# tokens with their places
-- args
-d tokens @e@
-- world 6.12
-- script
t:a:b /x > 1/ < @m[$k]++ >
-- out
1:1 t:a:b
1:7 /
1:8 x
1:10 >
1:12 1
1:13 /
1:15 <
1:17 @m
1:19 [
1:20 $k
1:22 ]
1:23 ++
1:26 >

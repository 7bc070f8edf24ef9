# the '>' that rightly ended a block has no part in errors behind it, nor in one right before it
-- args
-n @script@
-- script
t:a:b < @a = 1 > tcp_sendmsg x { }
t:a:b < @a = > tcp_sendmsg y < count() >
t:a:b < @a = 1 > tcp_sendmsg { @a = 1 } }
t:a:b < @a = 1 > )
end { @z = ; }
-- exit 1
-- err
script.np:1:30: error NP0101: unexpected 'x', expected a block { } or < >
    1 | t:a:b < @a = 1 > tcp_sendmsg x { }
      |                              ^
script.np:2:14: error NP0101: unexpected '>', expected a value
    2 | t:a:b < @a = > tcp_sendmsg y < count() >
      |              ^
script.np:2:28: error NP0101: unexpected 'y', expected a block { } or < >
    2 | t:a:b < @a = > tcp_sendmsg y < count() >
      |                            ^
script.np:3:41: error NP0101: unexpected '}', expected the end of the program, a probe, a declaration or ';'
    3 | t:a:b < @a = 1 > tcp_sendmsg { @a = 1 } }
      |                                         ^
script.np:4:18: error NP0101: unexpected ')', expected the end of the program, a probe, a declaration or ';'
    4 | t:a:b < @a = 1 > )
      |                  ^

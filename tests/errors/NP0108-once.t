# a '>' that ended the block too early is told once; what is wrong behind the block is told too
-- args
-n @script@
-- script
t:a:b < if a > 3 { exit() } print(2, 3); @x = "c > d"; >
t:a:b < @x = a > b ? 1 : 2; @y = a[1]; >
t:a:b < $c = a > b; @y = "q > r"; /* > */ @z = 1; >
end { @z = ; }
-- exit 1
-- err
script.np:1:14: error NP0108: unexpected '>', expected an operator or '{'
    1 | t:a:b < if a > 3 { exit() } print(2, 3); @x = "c > d"; >
      |              ^
  hint: within < >, write a comparison in parentheses: (a > b)
script.np:2:22: error NP0108: unexpected '1', expected a block { } or < >
    2 | t:a:b < @x = a > b ? 1 : 2; @y = a[1]; >
      |                      ^
script.np:2:16: note: this '>' ended the block '<'
    2 | t:a:b < @x = a > b ? 1 : 2; @y = a[1]; >
      |                ^
  hint: within < >, write a comparison in parentheses: (a > b)
script.np:3:24: error NP0108: unexpected '=', expected a block { } or < >
    3 | t:a:b < $c = a > b; @y = "q > r"; /* > */ @z = 1; >
      |                        ^
script.np:3:16: note: this '>' ended the block '<'
    3 | t:a:b < $c = a > b; @y = "q > r"; /* > */ @z = 1; >
      |                ^
  hint: within < >, write a comparison in parentheses: (a > b)
script.np:4:12: error NP0101: unexpected ';', expected a value
    4 | end { @z = ; }
      |            ^

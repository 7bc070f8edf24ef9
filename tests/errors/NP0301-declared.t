# what a declared type does not hold; values that are not constants are cut, as in C
-- args
-n @e@
-- world 6.12
-- script
begin {
	let $a: uint8 = 300;
	let $b: uint64 = -1;
	let $c: int8; $c = -129;
	let $d: bool = 5;
	let $e: string[5] = "abcdefgh";
	let $f: string; $f = 5;
	let $g: uint8 = pid;
	let $h: void;
}
-- exit 1
-- err
-e:2:18: error NP0301: variable '$a' is uint8, which does not hold 300
    2 |  let $a: uint8 = 300;
      |                  ^~~
-e:2:6: note: it is declared here
    2 |  let $a: uint8 = 300;
      |      ^~
-e:3:19: error NP0301: variable '$b' is uint64, which does not hold -1
    3 |  let $b: uint64 = -1;
      |                   ^~
-e:3:6: note: it is declared here
    3 |  let $b: uint64 = -1;
      |      ^~
-e:4:21: error NP0301: variable '$c' is int8, which does not hold -129
    4 |  let $c: int8; $c = -129;
      |                     ^~~~
-e:4:6: note: it is declared here
    4 |  let $c: int8; $c = -129;
      |      ^~
-e:5:17: error NP0301: variable '$d' holds bool and cannot take int64
    5 |  let $d: bool = 5;
      |                 ^
-e:5:6: note: it is declared here
    5 |  let $d: bool = 5;
      |      ^~
-e:6:22: error NP0301: variable '$e' holds string[5] and cannot take string[9]
    6 |  let $e: string[5] = "abcdefgh";
      |                      ^~~~~~~~~~
-e:6:6: note: it is declared here
    6 |  let $e: string[5] = "abcdefgh";
      |      ^~
-e:7:23: error NP0301: variable '$f' holds a string and cannot take int64
    7 |  let $f: string; $f = 5;
      |                       ^
-e:9:10: error NP0301: a variable cannot hold void
    9 |  let $h: void;
      |          ^~~~

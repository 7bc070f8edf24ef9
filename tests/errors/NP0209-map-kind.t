# kinds of maps that there are not, and sizes that no map has
-- args
-n @e@
-- world 6.12
-- script
let @a = hsh(4);
let @b = array(4);
let @c = hash(0);
let @d = lruhash(4); let @d = hash(5);
begin { @a[1] = 1; @b[1] = 1; @c[1] = 1; @d[1] = 1; }
-- exit 1
-- err
-e:1:10: error NP0209: there is no kind of map 'hsh'
    1 | let @a = hsh(4);
      |          ^~~
  hint: did you mean 'hash'?
-e:2:10: error NP0209: there is no kind of map 'array'
    2 | let @b = array(4);
      |          ^~~~~
  hint: kinds of maps are hash lruhash percpuhash percpulruhash
-e:3:15: error NP0308: a map has room for 1 to 1073741824 keys
    3 | let @c = hash(0);
      |               ^
-e:4:22: error NP0216: map '@d' is declared twice
    4 | let @d = lruhash(4); let @d = hash(5);
      |                      ^~~~~~~~~~~~~~~~
-e:4:1: note: the first one is here
    4 | let @d = lruhash(4); let @d = hash(5);
      | ^~~~~~~~~~~~~~~~~~~

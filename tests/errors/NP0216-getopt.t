# one option has one default
-- args
-n @e@
-- world 6.12
-- script
begin { print(getopt("c", 5)); print(getopt("c", "x")); }
-- exit 1
-- err
-e:1:38: error NP0216: option 'c' has another default elsewhere
    1 | begin { print(getopt("c", 5)); print(getopt("c", "x")); }
      |                                      ^~~~~~~~~~~~~~~~
-e:1:15: note: here
    1 | begin { print(getopt("c", 5)); print(getopt("c", "x")); }
      |               ^~~~~~~~~~~~~~

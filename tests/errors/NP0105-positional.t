# $0: words behind the script are counted from $1
-- args
-n @e@ word
-- world 6.12
-- script
begin { print($0); }
-- exit 1
-- err
-e:1:15: error NP0105: the words behind the script are counted from $1
    1 | begin { print($0); }
      |               ^~

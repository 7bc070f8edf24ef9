# since() of a key that nothing starts
-- world 6.12
-- args
-n @e@
-- script
begin { start(1); print(since("a")); }
-- exit 1
-- err
-e:1:25: error NP0306: no start() has such a key
    1 | begin { start(1); print(since("a")); }
      |                         ^~~~~~~~~~
  hint: start(key) where the time begins; the keys of both are of one type

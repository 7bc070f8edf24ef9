# a declared map that nothing uses
-- args
-n @e@
-- world 6.12
-- script
let @a = hash(4);
begin { }
-- err
-e:1:1: warning: map '@a' is not used
    1 | let @a = hash(4);
      | ^~~~~~~~~~~~~~~~
